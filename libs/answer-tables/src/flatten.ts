import { columnKind } from './cells';
import { sortForReading } from './column-order';
import { type Column, columnsOf, connectionKey, isRecordList, itemOf, listsIn } from './columns';
import { DateCell, isDate } from './date-cell';
import { columnsWithLists, joinedValues } from './joined-lists';
import { type AnswerField, type Path, valueAt } from './shape';

export interface Row {
  /** A value for each column: a string, number, boolean, date, list of these, or null; undefined if the type has no such field. */
  cells: unknown[];
  /** The path of the record at each level. A record without children has no path at the children's level. */
  records: Path[];
}

/** One list of the answer as rows. Each row repeats the values of the lists around it. */
export interface AnswerTable {
  /** The keys of its innermost list, joined by dots: `comprehensivePlan.chapters.sections`. */
  id: string;
  /** Its nested lists, the outermost first. A single record counts as a list of one. */
  lists: AnswerField[];
  columns: Column[];
  rows: Row[];
  /** The number of items on all pages, if the query requests it. */
  totalCount: number | undefined;
  /** The field name for each key on the way to the cells. They differ where the query uses an alias. */
  fieldNames: ReadonlyMap<string, string>;
}

/** A list or a single record, and the way to it from the record around it. */
interface Level {
  field: AnswerField;
  /** The single records between the record around it and this list. */
  between: AnswerField[];
  /** The keys of `between` and of the list. */
  keys: string[];
  /** The keys from the root without list indices, joined by dots. */
  id: string;
  columns: Omit<Column, 'level'>[];
}

/**
 * The tables of an answer, with a row for each innermost record. Sibling lists become a table each, and so does a record
 * that has figures of its own around a list.
 * @param named the ids of lists whose tables come first, with the lists inside their records joined into their cells unless
 * these are named too
 */
export function tablesOf(shape: AnswerField[], data: unknown, named: readonly string[] = []): AnswerTable[] {
  const joined = named.flatMap((id) => joinedTable(shape, data, id, named) ?? []);
  return [...joined, ...separateTables(shape, data).filter(({ id }) => !named.includes(id))];
}

function separateTables(shape: AnswerField[], data: unknown): AnswerTable[] {
  const values = shape.filter(({ fields }) => fields.length === 0);
  const records = shape.filter(({ fields }) => fields.length > 0);
  const tables = records.flatMap((field) => chainsOf(field, [], field.key)).map((chain) => fillTable(chain, data));
  if (values.length === 0) return tables;
  const root: AnswerField = {
    key: '',
    name: '',
    parentType: '',
    definition: undefined,
    type: undefined,
    isList: false,
    fields: values,
  };
  const rootLevel = { field: root, between: [], keys: [], id: '', columns: columnsOf(root, '') };
  return [fillTable([rootLevel], data), ...tables];
}

/** A table in which a course, its days and its schools are one row. Undefined if the answer has no list with this id. */
function joinedTable(
  shape: AnswerField[],
  data: unknown,
  id: string,
  named: readonly string[],
): AnswerTable | undefined {
  const chain = shape
    .filter(({ fields }) => fields.length > 0)
    .flatMap((field) => chainsOf(field, [], field.key))
    .find((levels) => levels.some((level) => level.id === id));
  if (!chain) return undefined;
  const outer = chain.slice(0, chain.findIndex((level) => level.id === id) + 1);
  const last = outer.pop() as Level;
  const columns = columnsWithLists(itemOf(last.field), id, named);
  // What has a table of its own is not repeated in those of its lists.
  const around = outer.map((level) => (named.includes(level.id) ? nameOnly(level) : level));
  const table = fillTable([...around, { ...last, columns }], data);
  // A record of a list has a row though it has no item; a single record is not what is listed.
  const isListed = around.some((level) => isRecordList(level.field));
  return { ...table, rows: table.rows.filter(({ records }) => isListed || records.length > around.length) };
}

/** The name tells the records of a list apart; a single record needs none. */
const nameOnly = (level: Level): Level => ({
  ...level,
  columns: isRecordList(level.field)
    ? level.columns.filter(({ field, fieldPath }) => fieldPath.length === 1 && /^(id|name|title)$/.test(field.name))
    : [],
});

/** The chains of levels from a list down to each innermost list. */
function chainsOf(field: AnswerField, between: AnswerField[], id: string): Level[][] {
  const item = itemOf(field);
  const keys = [...between, field].map(({ key }) => key);
  const level: Level = { field, between, keys, id, columns: columnsOf(item, id) };
  const innerLists = listsIn(item);
  const chains = innerLists
    .flatMap((inner) => {
      const innerKeys = [...inner.between, inner.list].map(({ key }) => key);
      return chainsOf(inner.list, inner.between, [id, ...innerKeys].join('.'));
    })
    .map((chain) => [level, ...chain]);
  // Its figures are repeated in the rows of its children, where a reader could count them several times.
  const hasFigures = level.columns.some((column) => columnKind(column.field) === 'measure');
  const needsOwnTable = innerLists.length !== 1 || hasFigures;
  return needsOwnTable && level.columns.length > 0 ? [[level], ...chains] : chains;
}

function fillTable(chain: Level[], data: unknown): AnswerTable {
  const columns = sortForReading(
    chain.flatMap((level, index) => level.columns.map((column) => ({ ...column, level: index }))),
  );
  const rows = recordsOfRows(chain, data, []).map((records) => ({ records, cells: cellsOf(columns, records, data) }));
  const last = chain.at(-1) as Level;
  return {
    id: last.id,
    lists: chain.map(({ field }) => field),
    columns,
    rows: rows.filter(({ records }) => records.length > 0),
    totalCount: chain.length === 1 ? totalCount(data, last) : undefined,
    fieldNames: fieldNamesByKey(chain),
  };
}

function fieldNamesByKey(chain: Level[]): Map<string, string> {
  const fields = chain.flatMap(({ field, between, columns }) => [
    ...between,
    field,
    ...columns.flatMap(({ fieldPath }) => fieldPath),
  ]);
  return new Map(fields.map(({ key, name }) => [key, name]));
}

function cellsOf(columns: Column[], records: Path[], data: unknown): unknown[] {
  return columns.map(({ level, keys, field, fieldPath, isJoined }) => {
    const record = records[level];
    if (isJoined) return record && joinedValues(valueAt(data, record).value, fieldPath);
    const value = record && valueAt(data, [...record, ...keys]).value;
    return isDate(field) ? DateCell.from(value, field) : value;
  });
}

/** For each row, the path of the record at each level. A record without children still has a row. */
function recordsOfRows([level, ...inner]: Level[], data: unknown, around: Path): Path[][] {
  if (!level) return [[]];
  return itemPaths(level, data, around).flatMap((record) => {
    const below = recordsOfRows(inner, data, record);
    return below.length > 0 ? below.map((paths) => [record, ...paths]) : [[record]];
  });
}

/** The paths of the records of a list; null items are skipped. */
function itemPaths({ field, keys }: Level, data: unknown, around: Path): Path[] {
  const inside = connectionKey(field);
  const path = inside ? [...around, ...keys, inside] : [...around, ...keys];
  const { value } = valueAt(data, path);
  if (!Array.isArray(value)) return value === null || value === undefined ? [] : [path];
  const items = value.map((_item, index) => (inside === 'edges' ? [...path, index, 'node'] : [...path, index]));
  return items.filter((item) => ![null, undefined].includes(valueAt(data, item).value as null));
}

function totalCount(data: unknown, { field, keys }: Level): number | undefined {
  const requested = field.fields.find(({ name }) => name === 'totalCount');
  const { value } = requested ? valueAt(data, [...keys, requested.key]) : { value: undefined };
  return typeof value === 'number' ? value : undefined;
}

/** The path of a cell's value in the answer; undefined if there is no record at its level. */
export function cellPath({ level, keys }: Column, { records }: Row): Path | undefined {
  const record = records[level];
  return record && [...record, ...keys];
}

/**
 * The table to show first: one whose innermost records have figures and that has several rows, else the longest, else
 * one with figures.
 */
export function firstTable(tables: AnswerTable[]): AnswerTable | undefined {
  const withFigures = tables.filter(({ columns, lists }) =>
    columns.some(({ field, level }) => level === lists.length - 1 && columnKind(field) === 'measure'),
  );
  const [longest] = [...tables].sort((a, b) => b.rows.length - a.rows.length);
  const hasSeveralRows = (table: AnswerTable | undefined) => table !== undefined && table.rows.length > 1;
  return (
    withFigures.find(hasSeveralRows) ??
    [longest].find(hasSeveralRows) ??
    withFigures.find(({ rows }) => rows.length > 0) ??
    longest
  );
}
