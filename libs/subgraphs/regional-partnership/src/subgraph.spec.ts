import { missingMigration, openTestSubgraph, type TestSubgraph, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from './subgraph';

describe('the domain of regional and academic partnership', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(regionalPartnership)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigration(subgraph.database)).toEqual([]);
  });
});
