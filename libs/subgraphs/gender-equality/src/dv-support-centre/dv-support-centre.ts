import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { DvSupportCentre } from './dv-support-centre.entity';

/** 配偶者暴力相談支援センター */
export const dvSupportCentre = defineConcept({
  entity: DvSupportCentre,
  list: rootList(DvSupportCentre, {
    name: 'dvSupportCentres',
    description: 'The DV support centres (配偶者暴力相談支援センター), by id.',
    one: { description: 'One DV support centre (配偶者暴力相談支援センター)', example: 'dv-support-centre-tokorozawa' },
    size: 1,
    order: [{ field: 'ID' }],
  }),
});
