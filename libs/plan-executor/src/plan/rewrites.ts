import { isObject, ownValue, setOwn, type Json } from './own-value';
import { isOneOf } from './places';
import type { Rewrite } from './query-plan';
import type { IsA } from './types-of';

/** Makes the changes that a plan demands of an object, in their order. */
export function applyRewrites(rewrites: Rewrite[], value: unknown, isA: IsA): void {
  for (const rewrite of rewrites) applyAt(rewrite.path, value, isA, (object) => apply(rewrite, object));
}

function applyAt([step, ...rest]: Rewrite['path'], value: unknown, isA: IsA, change: (object: Json) => void): void {
  if (Array.isArray(value)) return value.forEach((item) => applyAt(step ? [step, ...rest] : [], item, isA, change));
  if (!isObject(value)) return;
  if (!step) change(value);
  else if ('field' in step) applyAt(rest, ownValue(value, step.field), isA, change);
  else if (isOneOf(value, step.types, isA)) applyAt(rest, value, isA, change);
}

function apply({ key, change }: Rewrite, object: Json): void {
  if ('setTo' in change) return setOwn(object, key, change.setTo);
  const value = ownValue(object, key);
  if (value === undefined) return;
  setOwn(object, change.renameTo, value);
  delete object[key];
}
