import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { ForestMilestone } from './forest-milestone.entity';
import { ForestMilestoneResolver } from './forest-milestone.resolver';
import { ForestMilestoneKind } from './forest-milestone-kind';

/** これまでの経緯 */
export const forestMilestone = defineConcept({
  entity: ForestMilestone,
  resolver: ForestMilestoneResolver,
  row: z
    .strictObject({
      id: z.string(),
      forestId: z.string(),
      when: partialDate,
      kind: z.enum(ForestMilestoneKind),
      event: localizedText,
      facilityId: z.string().optional(),
    })
    .transform(({ when, ...row }) => ({ ...row, whenText: when.text })),
  references: ({ forestId, facilityId }) => [
    { concept: 'CoolJapanForest', id: forestId, at: ['forestId'] },
    ...(facilityId ? [{ concept: 'ForestFacility', id: facilityId, at: ['facilityId'] }] : []),
  ],
});
