import { type Path, valueAt } from '../answer/path';
import { type Part } from '../answer/shape';
import { kindOf } from './column-kind';

/** A column of a table: one place of the answer, below the record of one of the table's lists. */
export interface Column {
  /** The keys from the root without the numbers of lists, joined by dots: `sharesOfWomen.name`. Unique in its table. */
  id: string;
  part: Part;
  /** The place's own part, and those above it up to the record of its list, the outermost first. */
  trail: Part[];
  /** To which of the table's nested lists it belongs, counted from 0, the outermost. */
  level: number;
  /** Keys from that list's record to the value. */
  keys: string[];
}

export interface Row {
  /** A value for each column: text, number, boolean, list of these, null; undefined where its type has no such field. */
  cells: unknown[];
  /** The path of the record at each level. A parent without children has none at the level of the children. */
  records: Path[];
}

/** One list of the answer as rows, the lists around it repeated in each. */
export interface AnswerTable {
  /** The keys of its innermost list, joined by dots: `comprehensivePlan.chapters.sections`. */
  id: string;
  /** Its nested lists, the outermost first; a single record counts as a list of one. */
  lists: Part[];
  columns: Column[];
  rows: Row[];
  /** How many there are on all pages, where the query asked for it. */
  totalCount: number | undefined;
  /** The field behind each key on the way to the cells: an alias hides it. */
  fieldOf: ReadonlyMap<string, string>;
}

/** A list, or a single record, and how to get there from the record around it. */
interface Level {
  part: Part;
  trail: Part[];
  keys: string[];
  /** Keys from the root without the numbers of lists. */
  id: string;
  columns: Omit<Column, 'level'>[];
}

/**
 * Every table of an answer: a row for each innermost record. Lists side by side make a table each, and so does a record
 * with figures of its own around a list.
 */
export function tablesOf(shape: Part[], data: unknown): AnswerTable[] {
  const values = shape.filter((part) => part.parts.length === 0);
  const records = shape.filter((part) => part.parts.length > 0);
  const tables = records.flatMap((part) => chainsOf(part, [], part.key)).map((chain) => fill(chain, data));
  if (values.length === 0) return tables;
  const root: Part = { key: '', name: '', type: '', field: undefined, of: undefined, list: false, parts: values };
  return [fill([{ part: root, trail: [], keys: [], id: '', columns: columnsOf(root, '') }], data), ...tables];
}

/** From a list down to each innermost list, one chain of levels for each. */
function chainsOf(part: Part, trail: Part[], id: string): Level[][] {
  const item = itemOf(part);
  const keys = [...trail, part].map(({ key }) => key);
  const level: Level = { part, trail, keys, id, columns: columnsOf(item, id) };
  const below = listsOf(item).map(({ list, trail }) => {
    return chainsOf(list, trail, [id, ...[...trail, list].map(({ key }) => key)].join('.'));
  });
  const chains = below.flat().map((chain) => [level, ...chain]);
  // Repeated in the rows of its children, a figure of its own would be counted twice.
  const hasFigures = level.columns.some((column) => kindOf(column.part) === 'measure');
  const standsAlone = below.length !== 1 || hasFigures;
  return standsAlone && level.columns.length > 0 ? [[level], ...chains] : chains;
}

const isProvenance = (part: Part): boolean => part.of?.name === 'Provenance';

/** A Relay connection around a list: its items are what is meant. */
function connectionKey(part: Part): 'nodes' | 'edges' | undefined {
  if (!part.of?.name.endsWith('Connection')) return undefined;
  return (['nodes', 'edges'] as const).find((key) => part.parts.some(({ name }) => name === key));
}

/** The part that stands for one record of a list. */
function itemOf(part: Part): Part {
  const inside = connectionKey(part);
  if (!inside) return part;
  const list = part.parts.find(({ name }) => name === inside) ?? part;
  return inside === 'nodes' ? list : (list.parts.find(({ name }) => name === 'node') ?? list);
}

const isList = (part: Part): boolean => part.parts.length > 0 && (part.list || connectionKey(part) !== undefined);

/** The lists of records right below a record, those inside its single records too. */
function listsOf(record: Part, trail: Part[] = []): { list: Part; trail: Part[] }[] {
  return record.parts.flatMap((part) => {
    if (isList(part)) return [{ list: part, trail }];
    return part.parts.length > 0 && !isProvenance(part) ? listsOf(part, [...trail, part]) : [];
  });
}

/** What a record says of itself: its values, those of its single records, and its provenance as text. */
function columnsOf(record: Part, id: string, trail: Part[] = []): Omit<Column, 'level'>[] {
  return record.parts.flatMap((part) => {
    const way = [...trail, part];
    const insideProvenance = trail.some(isProvenance);
    if (part.parts.length > 0 && !(insideProvenance && part.list)) {
      return isList(part) ? [] : columnsOf(part, id, way);
    }
    const keys = way.map(({ key }) => key);
    return [{ id: [id, ...keys].filter(Boolean).join('.'), part, trail: way, keys }];
  });
}

function fill(chain: Level[], data: unknown): AnswerTable {
  const columns = inReadingOrder(
    chain.flatMap((level, index) => level.columns.map((column) => ({ ...column, level: index }))),
  );
  const rows = rowsOf(chain, data, []).map((records) => ({ records, cells: cellsOf(columns, records, data) }));
  const last = chain.at(-1) as Level;
  return {
    id: last.id,
    lists: chain.map(({ part }) => part),
    columns,
    rows: rows.filter(({ records }) => records.length > 0),
    totalCount: chain.length === 1 ? totalCount(data, last) : undefined,
    fieldOf: fieldsByKey(chain),
  };
}

/** Names come first, the outermost before the inner ones; then what the innermost records say, then those around; ids last. */
function inReadingOrder(columns: Column[]): Column[] {
  const innermost = Math.max(...columns.map(({ level }) => level));
  const place = ({ part, trail, level }: Column): number => {
    if (part.name === 'id') return Number.MAX_SAFE_INTEGER;
    const isName = trail.length === 1 && part.name === 'name';
    return isName ? level : 2 * innermost + 1 - level;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

function fieldsByKey(chain: Level[]): Map<string, string> {
  const parts = chain.flatMap(({ part, trail, columns }) => [
    ...trail,
    part,
    ...columns.flatMap((column) => column.trail),
  ]);
  return new Map(parts.map(({ key, name }) => [key, name]));
}

function cellsOf(columns: Column[], records: Path[], data: unknown): unknown[] {
  return columns.map(({ level, keys }) => {
    const record = records[level];
    return record && valueAt(data, [...record, ...keys]).value;
  });
}

/** The path of the record at each level, for each row. A record without children still has its row. */
function rowsOf([level, ...inner]: Level[], data: unknown, around: Path): Path[][] {
  if (!level) return [[]];
  return itemsOf(level, data, around).flatMap((record) => {
    const below = rowsOf(inner, data, record);
    return below.length > 0 ? below.map((path) => [record, ...path]) : [[record]];
  });
}

function itemsOf({ part, keys }: Level, data: unknown, around: Path): Path[] {
  const inside = connectionKey(part);
  const path = inside ? [...around, ...keys, inside] : [...around, ...keys];
  const { value } = valueAt(data, path);
  if (!Array.isArray(value)) return value === null || value === undefined ? [] : [path];
  const items = value.map((_item, index) => (inside === 'edges' ? [...path, index, 'node'] : [...path, index]));
  return items.filter((item) => ![null, undefined].includes(valueAt(data, item).value as null));
}

function totalCount(data: unknown, { part, keys }: Level): number | undefined {
  const asked = part.parts.find(({ name }) => name === 'totalCount');
  const { value } = asked ? valueAt(data, [...keys, asked.key]) : { value: undefined };
  return typeof value === 'number' ? value : undefined;
}

/** Where a cell's value would stand in the answer; undefined when there is no record at its level. */
export function cellPath({ level, keys }: Column, { records }: Row): Path | undefined {
  const record = records[level];
  return record && [...record, ...keys];
}
