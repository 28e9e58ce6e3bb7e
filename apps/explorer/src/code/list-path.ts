import { type Part } from '../answer/shape';

/** The keys from the data to its first list of records, such as `['courses', 'nodes']`; else to its first record. */
export function listPath(shape: Part[]): string[] {
  const first = shape.find(({ parts }) => parts.length > 0);
  if (!first) return [];
  return toList(first) ?? [first.key];
}

function toList(part: Part): string[] | undefined {
  if (part.list) return [part.key];
  for (const inner of part.parts.filter(({ parts }) => parts.length > 0)) {
    const path = toList(inner);
    if (path) return [part.key, ...path];
  }
  return undefined;
}
