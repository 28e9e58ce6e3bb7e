import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from './subgraph';

describe('the domain of informatization and public relations', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(informatization)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(informatization)).toEqual([]);
  });
});
