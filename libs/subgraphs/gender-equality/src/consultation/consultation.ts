import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Consultation } from './consultation.entity';
import { ConsultationResolver } from './consultation.resolver';
import { consultationCount } from './consultation-count';
import { consultationPattern } from './consultation-pattern';

/** 相談 */
export const consultation = defineConcept({
  entity: Consultation,
  resolver: ConsultationResolver,
  row: z.strictObject({
    id: z.string(),
    centreId: z.string(),
    order: z.int().min(1),
    name: localizedText,
    patterns: z.array(consultationPattern).min(1),
    counts: z.array(consultationCount).min(1),
  }),
  references: ({ centreId }) => [{ concept: 'GenderEqualityCentre', id: centreId, at: ['centreId'] }],
});
