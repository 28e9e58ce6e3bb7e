import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from './subgraph';

describe('the domain of the comprehensive plan', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(comprehensivePlan)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(comprehensivePlan)).toEqual([]);
  });
});
