import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { centreHours } from '../gender-equality-centre/centre-hours';
import { CentreSlot } from './centre-slot.entity';
import { CentreSlotResolver } from './centre-slot.resolver';

/** 使用区分 */
export const centreSlot = defineConcept({
  entity: CentreSlot,
  resolver: CentreSlotResolver,
  row: z.strictObject({
    id: z.string(),
    centreId: z.string(),
    number: z.int().min(1),
    name: localizedText,
    hours: centreHours,
  }),
  references: ({ centreId }) => [{ concept: 'GenderEqualityCentre', id: centreId, at: ['centreId'] }],
});
