import { type Column, columnsOf, connectionKey, isProvenance, isRecordList, itemOf, listsIn } from './columns';
import { DateCell, isDate } from './date-cell';
import type { AnswerField, Path } from './shape';

/** The columns of a record and of the lists inside it, in the order in which the query asks for them. */
export function columnsWithLists(record: AnswerField, id: string, named: readonly string[]): Omit<Column, 'level'>[] {
  const columns = [...columnsOf(record, id), ...joinedColumns(record, id, named)];
  return columns
    .map((column) => ({ column, place: placeInQuery(record, column.fieldPath) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ column }) => column);
}

/** The place of each field of a path among the fields that the query selects beside it. */
const placeInQuery = (record: AnswerField, path: readonly AnswerField[]): number[] =>
  path.map((field, depth) => itemOf(path[depth - 1] ?? record).fields.findIndex(({ key }) => key === field.key));

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((place, depth) => place !== b[depth]);
  return differing < 0 ? a.length - b.length : (a[differing] as number) - (b[differing] ?? -1);
}

/** A column for each value of the lists inside a record. What tells where they come from is left to notes. */
function joinedColumns(
  record: AnswerField,
  id: string,
  named: readonly string[],
  around: AnswerField[] = [],
): Omit<Column, 'level'>[] {
  return listsIn(record).flatMap(({ list, between }) => {
    const path = [...around, ...between, list];
    if (named.includes([id, ...path.map(({ key }) => key)].join('.'))) return [];
    const inner = itemOf(list);
    const own = columnsOf(inner, '')
      .filter(({ fieldPath }) => !fieldPath.some(isProvenance))
      .map((column) => {
        const fieldPath = [...path, ...column.fieldPath];
        const keys = fieldPath.map(({ key }) => key);
        return { id: [id, ...keys].join('.'), field: column.field, fieldPath, keys, isJoined: true };
      });
    return [...own, ...joinedColumns(inner, id, named, path)];
  });
}

/**
 * The values at the end of a path from a record: one for each item of the lists on the way, an array for each list. Columns of
 * one list have their values at the same places.
 */
export function joinedValues(value: unknown, [field, ...inner]: AnswerField[]): unknown {
  if (!field) return value;
  const found = (value as Record<string, unknown> | null | undefined)?.[field.key];
  if (inner.length === 0) return isDate(field) ? DateCell.from(found, field) : found;
  if (!isRecordList(field)) return joinedValues(found, inner);
  const inside = connectionKey(field);
  const items = inside ? (found as Record<string, unknown> | null | undefined)?.[inside] : found;
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown) =>
    joinedValues(inside === 'edges' ? (item as { node: unknown } | null)?.node : item, inner),
  );
}

/**
 * The path in the answer of the record that a value belongs to: a row's own, one inside it, or an item of its lists.
 * @param at where the value stands in the lists inside the record of its row
 */
export function pathOfRecord({ level, fieldPath }: Column, records: readonly Path[], at: readonly number[]): Path {
  const path = [...(records[level] ?? [])];
  const places = [...at];
  for (const field of fieldPath.slice(0, -1)) {
    path.push(field.key);
    if (!isRecordList(field)) continue;
    const inside = connectionKey(field);
    path.push(...(inside ? [inside] : []), places.shift() ?? 0, ...(inside === 'edges' ? ['node'] : []));
  }
  return path;
}

/** The keys of the innermost list that a joined column belongs to: `consultations`, `patterns`. */
export function listKeysOf({ fieldPath }: Pick<Column, 'fieldPath'>): string[] {
  const last = fieldPath.findLastIndex((field) => isRecordList(field));
  return fieldPath.slice(0, last + 1).map(({ key }) => key);
}

/** In how many lists, one inside the other, the values of a joined column lie. */
export const listDepthOf = ({ fieldPath }: Pick<Column, 'fieldPath'>): number =>
  fieldPath.filter((field) => isRecordList(field)).length;
