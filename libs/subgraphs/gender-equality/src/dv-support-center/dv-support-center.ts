import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { DvSupportCenter } from './dv-support-center.entity';

/** 配偶者暴力相談支援センター */
export const dvSupportCenter = defineConcept({
  entity: DvSupportCenter,
  list: rootList(DvSupportCenter, {
    name: 'dvSupportCenters',
    description: 'The Spousal Violence Counseling and Support Centers (配偶者暴力相談支援センター), by id.',
    one: {
      description: 'One Spousal Violence Counseling and Support Center (配偶者暴力相談支援センター)',
      example: 'dv-support-center-tokorozawa',
    },
    size: 1,
    order: [{ field: 'ID' }],
  }),
});
