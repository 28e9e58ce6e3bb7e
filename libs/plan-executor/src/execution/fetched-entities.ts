import { isObject, type Json } from '../plan/own-value';
import type { FetchAnswer, FetchError } from './ask';

/** What came back of one entity. */
export interface FetchedEntity {
  value: Json | undefined;
  /** Their paths begin at the entity. */
  errors: FetchError[];
}

/** What an answer says of each of so many entities. Where it is no list of so many it says nothing, and of each that. */
export function fetchedEntities(answer: FetchAnswer, responseName: string, count: number): FetchedEntity[] {
  const values = answer.data?.[responseName];
  const list = Array.isArray(values) && values.length === count ? (values as unknown[]) : undefined;
  const entities = Array.from({ length: count }, (_, index): FetchedEntity => {
    const value = list?.[index];
    return { value: isObject(value) ? value : undefined, errors: [] };
  });
  for (const error of answer.errors ?? []) {
    const index = entityIndex(error, responseName);
    if (index !== undefined) entities[index]?.errors.push({ ...error, path: error.path?.slice(2) });
  }
  return entities;
}

/** The entity that an error speaks of; undefined for an error of the request as a whole. */
export function entityIndex({ path }: FetchError, responseName: string): number | undefined {
  const [field, index] = path ?? [];
  return field === responseName && typeof index === 'number' ? index : undefined;
}
