import { completeData, notFound, subgraphsMissingIn, type ResourceRequest } from '@tokorozawa/resources';

export interface EditionOverview {
  /** Such as `2024`. */
  id: string;
  name: string;
  fiscalYear: number;
  document: string;
  /** True if the source does not name its edition. */
  isInferred: boolean;
  /** How it was inferred. */
  reason: string | null;
  /** Of the transcript. */
  lineCount: number;
}

/** What all findings have in common. */
export interface Finding {
  id: string;
  name: string;
  /** Null while the domain that owns it does not answer. */
  record: { name: string } | null;
  recordId: string;
  recordType: string;
}

export interface Correction extends Finding {
  field: string;
  kind: string;
  printed: string | null;
  read: string;
  reason: string;
  confidence: string;
}

export interface Gap extends Finding {
  field: string;
  reason: string;
  note: string | null;
}

export interface Check extends Finding {
  printed: string;
  computed: string;
  agrees: boolean;
  explanation: string | null;
}

export interface Change {
  kind: string;
  field: string | null;
  before: string | null;
  after: string | null;
  recordId: string;
  recordType: string;
  record: { name: string } | null;
}

export interface EditionData {
  edition: EditionOverview;
  /** The newest edition. */
  newest: EditionOverview;
  previous: EditionOverview | undefined;
  next: EditionOverview | undefined;
  /** What differs from the previous edition; empty for the first. */
  changes: Change[];
  corrections: Correction[];
  gaps: Gap[];
  checks: Check[];
  /** The subgraphs that do not answer now: their records have no names. */
  unavailable: string[];
}

const editionsQuery = `query Editions {
  editions(orderBy: { field: FISCAL_YEAR, direction: ASC }) {
    id name fiscalYear document isInferred reason lineCount
  }
}`;

/** All editions, the oldest first. */
export const readEditions = async ({ ask }: ResourceRequest): Promise<EditionOverview[]> =>
  completeData(await ask<{ editions: EditionOverview[] }>(editionsQuery)).editions;

/** A page of a list of findings of an edition. */
const listQuery = (list: string, fields: string): string => `query FindingsOfEdition($edition: ID!, $after: String) {
  list: ${list}(edition: $edition, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id name recordId recordType record { ... on Record { id name } } ${fields} }
  }
}`;

const correctionsQuery = listQuery('corrections', 'field kind printed read reason confidence');
const gapsQuery = listQuery('gaps', 'field reason note');
const checksQuery = listQuery('checks', 'printed computed agrees explanation');

const changesQuery = `query ChangesOfEdition($from: ID!, $to: ID!, $after: String) {
  list: editionChanges(from: $from, to: $to, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { kind field before after recordId recordType record { ... on Record { name } } }
  }
}`;

interface List<Item> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Item[];
}

async function readAll<Item>(
  { ask }: ResourceRequest,
  unavailable: Set<string>,
  query: string,
  variables: Record<string, unknown>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null; ;) {
    const answer = await ask<{ list: List<Item> | null }>(query, { ...variables, after });
    const list: List<Item> = answer.data?.list ?? (completeData(answer).list as List<Item>);
    for (const subgraph of subgraphsMissingIn(answer)) unavailable.add(subgraph);
    items.push(...list.nodes);
    if (!list.pageInfo.hasNextPage) return items;
    after = list.pageInfo.endCursor;
  }
}

/** Reads an edition. Throws a ResourceError if there is none. */
export async function readEdition(request: ResourceRequest, id: string): Promise<EditionData> {
  const editions = await readEditions(request);
  const index = editions.findIndex((edition) => edition.id === id);
  const edition = editions[index];
  if (!edition) throw noEdition(id, editions);
  const previous = editions[index - 1];
  const unavailable = new Set<string>();
  const read = <Item>(query: string, variables: Record<string, unknown>): Promise<Item[]> =>
    readAll<Item>(request, unavailable, query, variables);
  const [changes, corrections, gaps, checks] = await Promise.all([
    previous ? read<Change>(changesQuery, { from: previous.id, to: id }) : [],
    read<Correction>(correctionsQuery, { edition: id }),
    read<Gap>(gapsQuery, { edition: id }),
    read<Check>(checksQuery, { edition: id }),
  ]);
  const findings = { changes, corrections, gaps, checks };
  const newest = editions.at(-1) as EditionOverview;
  return { edition, newest, previous, next: editions[index + 1], ...findings, unavailable: [...unavailable] };
}

function noEdition(id: string, editions: EditionOverview[]) {
  const known = editions.map((edition) => edition.id).join(', ');
  return notFound({
    ja: `「${id}」という年度版はありません。あるのは ${known} です。/editions に一覧があります。`,
    en: `There is no edition "${id}". The editions are ${known}, listed at /editions.`,
  });
}
