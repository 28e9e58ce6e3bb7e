import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from './subgraph';

describe('the domain of regional and academic partnership', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(regionalPartnership)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(regionalPartnership)).toEqual([]);
  });
});
