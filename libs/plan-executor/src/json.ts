/** An object that was read from JSON, or that will be written as JSON. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Names under which every JavaScript object inherits a value, such as `constructor`. Callers may use them as aliases.
 */
export const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The value of an object's own property; undefined if it only inherits one of this name. */
export function ownValue(object: Json, name: string): unknown {
  return inheritedNames.has(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** A function that reads one property of many objects. Only the few inherited names need the slower way. */
export function propertyReader(name: string): (object: Json) => unknown {
  return inheritedNames.has(name) ? (object) => ownValue(object, name) : (object) => object[name];
}

export function setOwn(object: Json, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** Adds the properties of `source` to `target`. Objects, and items of lists of equal length, are merged in turn. */
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

/** A copy that shares no object or list with the value. */
export function deepCopy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(deepCopy) as Value;
  if (!isObject(value)) return value;
  const result: Json = {};
  for (const key of Object.keys(value)) setOwn(result, key, deepCopy(value[key]));
  return result as Value;
}

/** Characters that JSON escapes, and halves of surrogate pairs, which have no form in UTF-8. */
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON. Nearly all strings need no more than quotes around them. */
export function writeString(value: string): string {
  return escaped.test(value) ? JSON.stringify(value) : `"${value}"`;
}

/** A value that was read from JSON as JSON again. JSON.stringify writes -0 as 0 and refuses a BigInt. */
export function writeJson(value: unknown): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  return `{${writeMembers(value as Json)}}`;
}

/** The members of an object as JSON, without the braces around them. */
export function writeMembers(object: Json): string {
  return Object.entries(object)
    .map(([name, value]) => `${writeString(name)}:${writeJson(value)}`)
    .join(',');
}
