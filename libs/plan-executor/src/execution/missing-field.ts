import { fetchedNames } from '../operation/fetched-fields';
import { ownValue, type Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';
import type { EntityFetch, FetchNode } from '../plan/query-plan';
import type { Execution } from './execution';

/** An object of the gathered data, and where it stands. */
interface Found {
  object: Json;
  path: ResponsePath;
}

/** Finds the path in the answer of a field that is missing because a fetch brought nothing. */
export type FindMissingField = (execution: Execution, objects: Found[]) => ResponsePath | undefined;

/**
 * An error needs the path of a field, and one error stands for all that a fetch did not bring: that of the first field
 * that the caller asks for. If the fetch would only have brought what another fetch requires, the path is that of the
 * first object.
 * @param entities the `_entities` field whose objects are given; undefined for a fetch of root fields
 */
export function missingField(fetch: FetchNode, entities: EntityFetch | undefined): FindMissingField {
  let names: string[] | undefined;
  return ({ callersPaths, data }, objects) => {
    names ??= fetchedNames(fetch, entities);
    for (const { object, path } of firstOfEachType(objects)) {
      for (const name of names) {
        if (ownValue(object, name) !== undefined) continue;
        const asked = callersPaths.findAsked([...path, name], data);
        if (asked) return asked;
      }
    }
    const [first] = objects;
    return first && first.path.length > 0 ? callersPaths.find(first.path, data) : undefined;
  };
}

/** What is asked of objects differs by their types alone. */
function firstOfEachType(objects: Found[]): Found[] {
  const byType = new Map<unknown, Found>();
  for (const found of objects) if (!byType.has(found.object.__typename)) byType.set(found.object.__typename, found);
  return [...byType.values()];
}
