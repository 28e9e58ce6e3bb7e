import type { Item } from './read-page';

/** A value that a cell shows, and the item of a list that it belongs to. */
export interface ListedValue {
  value: unknown;
  /** The path of the outermost list on the way to the value; undefined if there is none. */
  list?: string;
  /** Which item of that list has the value; 0 is the first. */
  position?: number;
}

/** The values that a path leads to, through all lists on its way; null where there is none. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === null || value === undefined) return [null];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  return key === undefined ? [value] : valuesAt((value as Item)[key], rest);
}

/** The values that a path leads to and that are there, each with its item of a list. */
export function listedValues(item: Item, path: readonly string[]): ListedValue[] {
  return valuesBelow(item, path, 0).filter(({ value }) => value !== null);
}

function valuesBelow(value: unknown, path: readonly string[], depth: number): ListedValue[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const list = path.slice(0, depth).join('.');
    return value.flatMap((item, position) =>
      valuesAt(item, path.slice(depth)).map((each) => ({ value: each, list, position })),
    );
  }
  const key = path[depth];
  return key === undefined ? [{ value }] : valuesBelow((value as Item)[key], path, depth + 1);
}

/**
 * The lists of which a row shows several items in several columns. Lines of such columns do not stay side by side, because a
 * long one breaks, so each of them says its item.
 */
export function listsInSeveralColumns(item: Item, paths: readonly (readonly string[])[]): Set<string> {
  const columns = new Map<string, Set<number>[]>();
  for (const path of paths) {
    const values = listedValues(item, path);
    const [first] = values;
    if (first?.list === undefined) continue;
    const positions = new Set(values.map(({ position = 0 }) => position));
    columns.set(first.list, [...(columns.get(first.list) ?? []), positions]);
  }
  const isShared = (positions: readonly Set<number>[]): boolean =>
    positions.length > 1 && new Set(positions.flatMap((each) => [...each])).size > 1;
  return new Set([...columns].filter(([, positions]) => isShared(positions)).map(([list]) => list));
}

const [circledOne, lastCircled] = [0x2460, 20];

/** "①" for the first item of a list. */
export const itemMark = (position: number): string =>
  position < lastCircled ? String.fromCodePoint(circledOne + position) : `(${position + 1})`;
