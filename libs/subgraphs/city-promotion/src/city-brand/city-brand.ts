import { defineConcept, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { BrandUseResolver } from './brand-use.resolver';
import { BrandForest } from './brand-forest.entity';
import { CityBrand } from './city-brand.entity';
import { CityBrandResolver } from './city-brand.resolver';

/** 所沢ブランド */
export const cityBrand = defineConcept({
  entity: CityBrand,
  resolver: CityBrandResolver,
  row: (declared) => declared.extend({ uses: z.array(rowOf(BrandForest).omit({ brandId: true })) }),
  parts: [
    {
      entity: BrandForest,
      resolver: BrandUseResolver,
      shown: { field: 'uses', parent: 'brandId' },
      records: ({ id, uses }) => uses.map((use) => ({ ...use, id: `${id}/${use.forestId}`, brandId: id })),
    },
  ],
});
