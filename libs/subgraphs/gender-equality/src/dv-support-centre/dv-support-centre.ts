import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { DvSupportCentre } from './dv-support-centre.entity';
import { DvSupportCentreResolver } from './dv-support-centre.resolver';
import { dvSupportCentrePlace } from './dv-support-centre-place';

/** 配偶者暴力相談支援センター */
export const dvSupportCentre = defineConcept({
  entity: DvSupportCentre,
  resolver: DvSupportCentreResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    tasks: z.array(localizedText).min(1),
    place: dvSupportCentrePlace,
    staff: z.array(localizedText).min(1),
  }),
});
