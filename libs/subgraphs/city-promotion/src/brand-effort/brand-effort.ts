import { defineConcept } from '@tokorozawa/subgraph-kit';
import { BrandEffort } from './brand-effort.entity';

/** 主な取組 */
export const brandEffort = defineConcept({
  entity: BrandEffort,
});
