import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CenterSlot } from './center-slot.entity';
import { CenterSlotResolver } from './center-slot.resolver';
import { centerSlotChecks } from './center-slot.checks';

/** 使用区分 */
export const centerSlot = defineConcept({
  entity: CenterSlot,
  resolver: CenterSlotResolver,
  list: rootList(CenterSlot, {
    name: 'centerSlots',
    description: 'The slots of the rooms of the center Furatto (使用区分), by number. 「ふらっとの部屋の使用区分」',
    one: { description: 'One slot (使用区分)', example: 'center-slot-1' },
    size: 6,
    order: [{ field: 'NUMBER' }],
  }),
  checks: centerSlotChecks,
});
