import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from './subgraph';

describe('the domain of gender equality', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(genderEquality)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(genderEquality)).toEqual([]);
  });
});
