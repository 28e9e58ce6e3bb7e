import { completeData, notFound, type ResourceRequest } from '@tokorozawa/resources';

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
  record: { id: string; name: string } | null;
  recordId: string;
}

export interface Correction extends Finding {
  field: string;
  kind: string;
  recordType: string;
  printed: string | null;
  read: string;
  reason: string;
  confidence: string;
}

export interface Gap extends Finding {
  field: string;
  recordType: string;
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
    nodes { id name recordId record { ... on Record { id name } } ${fields} }
  }
}`;

const correctionsQuery = listQuery('corrections', 'recordType field kind printed read reason confidence');
const gapsQuery = listQuery('gaps', 'recordType field reason note');
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
  query: string,
  variables: Record<string, unknown>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null; ;) {
    const answer = await ask<{ list: List<Item> | null }>(query, { ...variables, after });
    const list: List<Item> = answer.data?.list ?? (completeData(answer).list as List<Item>);
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
  const [changes, corrections, gaps, checks] = await Promise.all([
    previous ? readAll<Change>(request, changesQuery, { from: previous.id, to: id }) : [],
    readAll<Correction>(request, correctionsQuery, { edition: id }),
    readAll<Gap>(request, gapsQuery, { edition: id }),
    readAll<Check>(request, checksQuery, { edition: id }),
  ]);
  const newest = editions.at(-1) as EditionOverview;
  return { edition, newest, previous, next: editions[index + 1], changes, corrections, gaps, checks };
}

function noEdition(id: string, editions: EditionOverview[]) {
  const known = editions.map((edition) => edition.id).join(', ');
  return notFound({
    ja: `「${id}」という年度版はありません。あるのは ${known} です。/editions に一覧があります。`,
    en: `There is no edition "${id}". The editions are ${known}, listed at /editions.`,
  });
}
