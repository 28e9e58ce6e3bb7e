import { isEnumType } from 'graphql';
import { columnKind } from './cells';
import type { Column } from './columns';
import type { Row } from './flatten';
import { listKeysOf } from './joined-lists';

/** What stands in one cell: the value of a column with what belongs to it, or the items of a list with all that each says. */
export interface CellColumns {
  /** Of the column in the table; of a list, its first. */
  index: number;
  /** The indices of columns whose values stand in the same cell: a unit, the end of a period, the other columns of a list. */
  merged: number[];
  /** Of a list inside the record: what each of its items says. Absent for a single column. */
  parts?: CellPart[];
}

/** What an item of a list says: a value with what belongs to it, or the items of a list inside it. */
export interface CellPart {
  index: number;
  merged: number[];
  parts?: CellPart[];
}

/** The indices of the columns that say something to people. The others are added to those that are folded. */
export function keptColumns(columns: Column[], rows: Row[], absorbed: Set<number>, folded: number[]): number[] {
  return columns.flatMap((column, index) => {
    if (absorbed.has(index)) return [];
    const isEmpty = rows.length > 0 && rows.every(({ cells }) => isMissing(cells[index]));
    if (!isTechnical(column, columns) && !isEmpty) return [index];
    folded.push(index);
    return [];
  });
}

export const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.every(isMissing));

/** Names of fields that a machine needs, or that another column says in words. */
const technical = /^(id|url|__typename|kana|line|lines|precision|recordId|fieldName|subgraph|cursor|interpretation)$/;

/** Names of fields that only identify or order what has a name. */
const besideName = /^(code|number|position|order|eventNumber)$/;

function isTechnical(column: Column, columns: Column[]): boolean {
  const { field, fieldPath } = column;
  if (fieldPath.some(({ type }) => type?.name === 'Provenance') || technical.test(field.name)) return true;
  return besideName.test(field.name) && columns.some((other) => other !== column && isNameBeside(other, column));
}

const isNaming = ({ name }: Column['field']): boolean => /^(name|title)$/.test(name);

/** True if a column is the name of the same record. */
const isNameBeside = ({ field, level, fieldPath }: Column, { level: own, fieldPath: path }: Column): boolean =>
  isNaming(field) && level === own && parentPath(fieldPath) === parentPath(path);

const parentPath = (path: Column['fieldPath']): string =>
  path
    .slice(0, -1)
    .map(({ key }) => key)
    .join('.');

/** For the index of a number that of its unit, and for that of a start that of its end. */
export function mergesOf(columns: Column[]): Map<number, number[]> {
  const merges = new Map<number, number[]>();
  const beside = (column: Column, matches: (other: Column) => boolean): number =>
    columns.findIndex(
      (other) =>
        other !== column &&
        other.level === column.level &&
        parentPath(other.fieldPath) === parentPath(column.fieldPath) &&
        matches(other),
    );
  for (const [index, column] of columns.entries()) {
    const { field } = column;
    if (columnKind(field) === 'measure') {
      const unit = beside(column, ({ field: other }) => isEnumType(other.type) && /Unit$/.test(other.type.name));
      if (unit >= 0) merges.set(index, [unit]);
    }
    if (field.name === 'start' && field.fields.length === 0) {
      const end = beside(column, (other) => other.field.name === 'end' && other.field.fields.length === 0);
      if (end >= 0) merges.set(index, [end]);
    }
  }
  return merges;
}

/**
 * The columns of each cell, in the order of the first column of each. Columns of one list inside the record stand together, so
 * that each item says all that is known of it.
 * @param isApart true for a column of a list that stands by itself
 */
export function cellsOfColumns(
  columns: Column[],
  kept: number[],
  merges: ReadonlyMap<number, number[]>,
  isApart: (index: number) => boolean,
): CellColumns[] {
  const single = (index: number): CellColumns => ({ index, merged: merges.get(index) ?? [] });
  const listed = kept.filter((index) => columns[index]?.isJoined && !isApart(index));
  const lists = listsOf(columns, listed);
  const started = new Set<number[]>();
  return kept.flatMap((index) => {
    const list = lists.find((each) => each.includes(index));
    if (!list || list.length === 1) return [single(index)];
    if (started.has(list)) return [];
    started.add(list);
    const parts = partsOf(columns, list, merges);
    const merged = [...list, ...list.flatMap((each) => merges.get(each) ?? [])].filter((each) => each !== index);
    return [{ index, merged, parts }];
  });
}

/** The same columns, those of each list with those of the lists inside it. */
function listsOf(columns: Column[], indices: number[]): number[][] {
  const keysOf = (index: number): string => {
    const column = columns[index] as Column;
    return `${column.level}.${listKeysOf(column).join('.')}.`;
  };
  const lists = new Map<string, number[]>();
  for (const index of indices) {
    const around = indices.map(keysOf).filter((keys) => keysOf(index).startsWith(keys));
    const outermost = around.reduce((a, b) => (b.length < a.length ? b : a));
    lists.set(outermost, [...(lists.get(outermost) ?? []), index]);
  }
  return [...lists.values()];
}

/** What each item of a list says: what it is called, then the rest, its figures last. */
function partsOf(columns: Column[], list: number[], merges: ReadonlyMap<number, number[]>): CellPart[] {
  const depthOf = (index: number): number => listKeysOf(columns[index] as Column).length;
  const depth = Math.min(...list.map(depthOf));
  const own = list.filter((index) => depthOf(index) === depth);
  const values = own.map((index): CellPart => ({ index, merged: merges.get(index) ?? [] }));
  const fieldOf = ({ index }: CellPart): Column['field'] => (columns[index] as Column).field;
  const isName = (part: CellPart): boolean => isNaming(fieldOf(part));
  const isFigure = (part: CellPart): boolean => columnKind(fieldOf(part)) === 'measure';
  const inner = listsOf(
    columns,
    list.filter((index) => !own.includes(index)),
  ).map((each): CellPart => {
    const parts = partsOf(columns, each, merges);
    const [first, ...others] = each as [number, ...number[]];
    return { index: first, merged: others, parts };
  });
  const others = values.filter((part) => !isName(part) && !isFigure(part));
  return [...values.filter(isName), ...others, ...inner, ...values.filter(isFigure)];
}
