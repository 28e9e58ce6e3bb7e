import type { DerivedTable, DomainRows, ReviewedRow, SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';
import type { FindingAbout } from '../finding-about';
import { differencesOf } from './differences';
import { EditionChange, EditionChangeKind } from './edition-change.entity';
import { editionChangeResolver } from './edition-change.resolver';

/** A record as an edition prints it. */
interface PrintedRecord {
  subgraph: string;
  recordType: string;
  row: ReviewedRow;
}

/** What differs between each two editions, of the reviewed records of these domains. */
export function editionChanges(about: FindingAbout, domains: SubgraphDefinition[]): DerivedTable {
  return {
    entity: EditionChange,
    resolver: editionChangeResolver(about),
    rowsOfEditions: (editions) => changesOfEditions(editions, domains),
  };
}

function changesOfEditions(editions: DomainRows[][], domains: SubgraphDefinition[]): EditionChange[] {
  const read = editions.map((rows) => ({ id: rows[0]?.edition.id ?? '', records: recordsOf(rows, domains) }));
  return read.flatMap((to, index) =>
    read.slice(0, index).flatMap((from) =>
      changesBetween(from.records, to.records).map((change, place) => ({
        ...change,
        id: [from.id, to.id, change.recordId, ...(change.field === null ? [] : [change.field])].join('/'),
        fromEdition: from.id,
        toEdition: to.id,
        number: place + 1,
      })),
    ),
  );
}

/** The records of an edition by their ids, in the order of domains, concepts and rows. */
function recordsOf(rows: DomainRows[], domains: SubgraphDefinition[]): Map<string, PrintedRecord> {
  return new Map(
    domains.flatMap(({ name: subgraph, concepts }) => {
      const ofDomain = rows.find((domain) => domain.subgraph === subgraph)?.rows;
      return concepts.flatMap(({ name: recordType }) =>
        (ofDomain?.get(recordType) ?? []).map((row): [string, PrintedRecord] => [
          row.id,
          { subgraph, recordType, row },
        ]),
      );
    }),
  );
}

type Change = Omit<EditionChange, 'id' | 'fromEdition' | 'toEdition' | 'number'>;

function changesBetween(from: Map<string, PrintedRecord>, to: Map<string, PrintedRecord>): Change[] {
  const ofLater = [...to].flatMap(([id, record]) => changesOf(id, from.get(id), record));
  const omitted = [...from].filter(([id]) => !to.has(id)).flatMap(([id, record]) => changesOf(id, record, undefined));
  return [...ofLater, ...omitted];
}

function changesOf(recordId: string, before: PrintedRecord | undefined, after: PrintedRecord | undefined): Change[] {
  const { subgraph, recordType } = (after ?? before) as PrintedRecord;
  const change = {
    subgraph,
    recordType,
    recordId,
    provenanceBefore: provenanceOf(before),
    provenanceAfter: provenanceOf(after),
  };
  if (!before || !after) {
    const kind = after ? EditionChangeKind.ADDED : EditionChangeKind.OMITTED;
    return [{ ...change, kind, field: null, before: null, after: null }];
  }
  const kind = EditionChangeKind.CHANGED;
  return differencesOf(before.row, after.row).map((difference) => ({ ...change, kind, ...difference }));
}

const provenanceOf = (record: PrintedRecord | undefined): Provenance | null =>
  (record?.row.provenance as Provenance | undefined) ?? null;
