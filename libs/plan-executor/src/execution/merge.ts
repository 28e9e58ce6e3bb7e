import { isObject, ownValue, setOwn, type Json } from '../plan/own-value';

/** Adds to an object what another fetch brought of it. Objects and items that both have are merged in turn. */
export function merge(target: Json, source: Json): void {
  for (const key of Object.keys(source)) {
    const [before, added] = [ownValue(target, key), source[key]];
    if (before === added || added === undefined) continue;
    if (isObject(before) && isObject(added)) merge(before, added);
    else if (Array.isArray(before) && Array.isArray(added) && before.length === added.length) mergeItems(before, added);
    else setOwn(target, key, added);
  }
}

function mergeItems(target: unknown[], source: unknown[]): void {
  source.forEach((added, index) => {
    const before = target[index];
    if (isObject(before) && isObject(added)) merge(before, added);
    else if (Array.isArray(before) && Array.isArray(added) && before.length === added.length) mergeItems(before, added);
    else target[index] = added;
  });
}

/** A copy that shares nothing with the value. */
export function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (!isObject(value)) return value;
  const result: Json = {};
  for (const key of Object.keys(value)) setOwn(result, key, copy(value[key]));
  return result as Value;
}
