import { missingMigration, openTestSubgraph, type TestSubgraph, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from './subgraph';

describe('the domain of the comprehensive plan', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(comprehensivePlan)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigration(subgraph.database)).toEqual([]);
  });
});
