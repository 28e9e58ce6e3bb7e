/** Where something stands in an answer's data: `['sharesOfWomen', 0, 'name']`. */
export type Path = (string | number)[];

/** A path as the key of a map. */
export const pathKey = (path: Path): string => path.join('.');

/** What stands at a path, or at the first null on the way there, and where that is. */
export function valueAt(data: unknown, path: Path): { value: unknown; path: Path } {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return { value, path: path.slice(0, depth) };
    value = (value as Record<string | number, unknown>)[step];
  }
  return { value, path };
}
