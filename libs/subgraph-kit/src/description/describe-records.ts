import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import type { DescriptionsRequest, RecordKey } from '../change-feed/domain-feed';
import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass, Identified } from '../entity/entity-class';
import type { RecordEntity } from '../entity/record-entity';
import type { ReviewedEntity } from '../entity/reviewed-entity';
import type { Deadline } from '../execution/deadline';
import { ListedRecord, ListedVersion } from '../list/listed-record.entity';
import { allColumns, readerOf } from '../loader/read-rows';
import { datesOf, type PartsOfRecord } from './record-dates';
import type { RecordDescription } from './record-description';
import { textsOf } from './record-texts';

/** Reads records of a domain and describes them. */
export async function describeRecords(
  database: DataSource,
  { concepts }: SubgraphDefinition,
  { keys }: DescriptionsRequest,
  deadline: Deadline,
): Promise<RecordDescription[]> {
  if (keys.length === 0) return [];
  const idsOf = (wanted: RecordKey[]): string[] => wanted.map(({ id }) => id);
  // One statement after the other: the requests of callers need connections too.
  const sections = await sectionsOf(database, idsOf(keys), deadline);
  const descriptions: RecordDescription[] = [];
  for (const concept of concepts) {
    const ids = idsOf(keys.filter(({ type }) => type === concept.name));
    if (ids.length === 0) continue;
    const records = await rowsBy(database, concept.entity, 'id', ids, deadline);
    const parts = await partsOf(database, concept, ids, deadline);
    for (const record of records) {
      const { id } = record;
      descriptions.push(describeRecord(concept, record, parts.get(id) ?? noParts, sections.get(id) ?? []));
    }
  }
  return descriptions;
}

/** The sections that records serve, by their ids. Lists know them, of the newest versions and of those of editions. */
async function sectionsOf(database: DataSource, ids: string[], deadline: Deadline): Promise<Map<string, string[]>> {
  const listed = [
    ...(await rowsBy(database, ListedRecord, 'id', ids, deadline)),
    ...(await rowsBy(database, ListedVersion, 'id', ids, deadline)),
  ];
  return new Map(listed.map(({ id, sections }) => [id, sections]));
}

const noParts: PartsOfRecord = new Map();

/** The parts that the schema shows, by the ids of their records. */
async function partsOf(
  database: DataSource,
  { parts }: Concept,
  ids: string[],
  deadline: Deadline,
): Promise<Map<string, PartsOfRecord>> {
  const ofRecords = new Map<string, Map<string, object[]>>();
  for (const { entity, shown } of parts) {
    if (!shown) continue;
    for (const part of await rowsBy(database, entity, shown.parent, ids, deadline)) {
      const parent = (part as unknown as Record<string, string>)[shown.parent] as string;
      const ofRecord = ofRecords.get(parent) ?? new Map<string, object[]>();
      ofRecords.set(parent, ofRecord.set(shown.field, [...(ofRecord.get(shown.field) ?? []), part]));
    }
  }
  return ofRecords;
}

/** Rows by the values of a property, in the order of their ids. */
function rowsBy<Entity extends Identified>(
  database: DataSource,
  entity: EntityClass<Entity>,
  property: string,
  keys: string[],
  deadline: Deadline,
): Promise<Entity[]> {
  const order = { id: 'ASC' } as never;
  return readerOf(database, entity).read(
    { by: { property, keys }, order, versions: 'any', columns: allColumns },
    deadline,
  );
}

/** What records have beside the properties that they declare, as far as their kind has it. */
type StoredRecord = RecordEntity & { name: LocalizedText } & Partial<
    Pick<ReviewedEntity, 'editionId' | 'versionOf' | 'omittedSince' | 'retiredAt' | 'provenance'>
  >;

/** The properties with the reading of a name are called so. */
const isReading = /^kana$|Kana$/;

function describeRecord(
  concept: Concept,
  record: RecordEntity,
  parts: PartsOfRecord,
  sections: string[],
): RecordDescription {
  const { id, name, editionId, versionOf, omittedSince, retiredAt, provenance } = record as StoredRecord;
  const texts = textsOf(concept, record, parts).filter(({ field }) => field !== 'name');
  const calls = Object.entries(concept.alsoCalled?.(record) ?? {}).map(([field, { ja, en = null }]) => ({
    field,
    ja,
    en,
  }));
  return {
    type: concept.name,
    id,
    edition: editionId ?? null,
    versionOf: versionOf ?? null,
    omittedSince: omittedSince ?? null,
    isCurrent: !retiredAt,
    name,
    readings: [
      ...texts.flatMap(({ field, ja }) => (isReading.test(field) && ja !== null ? [ja] : [])),
      ...calls.flatMap(({ ja, en }) => (en === null ? [ja] : [ja, en])),
    ],
    texts: [...texts, ...calls],
    dates: datesOf(concept, record, parts),
    sections,
    line: provenance?.lines[0] ?? null,
  };
}
