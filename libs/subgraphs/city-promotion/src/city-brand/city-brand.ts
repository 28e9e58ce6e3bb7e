import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { Basis, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { BrandForest } from './brand-forest.entity';
import { CityBrand } from './city-brand.entity';
import { CityBrandResolver } from './city-brand.resolver';

const row = z.strictObject({
  id: z.string(),
  name: localizedText,
  summary: localizedText,
  resources: z.array(localizedText).min(1),
  aim: localizedText,
  uses: z.array(z.strictObject({ forestId: z.string(), basis: z.enum(Basis), reason: localizedText })),
});

/** 所沢ブランド */
export const cityBrand = defineConcept({
  entity: CityBrand,
  resolver: CityBrandResolver,
  row,
  references: ({ uses }) =>
    uses.map(({ forestId }, index) => ({ concept: 'CoolJapanForest', id: forestId, at: ['uses', index, 'forestId'] })),
  parts: [
    part(BrandForest, ({ id, uses }: z.infer<typeof row>) =>
      uses.map((use) => ({ id: `${id}/${use.forestId}`, brandId: id, ...use })),
    ),
  ],
});
