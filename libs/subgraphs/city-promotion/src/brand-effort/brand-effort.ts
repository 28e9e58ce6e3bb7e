import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { BrandEffort } from './brand-effort.entity';

/** 主な取組 */
export const brandEffort = defineConcept({
  entity: BrandEffort,
  row: z.strictObject({
    id: z.string(),
    brandId: z.string(),
    order: z.int().min(1),
    name: localizedText,
  }),
  references: ({ brandId }) => [{ concept: 'CityBrand', id: brandId, at: ['brandId'] }],
});
