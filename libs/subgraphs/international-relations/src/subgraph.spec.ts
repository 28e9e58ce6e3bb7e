import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from './subgraph';

describe('the domain of international relations', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(internationalRelations)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(internationalRelations)).toEqual([]);
  });
});
