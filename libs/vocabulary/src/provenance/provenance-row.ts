import { z } from 'zod';
import { partialDate } from '../calendar/partial-date';
import { localizedText } from '../localized-text/localized-text';
import { Confidence } from './field-correction';
import { GapReason } from './field-gap';
import { type Provenance, ProvenanceStatus } from './provenance';
import { sourceDocument } from './source-document';

const text = z.string().trim().min(1);

const correction = z.strictObject({
  field: text,
  printed: z.string().min(1),
  read: text,
  reason: localizedText,
  confidence: z.enum(Confidence),
});

const gap = z.strictObject({ field: text, reason: z.enum(GapReason), note: localizedText.optional() });

const statusesWithCorrections = [ProvenanceStatus.CORRECTED, ProvenanceStatus.UNCERTAIN];

/** What a reviewed row of a data file says of where it comes from. The document and the edition are the same for all. */
export const provenanceRow = z
  .strictObject({
    heading: text,
    lines: z.array(z.int().min(1)),
    asOf: partialDate.optional(),
    status: z.enum(ProvenanceStatus).default(ProvenanceStatus.AS_PRINTED),
    corrections: z.array(correction).default([]),
    gaps: z.array(gap).default([]),
  })
  .refine(({ status, corrections }) => status !== ProvenanceStatus.CORRECTED || corrections.length > 0, {
    path: ['corrections'],
    error: 'A CORRECTED record says what was corrected: give at least one correction.',
  })
  .refine(({ status, corrections }) => corrections.length === 0 || statusesWithCorrections.includes(status), {
    path: ['status'],
    error: 'A record with corrections has the status CORRECTED or UNCERTAIN.',
  });

/** A {@link provenanceRow} that has been read. */
export type ProvenanceRow = z.infer<typeof provenanceRow>;

/** The provenance to store beside a record: a plain JSON object from which the GraphQL type Provenance resolves. */
export function toProvenance(row: ProvenanceRow): Provenance {
  return {
    ...sourceDocument,
    heading: row.heading,
    lines: row.lines,
    asOf: row.asOf ?? null,
    status: row.status,
    corrections: row.corrections,
    gaps: row.gaps.map(({ field, reason, note }) => ({ field, reason, note: note ?? null })),
  };
}
