import type { ReviewedRow } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate } from '@tokorozawa/vocabulary';
import { isSameText, joined, textOf } from './value-text';

/** A field of which two editions print different values. */
export interface Difference {
  /**
   * With dots between levels: `population`, `ties.0.date`. The number of an item is its place in the later list, or in the
   * earlier one if only that has it. A field that leads to another record has the id of that record.
   */
  field: string;
  /** Null if only the later edition prints a value. */
  before: LocalizedText | null;
  /** Null if only the earlier edition prints a value. */
  after: LocalizedText | null;
}

/** Lists the fields in which two versions of a record differ, beside the id and the provenance. */
export function differencesOf(before: ReviewedRow, after: ReviewedRow): Difference[] {
  const { id: _id, provenance: _provenance, ...earlier } = before;
  const { id: _laterId, provenance: _laterProvenance, ...later } = after;
  return inObjects(earlier, later, '');
}

function inValues(before: unknown, after: unknown, field: string): Difference[] {
  const values = [before, after].filter((value) => value !== null && value !== undefined);
  if (values.every(isList)) return inLists((before ?? []) as unknown[], (after ?? []) as unknown[], field);
  if (values.every(isGroup)) return inObjects((before ?? {}) as Group, (after ?? {}) as Group, `${field}.`);
  const [textBefore, textAfter] = [textOf(before), textOf(after)];
  return isSameText(textBefore, textAfter) ? [] : [{ field, before: textBefore, after: textAfter }];
}

function inObjects(before: Group, after: Group, prefix: string): Difference[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key) => inValues(before[key], after[key], `${prefix}${key.replace(/(?<=[a-z])Id$/, '')}`));
}

/**
 * Compares two lists by what their items say, not by their places: an item that is inserted at the front is one difference.
 * Items are taken for the same if they are equal, or else if at least half of what they say is.
 */
function inLists(before: unknown[], after: unknown[], field: string): Difference[] {
  const earlierOf = pairsOf(before, after);
  const alone = (index: number): boolean => !earlierOf.includes(index);
  const differences = after.flatMap((item, index): Difference[] => {
    const place = `${field}.${index}`;
    const earlier = earlierOf[index];
    if (earlier !== undefined) return inValues(before[earlier], item, place);
    // What stands in its place was replaced by it.
    return [{ field: place, before: alone(index) ? textOf(before[index]) : null, after: textOf(item) }];
  });
  const isReplaced = (index: number): boolean => index < after.length && earlierOf[index] === undefined;
  const removed = before.flatMap((item, index): Difference[] =>
    alone(index) && !isReplaced(index) ? [{ field: `${field}.${index}`, before: textOf(item), after: null }] : [],
  );
  const order = earlierOf.filter((index) => index !== undefined);
  const isReordered = order.some((index, place) => place > 0 && index < (order[place - 1] as number));
  const reordered = isReordered ? [{ field, before: listText(before), after: listText(after) }] : [];
  return [...differences, ...removed, ...reordered];
}

const listText = (items: unknown[]): LocalizedText | null => joined(items.map(textOf), ' / ', ' / ');

/** For each item of the later list, the place of the same item in the earlier one; undefined if there is none. */
function pairsOf(before: unknown[], after: unknown[]): (number | undefined)[] {
  const [earlier, later] = [before.map(statementsOf), after.map(statementsOf)];
  const candidates = later
    .flatMap((statements, place) =>
      earlier.map((others, index) => ({ place, index, likeness: likenessOf(others, statements) })),
    )
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((one, other) => other.likeness - one.likeness || one.place - other.place || one.index - other.index);
  const pairs: (number | undefined)[] = after.map(() => undefined);
  for (const { place, index } of candidates) {
    if (pairs[place] === undefined && !pairs.includes(index)) pairs[place] = index;
  }
  return pairs;
}

/** What a value says in Japanese, as the source prints it, by its paths. */
function statementsOf(value: unknown): Map<string, string> {
  if (!isList(value) && !isGroup(value)) {
    const text = textOf(value);
    return new Map(text ? [['', text.ja]] : []);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      [...statementsOf(inner)].map(([path, text]): [string, string] => [`${key}.${path}`, text]),
    ),
  );
}

/** The part of what two values say that is the same, from 0 to 1. */
function likenessOf(one: Map<string, string>, other: Map<string, string>): number {
  const same = [...one].filter(([path, text]) => other.get(path) === text);
  const size = Math.max(one.size, other.size);
  return size === 0 ? 1 : same.length / size;
}

type Group = Record<string, unknown>;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** True for an object of several fields: no text in two languages and no date. */
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' &&
  value !== null &&
  !isList(value) &&
  !(value instanceof PartialDate) &&
  !localizedText.safeParse(value).success;
