import type { LanguageTag, Locale, LocalizedText } from '@tokorozawa/vocabulary';
import { type GraphQLNamedType, isEnumType } from 'graphql';
import { joinedHeader, wholeHeader } from './joined-header';
import type { RecordField } from './record-fields';
import { enumText } from './words';

/** Browsers use this library too, so it imports no more than types of the vocabulary. */
const languageOf = (locale: Locale): LanguageTag => locale.toLowerCase() as LanguageTag;

/**
 * What the cells of a column hold. A `date` is ISO text that is as precise as the source (`1995-04`, `2024FY` for a fiscal
 * year), a `day` is a whole ISO date, a `time` a point in time. A `list` is the text of several values.
 */
export type ColumnType =
  'id' | 'text' | 'integer' | 'number' | 'boolean' | 'enum' | 'date' | 'day' | 'month' | 'fiscalYear' | 'time';

type Label = LocalizedText & { en: string };

/** A column of a table whose rows are records. */
export interface Column {
  /** The path of its field, which is unique in the table: `address.city`. */
  name: string;
  /** In words, and unique in the table too: 「参加人数(回の名称)」, "Attendances: event name". */
  header: Label;
  /** In English, as the schema has it. */
  description: string;
  type: ColumnType;
  /** True if a cell holds several values. */
  isList: boolean;
  /** Of its numbers, by UCUM where it has the unit: `km2`, `[JPY]`, `{persons}`. */
  unit: string | undefined;
  /** The type of its values in the schema. */
  valueType: GraphQLNamedType;
  /** The keys that lead from a record to the value. A list on the way is passed through. */
  path: readonly string[];
}

/** A number or a truth value stays what it is; null is a value that there is none of. */
export type CellValue = string | number | boolean | null;

/** What stands between the values of a cell. */
export const separator = '; ';
/** What stands between the values of one of several values. */
const innerSeparator = ', ';

/**
 * The columns of a table of records, in the order of their fields. A value with fields of its own has a column for each of
 * them, another record its id and name, and a date beside its ISO text what else is known of it. The values of a list share
 * a cell, in the same order in all columns of the list. Lists that come in pages, which have no end in a cell, are left out.
 */
export function columnsOf(fields: readonly RecordField[]): Column[] {
  return withHeaders(fields.flatMap((field) => columnsOfField(field, undefined)));
}

/** A column before its header is made of the labels of its field and those around it, from the outside inwards. */
type Unheaded = Omit<Column, 'header'> & { labels: readonly Label[] };

function columnsOfField(field: RecordField, parent: Unheaded | undefined): Unheaded[] {
  if (field.isPaged) return [];
  const { kind, type, fields, variants } = field;
  const own = columnOf(field, parent);
  if (kind === 'date') return own.isList ? [{ ...own, type: kind }] : [{ ...own, type: kind }, ...dateColumns(own)];
  if (kind === 'record') return referenceColumns(own);
  if (kind !== 'value') return [{ ...own, type: typeOf(kind, type.name) }];
  if (variants.length === 0) return fields.flatMap((inner) => columnsOfField(inner, own));
  const columns = variants.flatMap((variant) => variant.fields.flatMap((inner) => columnsOfField(inner, own)));
  // A field that several types have is one column.
  const first = columns.filter(({ name }, index) => columns.findIndex((column) => column.name === name) === index);
  return [typeColumn(own), ...first];
}

function columnOf({ name, label, description, isList, type }: RecordField, parent: Unheaded | undefined): Unheaded {
  return {
    name: parent ? `${parent.name}.${name}` : name,
    labels: [...(parent?.labels ?? []), label],
    description,
    type: 'text',
    isList: isList || parent?.isList === true,
    unit: unitOf(name),
    valueType: type,
    path: [...(parent?.path ?? []), name],
  };
}

/** A column for a part of a value that the schema does not declare as a field of the record. */
function partOf(parent: Unheaded, key: string, label: Label, type: ColumnType, description: string): Unheaded {
  const name = `${parent.name}.${key}`;
  const path = [...parent.path, key];
  return { ...parent, name, labels: [...parent.labels, label], type, description, unit: undefined, path };
}

/** What is known of a date beside its ISO text, which `selectionOf` selects too. */
function dateColumns(date: Unheaded): Unheaded[] {
  return [
    partOf(date, 'earliest', { ja: '最早日', en: 'Earliest' }, 'day', 'The first day on which it can lie.'),
    partOf(date, 'latest', { ja: '最遅日', en: 'Latest' }, 'day', 'The last day on which it can lie.'),
    partOf(
      date,
      'fiscalYear',
      { ja: '西暦年度', en: 'Fiscal year' },
      'fiscalYear',
      'Its fiscal year, from April to March.',
    ),
    partOf(date, 'era', { ja: '元号表記', en: 'Japanese calendar' }, 'text', 'The date in the Japanese era.'),
  ];
}

function referenceColumns(record: Unheaded): Unheaded[] {
  return [
    partOf(record, 'id', { ja: 'ID', en: 'ID' }, 'id', `${record.description} Its id.`.trim()),
    partOf(record, 'name', { ja: '名称', en: 'Name' }, 'text', `${record.description} Its name.`.trim()),
  ];
}

const typeColumn = (value: Unheaded): Unheaded =>
  partOf(value, '__typename', { ja: '種別', en: 'Type' }, 'text', 'Which of several types the value has.');

const scalarTypes: Partial<Record<string, ColumnType>> = {
  Int: 'integer',
  Float: 'number',
  Date: 'day',
  YearMonth: 'month',
  FiscalYear: 'fiscalYear',
  DateTime: 'time',
};

const typeOf = (kind: RecordField['kind'], type: string): ColumnType =>
  scalarTypes[type] ?? (kind === 'id' || kind === 'boolean' || kind === 'enum' ? kind : 'text');

/** The units that the last word of a name states. */
const units: Record<string, string> = {
  Km2: 'km2',
  M2: 'm2',
  M: 'm',
  Persons: '{persons}',
  Yen: '[JPY]',
  YenPerPage: '[JPY]/{page}',
  YenPerCopy: '[JPY]/{copy}',
  Minutes: 'min',
  Years: 'a',
  Percent: '%',
};

const unitPattern = new RegExp(`[a-z](${Object.keys(units).join('|')})$`);

export function unitOf(name: string): string | undefined {
  const [, unit] = unitPattern.exec(name) ?? [];
  return unit === undefined ? undefined : units[unit];
}

/** Headers that would be equal say all of their labels, and if they are equal still, the names of their columns. */
function withHeaders(columns: readonly Unheaded[]): Column[] {
  const headersIn = (language: LanguageTag): string[] => {
    const labels = columns.map((column) => column.labels.map((label) => label[language]));
    const isOnly = (header: string, headers: readonly string[]): boolean =>
      headers.indexOf(header) === headers.lastIndexOf(header);
    const short = labels.map((each) => joinedHeader(each, language));
    const whole = short.map((header, at) => (isOnly(header, short) ? header : wholeHeader(labels[at] ?? [], language)));
    return whole.map((header, at) => (isOnly(header, whole) ? header : `${header} (${columns[at]?.name ?? ''})`));
  };
  const [ja, en] = [headersIn('ja'), headersIn('en')];
  return columns.map(({ labels: _labels, ...column }, at) => ({
    ...column,
    header: { ja: ja[at] as string, en: en[at] as string },
  }));
}

/** The header of a column in a language. */
export const headerOf = ({ header }: Column, locale: Locale): string => header[languageOf(locale)];

/**
 * The cells of a record, one for each column.
 * @param record as an operation with `selectionOf` the fields answers it
 * @param locale for enum values in words of that language; without it they are as in the schema
 */
export function cellsOf(record: object, columns: readonly Column[], locale?: Locale): CellValue[] {
  return columns.map((column) => cellAt(record, column, 0, separator, locale));
}

function cellAt(value: unknown, column: Column, depth: number, between: string, locale: Locale | undefined): CellValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    return joinCells(
      value.map((item) => cellAt(item, column, depth, innerSeparator, locale)),
      between,
    );
  }
  const key = column.path[depth];
  if (key === undefined) return leafCell(value, column, locale);
  return cellAt((value as Record<string, unknown>)[key], column, depth + 1, between, locale);
}

/** A value that is missing in a list keeps its place, so that the columns of a list match. A list of nothing has no text. */
function joinCells(cells: CellValue[], between: string): CellValue {
  return cells.some((cell) => cell !== null) ? cells.map((cell) => cell ?? '').join(between) : null;
}

function leafCell(value: unknown, { type, valueType }: Column, locale: Locale | undefined): CellValue {
  if (type === 'date') return isoText(value as DateParts);
  if (type === 'enum' && locale !== undefined && isEnumType(valueType)) {
    return enumText(valueType, String(value))[languageOf(locale)];
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

interface DateParts {
  day: string | null;
  month: string | null;
  year: number | null;
  fiscalYear: number | null;
  era: string;
}

/** A date as precise as the source says it, as arguments of the graph take it: `2024-04-01`, `2024-04`, `2024`, `2024FY`. */
export function isoText({ day, month, year, fiscalYear, era }: DateParts): string {
  if (day ?? month) return (day ?? month) as string;
  if (year !== null) return String(year);
  return fiscalYear === null ? era : `${fiscalYear}FY`;
}
