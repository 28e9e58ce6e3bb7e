import { missingMigrationOf, typesLeftOut } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from './subgraph';

describe('the domain of city promotion', () => {
  it('leaves none of its types out of its schema', () => {
    expect(typesLeftOut(cityPromotion)).toEqual([]);
  });

  it('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(cityPromotion)).toEqual([]);
  });
});
