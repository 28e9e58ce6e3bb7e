import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CentreSlot } from './centre-slot.entity';
import { CentreSlotResolver } from './centre-slot.resolver';

/** 使用区分 */
export const centreSlot = defineConcept({
  entity: CentreSlot,
  resolver: CentreSlotResolver,
  list: rootList(CentreSlot, {
    name: 'centreSlots',
    description: 'The slots in which the rooms of the centre ふらっと are let (使用区分), by number.',
    one: { description: 'One slot (使用区分)', example: 'centre-slot-1' },
    size: 6,
    order: [{ field: 'NUMBER' }],
  }),
});
