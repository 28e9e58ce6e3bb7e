import {
  completeData,
  notFound,
  subgraphsMissingIn,
  type Answer,
  type Ask,
  type ResourceRequest,
} from '@tokorozawa/resources';
import type { Unit } from '@tokorozawa/vocabulary';
import type { DateParts } from '../values';

/** A record that is named beside a figure. */
export interface NamedRecord {
  id: string;
  name: string;
}

/** Where something stands in the source, and how it was read. */
export interface SelectedProvenance {
  document: string;
  edition: string;
  heading: string;
  lines: number[];
  status: string;
  corrections: {
    field: string;
    kind: string;
    lines: number[];
    printed: string | null;
    read: string;
    reason: string;
    confidence: string;
  }[];
  gaps: { field: string; reason: string; note: string | null }[];
}

/** An observation. */
export interface Figure {
  id: string;
  name: string;
  value: number;
  printed: string;
  date: DateParts & { latest: string };
  dateBasis: 'STATED' | 'EDITION';
  status: 'NORMAL' | 'APPROXIMATE' | 'LOW_RELIABILITY';
  recordId: string;
  field: string;
  line: number | null;
  dimensions: { dimension: string; name: string; code: string; value: string }[];
  record: NamedRecord | null;
  alsoAbout: (NamedRecord | null)[] | null;
  parts: { id: string; name: string; value: number }[] | null;
  provenance: SelectedProvenance;
}

export interface IndicatorData {
  id: string;
  code: string;
  name: string;
  definition: string;
  unit: Unit;
  unitCode: string | null;
  isAdditiveOverRecords: boolean;
  isAdditiveOverPeriods: boolean;
  whyNotAdditive: string;
  dimensions: { code: string; name: string; isAdditive: boolean }[];
  provenance: Pick<SelectedProvenance, 'document' | 'edition' | 'heading' | 'lines'>;
  edition: NamedRecord | null;
  omittedSince: NamedRecord | null;
  editions: { id: string; edition: NamedRecord | null }[] | null;
}

export interface ReadIndicator {
  indicator: IndicatorData;
  figures: Figure[];
  /** How many figures there are, of which at most {@link maxFigures} are read. */
  totalCount: number;
  /** The sum of all of them, or why they must not be added up; undefined for a single figure or an older edition. */
  sum: Sum | undefined;
  /** The subgraphs that do not answer now: what they own has no name. */
  unavailable: string[];
}

export type Sum =
  | { __typename: 'ObservationAmount'; value: number }
  | { __typename: 'NotAdditive'; reason: string; explanation: string };

/** A page or a file of one indicator has at most so many figures. */
export const maxFigures = 2_000;

export const provenanceFields = `{
  document edition heading lines status
  corrections { field kind lines printed read reason confidence }
  gaps { field reason note }
}`;

const figureFields = `
  id name value printed date { precision earliest latest era } dateBasis status recordId field line
  dimensions { dimension name code value }
  record { ... on Record { id name } }
  alsoAbout { ... on Record { id name } }
  parts { id name value }
  provenance ${provenanceFields}
`;

const firstPage = `query IndicatorPage($id: ID!) {
  indicator(id: $id) {
    id code name definition unit unitCode isAdditiveOverRecords isAdditiveOverPeriods whyNotAdditive
    dimensions { code name isAdditive }
    provenance { document edition heading lines }
    edition { id name }
    omittedSince { id name }
    editions { id edition { id name } }
    observations(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ${figureFields} } }
  }
}`;

const nextPage = `query FiguresOfIndicator($id: ID!, $after: String) {
  indicator(id: $id) {
    observations(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${figureFields} } }
  }
}`;

const sumQuery = `query SumOfIndicator($id: ID!) {
  observationAggregates(where: { indicators: [$id] }) {
    sum { __typename ... on ObservationAmount { value } ... on NotAdditive { reason explanation } }
  }
}`;

interface FigurePage {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Figure[];
}

const idPrefix = 'indicator-';

/** Indicators are called by their codes; the id of the record is accepted too. */
export const indicatorId = (codeOrId: string): string =>
  codeOrId.startsWith(idPrefix) ? codeOrId : idPrefix + codeOrId;

/** The code in the id of an indicator, with the edition if the id names one. */
export const codeInId = (id: string): string => id.slice(idPrefix.length);

/**
 * Reads an indicator with its figures, the oldest first. Throws a ResourceError if there is none, or if it cannot be read.
 * Names of records are null while their domains do not answer.
 */
export async function readIndicator({ ask, params }: ResourceRequest): Promise<ReadIndicator> {
  const code = params.id as string;
  const id = indicatorId(code);
  const answer = await ask<{ indicator: (IndicatorData & { observations: FigurePage | null }) | null }>(firstPage, {
    id,
  });
  const found = answer.data?.indicator;
  if (!found?.observations) {
    if (answer.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) throw noIndicator(code);
    completeData(answer);
    throw noIndicator(code);
  }
  const { observations, ...indicator } = found;
  const next = await readNextFigures(ask, id, observations);
  const figures = [...observations.nodes, ...next.figures];
  const unavailable = new Set([...subgraphsMissingIn(answer), ...next.unavailable]);
  const sum = figures.length > 1 && !id.includes('@') ? await readSum(ask, id) : undefined;
  return { indicator, figures, totalCount: observations.totalCount, sum, unavailable: [...unavailable] };
}

/** The figures behind the first page. */
async function readNextFigures(
  ask: Ask,
  id: string,
  { nodes, pageInfo: { hasNextPage, endCursor } }: FigurePage,
): Promise<Pick<ReadIndicator, 'figures' | 'unavailable'>> {
  const figures: Figure[] = [];
  const unavailable: string[] = [];
  for (let after = hasNextPage ? endCursor : null; after !== null && nodes.length + figures.length < maxFigures;) {
    const answer: Answer<NextFigures> = await ask<NextFigures>(nextPage, { id, after });
    const page = answer.data?.indicator?.observations ?? completeData(answer).indicator?.observations;
    if (!page) throw noIndicator(id);
    figures.push(...page.nodes);
    unavailable.push(...subgraphsMissingIn(answer));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  }
  return { figures, unavailable };
}

interface NextFigures {
  indicator: { observations: FigurePage | null } | null;
}

async function readSum(ask: Ask, id: string): Promise<Sum | undefined> {
  const { data } = await ask<{ observationAggregates: { sum: Sum }[] | null }>(sumQuery, { id });
  return data?.observationAggregates?.[0]?.sum;
}

const noIndicator = (code: string) =>
  notFound({
    ja: `「${code}」という指標はありません。/indicators にすべての指標の一覧があります。`,
    en: `There is no indicator "${code}". All indicators are listed at /indicators.`,
  });
