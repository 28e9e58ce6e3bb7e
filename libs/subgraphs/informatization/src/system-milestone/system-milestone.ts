import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { monthsOf } from '../month-span';
import { SystemMilestone } from './system-milestone.entity';
import { SystemMilestoneResolver } from './system-milestone.resolver';

/** 情報システムの沿革の一項目 */
export const systemMilestone = defineConcept({
  entity: SystemMilestone,
  resolver: SystemMilestoneResolver,
  row: z
    .strictObject({
      id: z.string(),
      name: localizedText,
      event: localizedText,
      when: partialDate,
      chronologyId: z.string().optional(),
      number: z.int().min(1).optional(),
      policyId: z.string().optional(),
    })
    .refine(({ chronologyId, number }) => (chronologyId === undefined) === (number === undefined), {
      path: ['number'],
      error: 'An entry of the chronology has both its chronologyId and its number; any other milestone has neither.',
    })
    .transform((row) => ({ ...row, ...monthsOf(row.when) })),
  references: ({ chronologyId, policyId }) => [
    ...(chronologyId ? [{ concept: 'SystemChronology', id: chronologyId, at: ['chronologyId'] }] : []),
    ...(policyId ? [{ concept: 'InformatizationPolicy', id: policyId, at: ['policyId'] }] : []),
  ],
});
