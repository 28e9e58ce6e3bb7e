import { z } from 'zod';
import { provenanceSelection, trustOf, trustOnly, type Provenance } from './source';
import type { ToolContext } from './tool';

/** What is selected of a figure. */
export const figureSelection = `{
  id name url value printed unit status dateBasis field recordId
  date { era earliest latest }
  dimensions { name value }
  record { __typename ... on Record { name } }
  indicator { code }
  provenance ${provenanceSelection}
}`;

export interface FigureRow {
  id: string;
  name: string;
  url: string;
  value: number;
  printed: string;
  unit: string;
  status: string;
  dateBasis: string;
  field: string;
  recordId: string;
  date: { era: string; earliest: string; latest: string };
  dimensions: { name: string; value: string }[];
  record: { name: string } | null;
  indicator: { code: string };
  provenance: Provenance;
}

/** A figure of the source, with what is needed to rely on it and to cite it. */
export const figure = trustOnly.extend({
  id: z.string(),
  name: z.string().describe('The indicator and what it is of.'),
  url: z.string(),
  indicator: z.string().describe('Its code.'),
  value: z.number().describe('As it is read, in "unit".'),
  printed: z.string().describe('As it is printed, letter for letter.'),
  unit: z.string(),
  date: z.string().describe('In the Japanese calendar; 年度 is April to March.'),
  earliest: z.string().describe('The first day on which the date lies.'),
  latest: z.string(),
  isDateStated: z.boolean().describe('False if the source gives no date: then it is the year of the edition.'),
  reliability: z.string().describe('NORMAL, APPROXIMATE (約) or LOW_RELIABILITY (要確認).'),
  dimensions: z.record(z.string(), z.string()),
  field: z.string(),
  lines: z.array(z.int()).describe("In this project's transcript of the print."),
  recordId: z.string(),
  recordName: z.string().nullable(),
});

export type Figure = z.infer<typeof figure>;

export function figureOf(row: FigureRow, context: ToolContext): Figure {
  const { date, dateBasis, status, indicator, dimensions, record, provenance, ...stated } = row;
  return {
    ...stated,
    url: context.addresses.absolute(row.url),
    indicator: indicator.code,
    date: date.era,
    earliest: date.earliest,
    latest: date.latest,
    isDateStated: dateBasis === 'STATED',
    reliability: status,
    dimensions: Object.fromEntries(dimensions.map(({ name, value }) => [name, value])),
    lines: provenance.lines,
    recordName: record?.name ?? null,
    ...trustOf({ __typename: 'Observation', id: row.id, name: row.name, url: row.url, provenance }, context),
  };
}
