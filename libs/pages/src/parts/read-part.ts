import { completeData, domainNameOf, notFound, subgraphsMissingIn, type ResourceRequest } from '@tokorozawa/resources';
import { constantCase } from './list-of-kind';

export interface PartOverview {
  /** Such as `sister-cities`. */
  id: string;
  title: string;
  about: string;
  /** Null for the part on how the publication was read. */
  position: number | null;
}

export interface PartRecord {
  __typename: string;
  id: string;
  name: string;
  /** In the transcript; empty for what is not printed. */
  lines: number[];
  /** The name of the first edition that no longer prints it. */
  omittedSince: string | null;
}

export interface PartData {
  part: PartOverview & { questions: { id: string; sentence: string; url: string }[] };
  /** The parts of the whole publication. */
  parts: PartOverview[];
  /** The records by their types, as `RecordType` names them, in the order of the print. */
  kinds: { recordType: string; records: PartRecord[] }[];
  /** The indicators with figures in this part, and how many of these there are. */
  figures: { id: string; code: string; name: string; unit: string; count: number }[];
  /** The subgraphs that do not answer now: their records may be missing. */
  unavailable: string[];
}

const overviewFields = 'id title about position';

const partQuery = `query PartPage($id: ID!) {
  publicationPart(id: $id) { ${overviewFields} recordTypes questions { id sentence url } }
  publicationParts { ${overviewFields} }
}`;

const recordsQuery = `query RecordsOfPart($recordTypes: [RecordType!], $after: ID) {
  snapshot(where: { recordTypes: $recordTypes }, first: 500, after: $after) {
    next
    unavailable
    nodes { __typename ... on Record { id name provenance { lines } omittedSince { name } } }
  }
}`;

const partsQuery = `query Parts { publicationParts { ${overviewFields} } }`;

export const readParts = async ({ ask }: ResourceRequest): Promise<PartOverview[]> =>
  completeData(await ask<{ publicationParts: PartOverview[] }>(partsQuery)).publicationParts;

/** Reads a part with its records and figures. Throws a ResourceError if there is none. */
export async function readPart(request: ResourceRequest, id: string): Promise<PartData> {
  const answer = await request.ask<{
    publicationPart: (PartData['part'] & { recordTypes: string[] }) | null;
    publicationParts: PartOverview[];
  }>(partQuery, { id });
  const part = answer.data?.publicationPart;
  if (!part) {
    if (answer.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) throw noPart(id);
    completeData(answer);
    throw noPart(id);
  }
  const { recordTypes } = part;
  const [{ records, unavailable }, figures] = await Promise.all([
    readRecords(request, recordTypes),
    readFigures(request, recordTypes),
  ]);
  const kinds = recordTypes.map((recordType) => ({
    recordType,
    records: inOrder(records.filter(({ __typename }) => constantCase(__typename) === recordType)),
  }));
  return { part, parts: answer.data?.publicationParts ?? [], kinds, figures, unavailable };
}

export const noPart = (id: string) =>
  notFound({
    ja: `「${id}」という部分は資料にありません。/parts にすべての部分の一覧があります。`,
    en: `There is no part "${id}" of the publication. All parts are listed at /parts.`,
  });

/**
 * Records that are numbered, such as the sections of a plan, in the order of their numbers; others as they are printed, and
 * what is not printed last. Tables that were scanned as one have their rows in another order.
 */
function inOrder(records: PartRecord[]): PartRecord[] {
  const kinds = new Set(records.map(({ id }) => id.replace(/(-\d+)+$/, '')));
  if (kinds.size === 1) return records.sort((a, b) => numbers.compare(a.id, b.id));
  return records.sort((a, b) => Math.sign((a.lines[0] ?? Infinity) - (b.lines[0] ?? Infinity)) || 0);
}

const numbers = new Intl.Collator('en', { numeric: true });

interface Snapshot {
  next: string | null;
  unavailable: string[];
  nodes: ((Omit<PartRecord, 'lines' | 'omittedSince'> & Selected) | null)[] | null;
}

interface Selected {
  provenance: { lines: number[] };
  omittedSince: { name: string } | null;
}

async function readRecords(
  { ask }: ResourceRequest,
  recordTypes: string[],
): Promise<{ records: PartRecord[]; unavailable: string[] }> {
  const records: PartRecord[] = [];
  const unavailable = new Set<string>();
  for (let after: string | null = null; ;) {
    const answer = await ask<{ snapshot: Snapshot | null }>(recordsQuery, { recordTypes, after });
    const snapshot: Snapshot = answer.data?.snapshot ?? (completeData(answer).snapshot as Snapshot);
    for (const name of [...snapshot.unavailable, ...subgraphsMissingIn(answer)]) unavailable.add(domainNameOf(name));
    for (const node of snapshot.nodes ?? []) {
      if (!node?.id) continue;
      const { __typename, id, name, provenance, omittedSince } = node;
      records.push({ __typename, id, name, lines: provenance.lines, omittedSince: omittedSince?.name ?? null });
    }
    if (snapshot.next === null) return { records, unavailable: [...unavailable] };
    after = snapshot.next;
  }
}

interface Aggregate {
  count: number;
  indicator: { id: string; code: string; name: string; unit: string } | null;
}

/** The text is the same for each part, so that it is planned once. */
async function readFigures({ ask }: ResourceRequest, recordTypes: string[]): Promise<PartData['figures']> {
  const fields = recordTypes.map(
    (recordType, index) =>
      `kind${index}: observationAggregates(groupBy: [INDICATOR], where: { recordType: ${recordType} }) { count indicator { id code name unit } }`,
  );
  const { data } = await ask<Record<string, Aggregate[] | null>>(`query FiguresOfPart { ${fields.join(' ')} }`);
  const counts = new Map<string, PartData['figures'][number]>();
  for (const { count, indicator } of Object.values(data ?? {}).flatMap((groups) => groups ?? [])) {
    if (!indicator) continue;
    counts.set(indicator.id, { ...indicator, count: count + (counts.get(indicator.id)?.count ?? 0) });
  }
  return [...counts.values()];
}
