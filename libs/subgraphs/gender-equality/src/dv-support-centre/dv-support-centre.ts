import { defineConcept } from '@tokorozawa/subgraph-kit';
import { DvSupportCentre } from './dv-support-centre.entity';
import { DvSupportCentreResolver } from './dv-support-centre.resolver';

/** 配偶者暴力相談支援センター */
export const dvSupportCentre = defineConcept({
  entity: DvSupportCentre,
  resolver: DvSupportCentreResolver,
});
