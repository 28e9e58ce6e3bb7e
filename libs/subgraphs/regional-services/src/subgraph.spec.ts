import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { regionalServices } from './subgraph';

describe('the domain of regional services', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(regionalServices)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(regionalServices)).toEqual([]);
  });
});
