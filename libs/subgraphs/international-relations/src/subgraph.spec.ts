import { missingMigration, openTestSubgraph, type TestSubgraph, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from './subgraph';

describe('the domain of international relations', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(internationalRelations);
  });
  afterAll(() => subgraph.close());

  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(internationalRelations)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigration(subgraph.database)).toEqual([]);
  });
});
