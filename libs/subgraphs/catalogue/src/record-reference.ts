import type { EntityClass, ForeignEntity, Identified, Loaders, RecordKey } from '@tokorozawa/subgraph-kit';

/** The entities of the catalogue itself, by the names of their types. */
export type OwnEntities = ReadonlyMap<string, EntityClass>;

/** A record by its type and id: one of the catalogue itself, or a reference that its owner resolves. */
export async function recordOf(
  { type, id }: RecordKey,
  own: OwnEntities,
  load: Loaders,
): Promise<Identified | ForeignEntity | null> {
  const entity = own.get(type);
  return entity ? load.one(entity, id) : { __typename: type, id };
}
