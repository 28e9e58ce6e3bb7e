import type { Concept } from '../definition/concept';
import type { EventRule } from '../definition/event-rule';
import type { EntityClass } from '../entity/entity-class';
import { kebabCase } from '../entity/naming';
import { rowOf } from '../entity/property';
import type { RootList } from '../list/root-list';
import { localIdPattern, type WrittenEntity } from './written-entity';

interface WrittenConceptSpec<Entity extends WrittenEntity> {
  entity: EntityClass<Entity>;
  resolver?: new () => object;
  list?: RootList;
  /** Which of its dates are events on the time line, if not all of them are. */
  events?: EventRule<NoInfer<Entity>>;
}

/**
 * Binds an entity whose records municipalities write to its resolver and its list. It has no data file, its records have
 * no versions of editions, and their ids are `<entity>-<municipality>-<local id>`.
 */
export function defineWrittenConcept<Entity extends WrittenEntity>(spec: WrittenConceptSpec<Entity>): Concept {
  const { entity, events } = spec;
  return {
    ...spec,
    // The type of a record is known inside its concept alone.
    events: events as unknown as Concept['events'],
    name: entity.name,
    keys: [],
    row: rowOf(entity) as unknown as Concept['row'],
    references: () => [],
    parts: [],
    checks: () => [],
    collect: () => [],
    isDated: () => true,
    isVersioned: false,
    writtenIds: `${kebabCase(entity.name)}-`,
  };
}

/** The id of a record, by which the whole graph knows it: `facility-112089-L-01`. */
export const writtenId = (entity: EntityClass, municipalityCode: string, localId: string): string =>
  `${kebabCase(entity.name)}-${municipalityCode}-${localId}`;

const endOfId = new RegExp(`^[0-9]{6}-${localIdPattern}$`);

/** Whether an id has the form of the ids of a concept whose records are written. */
export const mayBeWrittenId = (id: string, { writtenIds }: Concept): boolean =>
  writtenIds !== undefined && id.startsWith(writtenIds) && endOfId.test(id.slice(writtenIds.length));
