import { missingMigration, openTestSubgraph, type TestSubgraph, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from './subgraph';

describe('the domain of city promotion', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(cityPromotion);
  });
  afterAll(() => subgraph.close());

  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(cityPromotion)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigration(subgraph.database)).toEqual([]);
  });
});
