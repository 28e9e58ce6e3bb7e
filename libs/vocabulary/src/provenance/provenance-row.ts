import { z } from 'zod';
import { partialDate } from '../calendar/partial-date';
import { type LocalizedText, localizedText } from '../localized-text/localized-text';
import { Confidence, CorrectionKind } from './field-correction';
import { GapReason } from './field-gap';
import { type Provenance, ProvenanceStatus } from './provenance';

const text = z.string().trim().min(1);

const line = z.int().min(1);

const correction = z
  .strictObject({
    field: text,
    kind: z.enum(CorrectionKind),
    lines: z.array(line).min(1),
    printed: z.string().min(1).optional(),
    read: text,
    reason: localizedText,
    confidence: z.enum(Confidence),
  })
  .refine(({ kind, printed }) => printed !== undefined || kind === CorrectionKind.SUPPLEMENT, {
    path: ['printed'],
    error: 'Only a SUPPLEMENT may have nothing printed. State what is printed, or make it a SUPPLEMENT.',
  });

const gap = z.strictObject({ field: text, reason: z.enum(GapReason), note: localizedText.optional() });

const statusesWithCorrections = [ProvenanceStatus.CORRECTED, ProvenanceStatus.UNCERTAIN];

/**
 * What a reviewed row of a data file says of where it comes from. The document and the edition are those of its folder. The
 * kit checks each row with it when it reads a data file (`row-checks.ts`).
 */
export const provenanceRow = z
  .strictObject({
    heading: text,
    lines: z.array(line),
    /** The lines on which the figures of the row are printed, where they are not on all of its lines. */
    figureLines: z.array(line).min(1).optional(),
    asOf: partialDate.optional(),
    status: z.enum(ProvenanceStatus).exclude(['PARTNER', 'MADE_UP']).default(ProvenanceStatus.AS_PRINTED),
    corrections: z.array(correction).default([]),
    gaps: z.array(gap).default([]),
    openLists: z.array(text).default([]),
  })
  .refine(({ status, corrections }) => status !== ProvenanceStatus.CORRECTED || corrections.length > 0, {
    path: ['corrections'],
    error: 'A CORRECTED record says what was corrected: give at least one correction.',
  })
  .refine(({ status, corrections }) => corrections.length === 0 || statusesWithCorrections.includes(status), {
    path: ['status'],
    error: 'A record with corrections has the status CORRECTED or UNCERTAIN.',
  })
  .superRefine(({ lines, corrections }, context) => {
    // What is left out may be missing from a line that the record is not read from, such as the heading of its table.
    for (const [index, { kind, lines: faulty }] of corrections.entries()) {
      const foreign = faulty.find((each) => !lines.includes(each));
      if (kind === CorrectionKind.SUPPLEMENT || foreign === undefined) continue;
      const message = `The record is not read from line ${foreign}. Correct the line, or add it to those of the record.`;
      context.addIssue({ code: 'custom', path: ['corrections', index, 'lines'], message });
    }
  });

/** A {@link provenanceRow} that has been read. */
export type ProvenanceRow = z.infer<typeof provenanceRow>;

/** The document from which all rows of an edition are read. */
export interface SourceDocument {
  document: LocalizedText;
  /** The name of the edition, such as 令和6年度版. */
  edition: string;
}

/** The provenance to store beside a record: a plain JSON object from which the GraphQL type Provenance resolves. */
export function toProvenance(row: ProvenanceRow, { document, edition }: SourceDocument): Provenance {
  return {
    document,
    edition,
    heading: row.heading,
    lines: row.lines,
    asOf: row.asOf ?? null,
    status: row.status,
    corrections: row.corrections.map((each) => ({ ...each, printed: each.printed ?? null })),
    gaps: row.gaps.map(({ field, reason, note }) => ({ field, reason, note: note ?? null })),
    openLists: row.openLists,
  };
}
