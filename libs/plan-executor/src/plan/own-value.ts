export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names that every object has without holding them; callers may use them as aliases. */
export const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What an object itself holds under a name. */
export function ownValue(object: Json, name: string): unknown {
  return inheritedNames.has(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** Reads one name of many objects: only the few names that need care cost any. */
export function reader(name: string): (object: Json) => unknown {
  return inheritedNames.has(name) ? (object) => ownValue(object, name) : (object) => object[name];
}

export function setOwn(object: Json, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}
