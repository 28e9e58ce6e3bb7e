import { missingMigration, openTestSubgraph, type TestSubgraph, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from './subgraph';

describe('the domain of gender equality', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(genderEquality)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigration(subgraph.database)).toEqual([]);
  });
});
