import {
  type Concept,
  type ForeignEntity,
  mayBeWrittenId,
  type RecordPage,
  type SubgraphContext,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import { readDomain } from '../change/read-domains';

/** A kind of records that municipalities write, which no import knows. */
export interface WrittenKind {
  subgraph: string;
  concept: Concept;
}

export const writtenKinds = (domains: SubgraphDefinition[]): WrittenKind[] =>
  domains.flatMap(({ name: subgraph, concepts }) =>
    concepts.filter(({ writtenIds }) => writtenIds !== undefined).map((concept) => ({ subgraph, concept })),
  );

/**
 * Finds a record that a municipality has written. The form of its id says which domain may have it; the domain is asked
 * whether it does. If it does not answer, the record is taken to exist, and its fields fail as those of any other.
 */
export async function findWritten(
  id: string,
  context: SubgraphContext,
  kinds: WrittenKind[],
): Promise<ForeignEntity | undefined> {
  const kind = kinds.find(({ concept }) => mayBeWrittenId(id, concept));
  if (!kind) return undefined;
  const { name } = kind.concept;
  const existing = context.load.batched(`written ${name}`, (ids) => idsAmong(ids, kind, context));
  return (await existing.load(id)) ? { __typename: name, id } : undefined;
}

/** Whether the domain has a record with each of these ids, retired or not. */
async function idsAmong(
  ids: readonly string[],
  { subgraph, concept }: WrittenKind,
  context: SubgraphContext,
): Promise<boolean[]> {
  const selection = { types: [concept.name], ids: [...ids], includesVersions: false, includesRetired: true };
  const page = await readDomain<RecordPage>(context, subgraph, (feed, deadline) =>
    feed.records({ ...selection, first: ids.length }, deadline),
  );
  const found = page && new Set(page.records.map((record) => record.id));
  return ids.map((id) => found?.has(id) ?? true);
}
