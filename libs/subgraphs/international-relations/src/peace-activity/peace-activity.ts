import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { PeaceActivity } from './peace-activity.entity';
import { PeaceActivityResolver } from './peace-activity.resolver';
import { peaceActivityDetails } from './peace-activity-details';

/** 平和施策の事業 */
export const peaceActivity = defineConcept({
  entity: PeaceActivity,
  resolver: PeaceActivityResolver,
  row: z
    .strictObject({
      id: z.string(),
      policyId: z.string(),
      when: partialDate,
      name: localizedText,
      summary: localizedText,
      details: peaceActivityDetails,
    })
    .transform(({ when, ...row }) => ({ ...row, whenText: when.text, kind: row.details.kind })),
  references: ({ policyId }) => [{ concept: 'PeacePolicy', id: policyId, at: ['policyId'] }],
});
