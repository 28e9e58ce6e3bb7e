import { countCorrected } from '@tokorozawa/answer-tables';
import { citationOf } from '@tokorozawa/pages';
import { z } from 'zod';
import type { ToolContext } from './tool';

/** What is selected of each provenance. */
export const provenanceSelection = `{
  document edition heading lines asOf { era earliest } status
  corrections { field kind lines printed read reason confidence }
  gaps { field reason note } openLists enteredBy enteredAt
}`;

/** What is selected of a record, whatever it is, to say where it comes from. */
export const recordSelection = `{ __typename ... on Record { id name url provenance ${provenanceSelection} } }`;

const correction = z.object({
  field: z.string(),
  kind: z.string(),
  printed: z.string().nullable().describe('What is printed; null when nothing is.'),
  read: z.string().describe('What the record reads or supplies.'),
  reason: z.string(),
  confidence: z.string(),
  lines: z.array(z.int()),
});

const gap = z.object({ field: z.string(), reason: z.string(), note: z.string().nullable() });

export interface Provenance {
  document: string;
  edition: string;
  heading: string;
  lines: number[];
  asOf: { era: string; earliest: string } | null;
  status: string;
  corrections: z.infer<typeof correction>[];
  gaps: z.infer<typeof gap>[];
  openLists: string[];
  enteredBy: string | null;
  enteredAt: string | null;
}

/** A record of which {@link recordSelection} was selected. */
export interface SourcedRecord {
  __typename: string;
  id: string;
  name: string;
  url: string;
  provenance: Provenance;
}

/** Where something comes from, and how far to trust it. What is empty or null is left out, because it says nothing. */
const trust = {
  status: z.string().describe('AS_PRINTED, CORRECTED, UNCERTAIN, EDITORIAL, PARTNER or MADE_UP.'),
  citation: z.string(),
  asOf: z.string().optional().describe('The time that it speaks of.'),
  corrections: z.array(correction).optional(),
  gaps: z.array(gap).optional(),
  openLists: z.array(z.string()).optional().describe('Fields whose lists the source leaves open (など).'),
  enteredBy: z.string().optional().describe('The municipality that entered it.'),
  enteredAt: z.string().optional(),
};

/** A record, and where it comes from. */
export const source = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  url: z.string(),
  ...trust,
});

export type Source = z.infer<typeof source>;

export function sourceOf(record: SourcedRecord, { addresses, language }: ToolContext): Source {
  const { __typename: type, id, name, provenance } = record;
  const { status, asOf, corrections, gaps, openLists, enteredBy, enteredAt } = provenance;
  const url = addresses.absolute(record.url);
  const cited = { ...provenance, corrections: countCorrected(corrections) };
  return {
    id,
    type,
    name,
    url,
    status,
    citation: citationOf({ sources: [cited], subject: name, address: url }, language),
    ...(asOf && { asOf: asOf.era }),
    ...(corrections.length > 0 && { corrections }),
    ...(gaps.length > 0 && { gaps }),
    ...(openLists.length > 0 && { openLists }),
    ...(enteredBy !== null && { enteredBy }),
    ...(enteredAt !== null && { enteredAt }),
  };
}

/** A record of which the id, the type, the name and the address are said elsewhere. */
export const trustOnly = z.object(trust);

export function trustOf(record: SourcedRecord, context: ToolContext): z.infer<typeof trustOnly> {
  const { id: _id, type: _type, name: _name, url: _url, ...trust } = sourceOf(record, context);
  return trust;
}
