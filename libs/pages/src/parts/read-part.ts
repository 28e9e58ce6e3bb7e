import { pathLabel } from '@tokorozawa/answer-tables';
import {
  completeData,
  domainNameOf,
  notFound,
  recordTypeOf,
  subgraphsMissingIn,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { type GraphQLSchema, isObjectType } from 'graphql';

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
  /** Its number in the print; undefined without one. */
  number?: number | undefined;
  /** The name of the first edition that no longer prints it. */
  omittedSince: string | null;
  /** Of a correction, a gap or a check: the record that it is about, and the field in words if its name does not say it. */
  about?: { id: string; name: string; field: string | undefined } | undefined;
}

/** Of a kind with more records, the page shows as many. */
export const maxShownRecords = 300;

export interface PartData {
  part: PartOverview & { questions: { id: string; sentence: string; url: string }[] };
  /** The parts of the whole publication. */
  parts: PartOverview[];
  /** The records by their types, as `RecordType` names them, in the order of the print. */
  kinds: { recordType: string; records: PartRecord[] }[];
  /** The indicators with figures in this part, and how many of these there are. */
  figures: { id: string; code: string; name: string; unit: string; count: number }[];
  /** The subgraphs that do not answer now: their records, and the names of these, may be missing. */
  unavailable: string[];
}

const overviewFields = 'id title about position';

const partQuery = `query PartPage($id: ID!) {
  publicationPart(id: $id) { ${overviewFields} recordTypes questions { id sentence url } }
  publicationParts { ${overviewFields} }
}`;

/** Reads records with their numbers in the tables of the print, where their types have one. */
function recordsQuery(schema: GraphQLSchema, recordTypes: readonly string[]): string {
  const numbers = Object.values(schema.getTypeMap()).flatMap((type) => {
    const isNumbered =
      isObjectType(type) && recordTypes.includes(recordTypeOf(type.name)) && 'number' in type.getFields();
    return isNumbered ? [`... on ${type.name} { ${numberKey(type.name)}: number }`] : [];
  });
  return `query RecordsOfPart($recordTypes: [RecordType!], $after: ID) {
  snapshot(where: { recordTypes: $recordTypes }, first: 500, after: $after) {
    next
    unavailable
    nodes { __typename ... on Record { id name provenance { lines } omittedSince { name } } ${numbers.join(' ')} }
  }
}`;
}

/** The numbers of several types may differ in their types. */
const numberKey = (typeName: string): string => `numberOf${typeName}`;

/** The kinds of records that are about one of another kind. */
const findings = new Set(['CORRECTION', 'GAP', 'CHECK']);

const aboutQuery = `query RecordsOfFindings($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Correction { id field record { __typename ... on Record { id name } } }
    ... on Gap { id record { __typename ... on Record { id name } } }
    ... on Check { id record { __typename ... on Record { id name } } }
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
  const missing = new Set(unavailable);
  const kinds = await Promise.all(
    recordTypes.map(async (recordType) => {
      const own = inOrder(records.filter(({ __typename }) => recordTypeOf(__typename) === recordType));
      if (!findings.has(recordType)) return { recordType, records: own };
      const about = await withSubjects(request, own);
      for (const name of about.unavailable) missing.add(name);
      return { recordType, records: about.records };
    }),
  );
  return { part, parts: answer.data?.publicationParts ?? [], kinds, figures, unavailable: [...missing] };
}

export const noPart = (id: string) =>
  notFound({
    ja: `「${id}」という部分は資料にありません。/parts にすべての部分の一覧があります。`,
    en: `There is no part "${id}" of the publication. All parts are listed at /parts.`,
  });

/**
 * Records that are numbered, such as the sections of a plan, in the order of their numbers; others as they are printed, rows of
 * one table by their numbers in it, and what is not printed last. Tables that were scanned as one have their rows in another
 * order.
 */
function inOrder(records: PartRecord[]): PartRecord[] {
  const kinds = new Set(records.map(({ id }) => id.replace(/(-\d+)+$/, '')));
  if (kinds.size === 1) return records.sort((a, b) => numbers.compare(a.id, b.id));
  return records.sort((a, b) => inPrint(a, b) || (a.number ?? 0) - (b.number ?? 0));
}

/** Compares the first lines that differ. */
function inPrint({ lines: a }: PartRecord, { lines: b }: PartRecord): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  const at = a.findIndex((line, index) => line !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1);
}

const numbers = new Intl.Collator('en', { numeric: true });

interface Snapshot {
  next: string | null;
  unavailable: string[];
  nodes: ((Omit<PartRecord, 'lines' | 'number' | 'omittedSince'> & Selected) | null)[] | null;
}

interface Selected {
  provenance: { lines: number[] };
  omittedSince: { name: string } | null;
}

type ReadRecords = Pick<PartData, 'unavailable'> & { records: PartRecord[] };

async function readRecords({ ask, schema }: ResourceRequest, recordTypes: string[]): Promise<ReadRecords> {
  const records: PartRecord[] = [];
  const unavailable = new Set<string>();
  const query = recordsQuery(schema, recordTypes);
  for (let after: string | null = null; ;) {
    const answer = await ask<{ snapshot: Snapshot | null }>(query, { recordTypes, after });
    const snapshot: Snapshot = answer.data?.snapshot ?? (completeData(answer).snapshot as Snapshot);
    for (const name of [...snapshot.unavailable, ...subgraphsMissingIn(answer)]) unavailable.add(domainNameOf(name));
    for (const node of snapshot.nodes ?? []) {
      if (!node?.id) continue;
      const { __typename, id, name, provenance, omittedSince } = node;
      const number = (node as unknown as Record<string, number | undefined>)[numberKey(__typename)];
      records.push({ __typename, id, name, number, lines: provenance.lines, omittedSince: omittedSince?.name ?? null });
    }
    if (snapshot.next === null) return { records, unavailable: [...unavailable] };
    after = snapshot.next;
  }
}

interface Finding {
  id: string;
  field?: string;
  record: { __typename: string; id: string; name: string } | null;
}

/** The most ids that one request may have. */
const maxIds = 100;

/** Findings with what they are about. Without it while the domains of those records do not answer. */
async function withSubjects({ ask, schema, locale }: ResourceRequest, own: PartRecord[]): Promise<ReadRecords> {
  const ids = own.slice(0, maxShownRecords).map(({ id }) => id);
  const pages = Array.from({ length: Math.ceil(ids.length / maxIds) }, (_, index) =>
    ask<{ nodes: (Finding | null)[] | null }>(aboutQuery, { ids: ids.slice(index * maxIds, (index + 1) * maxIds) }),
  );
  const answers = await Promise.all(pages);
  const found = new Map(
    answers
      .flatMap(({ data }) => data?.nodes ?? [])
      .flatMap((finding) => (finding ? [[finding.id, finding] as const] : [])),
  );
  const records = own.map((each) => {
    const { record, field: path } = found.get(each.id) ?? {};
    if (!record?.id) return each;
    const field = path === undefined ? undefined : pathLabel(schema, record.__typename, path, languageTagOf[locale]);
    return { ...each, about: { id: record.id, name: record.name, field } };
  });
  return { records, unavailable: answers.flatMap((answer) => subgraphsMissingIn(answer).map(domainNameOf)) };
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
