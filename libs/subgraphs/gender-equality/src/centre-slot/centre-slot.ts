import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CentreSlot } from './centre-slot.entity';
import { CentreSlotResolver } from './centre-slot.resolver';

/** 使用区分 */
export const centreSlot = defineConcept({
  entity: CentreSlot,
  resolver: CentreSlotResolver,
});
