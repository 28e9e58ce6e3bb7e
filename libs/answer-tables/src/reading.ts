import { enumText } from '@tokorozawa/record-fields';
import { isEnumType } from 'graphql';
import { cellText, columnKind, isNumeric } from './cells';
import { DateCell } from './date-cell';
import type { AnswerTable, Column, Row } from './flatten';
import { enumLabelOf, labelOf, type Language } from './label';
import { measureName, unitOfName, unitOfWord, type ValueUnit } from './unit';

/** A table as people read it: what answers the question, in as few columns as say it. */
export interface Reading {
  columns: ReadingColumn[];
  /** What all rows have in common, for the caption: 時点: 令和6年4月1日. */
  constants: { header: string; text: string }[];
  /** The indices of the columns that are not shown: ids, codes beside names, positions, and what no row has. */
  folded: number[];
}

export interface ReadingColumn {
  /** Of the column in the table. */
  index: number;
  /** With the unit, if all values have the same: 人口(人). */
  header: string;
  /** True if its values are right-aligned numbers. */
  isNumeric: boolean;
  /** True for texts of several sentences, which need a wide column. */
  isLong: boolean;
  /** True for values of a few letters, which need no second line. */
  isShort: boolean;
  /** The indices of columns whose values stand in the same cell: a unit, or the end of a period. */
  merged: number[];
  /** True if the head says the unit, so that the cells have none. */
  hasUnitInHead: boolean;
}

/** Fewer rows have nothing in common that is worth a caption. */
const minRowsOfConstant = 2;

/** Chooses what of a table people read. */
export function readingOf(table: AnswerTable, language: Language, rows: Row[] = table.rows): Reading {
  const { columns } = table;
  const reading: Reading = { columns: [], constants: [], folded: [] };
  const merges = mergesOf(columns);
  const kept = keptColumns(columns, rows, new Set([...merges.values()].flat()), reading.folded);
  const headers = readingHeaders(table, kept, language, merges);
  const textsOf = kept.map((index) => {
    const shown = { index, merged: merges.get(index) ?? [], hasUnitInHead: false };
    return rows.map((row) => readingText(table, row, shown, language));
  });
  const commons = textsOf.map((texts) => commonText(texts, language));
  // Without its first column a table needs another one that names its rows.
  const canNameRows = ([at, index]: [number, number]): boolean =>
    at > 0 && commons[at] === undefined && !isMeasure(columns[index] as Column);
  const isFirstLifted = [...kept.entries()].some(canNameRows);
  for (const [at, index] of kept.entries()) {
    const column = columns[index] as Column;
    const merged = merges.get(index) ?? [];
    const texts = textsOf[at] as string[];
    const header = headers[at] as string;
    const isNeeded = at === kept.length - 1 && reading.columns.length === 0;
    const common = (at > 0 || isFirstLifted) && !isNeeded ? commons[at] : undefined;
    if (common !== undefined) reading.constants.push({ header, text: common });
    else {
      const unit = commonUnit(table, rows, { index, merged }, language);
      reading.columns.push({
        index,
        header: measureName(header, unit, language),
        isNumeric: isNumeric(column.field) && !column.isJoined,
        isLong: texts.some((text) => text.length > longText[language]),
        isShort: texts.every((text) => text.length <= shortText[language]),
        merged,
        hasUnitInHead: unit !== undefined && merged.length > 0,
      });
    }
  }
  return { ...reading, columns: withNameFirst(reading.columns, columns, kept[0]) };
}

const isMeasure = ({ field }: Column): boolean => columnKind(field) === 'measure';

/** A row begins with what it is called, or with what else tells rows apart, if the first column says the same for all rows. */
function withNameFirst(shown: ReadingColumn[], columns: Column[], first: number | undefined): ReadingColumn[] {
  if (shown[0]?.index === first) return shown;
  const isNaming = ({ index }: ReadingColumn): boolean => /^(name|title)$/.test(columns[index]?.field.name ?? '');
  const name =
    shown.find((column) => isNaming(column) && !columns[column.index]?.isJoined) ??
    shown.find(({ index }) => !isMeasure(columns[index] as Column));
  return name ? [name, ...shown.filter((column) => column !== name)] : shown;
}

/** The characters from which a text needs a wide column. */
const longText: Record<Language, number> = { ja: 30, en: 60 };

/** The characters up to which a text stays in one line. */
const shortText: Record<Language, number> = { ja: 10, en: 16 };

/** The characters of a text in a caption. English takes more of them to say the same. */
const maxConstant: Record<Language, number> = { ja: 80, en: 200 };

/**
 * The unit that all values of a column have, of several rows: the column beside it says so, or else the name of its field.
 * Shares have their sign in each cell. English names say the unit themselves, as in "Area km2".
 */
function commonUnit(
  { columns }: AnswerTable,
  rows: Row[],
  { index, merged: [beside] }: Pick<ReadingColumn, 'index' | 'merged'>,
  language: Language,
): ValueUnit | undefined {
  const { field } = columns[index] as Column;
  if (columnKind(field) !== 'measure' || isShare(field)) return undefined;
  if (beside === undefined) return language === 'ja' ? unitOfName(field.name, language) : undefined;
  if (rows.length < minRowsOfConstant) return undefined;
  const units = new Set(rows.flatMap(({ cells }) => cells[beside]).filter((unit) => !isMissing(unit)));
  const [unit] = units;
  const { field: unitField } = columns[beside] as Column;
  if (units.size !== 1 || typeof unit !== 'string' || !isEnumType(unitField.type)) return undefined;
  return unitOfWord(enumText(unitField.type, unit).ja, unit, language);
}

const isShare = ({ name }: Column['field']): boolean => /percent$/i.test(name);

/** What all rows have in common, if it is short enough for a caption. */
function commonText(texts: string[], language: Language): string | undefined {
  const [first = ''] = texts;
  const isWorthIt = texts.length >= minRowsOfConstant && first !== '' && first.length <= maxConstant[language];
  return isWorthIt && texts.every((text) => text === first) ? first : undefined;
}

/** The indices of the columns that say something to people. The others are added to those that are folded. */
function keptColumns(columns: Column[], rows: Row[], absorbed: Set<number>, folded: number[]): number[] {
  return columns.flatMap((column, index) => {
    if (absorbed.has(index)) return [];
    const isEmpty = rows.length > 0 && rows.every(({ cells }) => isMissing(cells[index]));
    if (!isTechnical(column, columns) && !isEmpty) return [index];
    folded.push(index);
    return [];
  });
}

const isMissing = (value: unknown): boolean =>
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

/** True if a column is the name of the same record. */
const isNameBeside = ({ field, level, fieldPath }: Column, { level: own, fieldPath: path }: Column): boolean =>
  /^(name|title)$/.test(field.name) && level === own && parentPath(fieldPath) === parentPath(path);

const parentPath = (path: Column['fieldPath']): string =>
  path
    .slice(0, -1)
    .map(({ key }) => key)
    .join('.');

/** For the index of a number that of its unit, and for that of a start that of its end. */
function mergesOf(columns: Column[]): Map<number, number[]> {
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

/** The text of a cell with what stands in it besides: 延べ38人, 10:00–16:00. */
export function readingText(
  { columns }: AnswerTable,
  { cells }: Row,
  { index, merged, hasUnitInHead }: Pick<ReadingColumn, 'index' | 'merged' | 'hasUnitInHead'>,
  language: Language,
): string {
  const { field, isJoined } = columns[index] as Column;
  const [other] = hasUnitInHead ? [] : merged;
  const value = cells[index];
  const separator = language === 'ja' ? '、' : ', ';
  if (other === undefined) {
    if (typeof value === 'number' && isShare(field)) return `${percent(value, language)} %`;
    if (!Array.isArray(value) || !isJoined) return cellText(value, field, language);
    const texts = value.map((each) => cellText(each, field, language)).filter(Boolean);
    if (isNumeric(field)) return texts.join(separator);
    return joinedSentences(withoutRepetition(texts), separator);
  }
  const { field: otherField } = columns[other] as Column;
  const join = (own: unknown, beside: unknown): string => {
    if (own === null || own === undefined) return '';
    const text = cellText(own, field, language);
    if (field.name === 'start') return [text, cellText(beside, otherField, language)].join('–');
    return withUnit(text, enumLabelOf(otherField, beside, language) ?? '', language);
  };
  if (!Array.isArray(value)) return join(value, cells[other]);
  const besides = cells[other] as unknown[];
  const texts = value.map((each, at) => join(each, besides[at])).filter(Boolean);
  return (field.name === 'start' ? withoutRepetition(texts) : texts).join(separator);
}

/** What is the same for all of them is said once. */
const withoutRepetition = (texts: string[]): string[] => (new Set(texts).size === 1 ? texts.slice(0, 1) : texts);

/** Sentences end with their full stop, and need no comma behind it. */
const joinedSentences = (texts: string[], separator: string): string =>
  texts.map((text, at) => (at === texts.length - 1 ? text : `${text}${separatorAfter(text, separator)}`)).join('');

const separatorAfter = (text: string, separator: string): string =>
  text.endsWith('。') ? '' : text.endsWith('.') ? ' ' : separator;

/** Shares are printed with one digit after the point: 15.0. */
const percent = (value: number, language: Language): string =>
  value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 3 });

function withUnit(number: string, unit: string, language: Language): string {
  if (language === 'en') return `${number} ${unit.toLowerCase()}`.trim();
  return unit.startsWith('延べ') ? `延べ${number}${unit.slice('延べ'.length)}` : `${number}${unit}`;
}

/**
 * The headers of some columns, all different. The name of a record inside is headed by what it is (市区町村), and where
 * several lists have names, each by its list.
 */
export function readingHeaders(
  { columns, lists }: AnswerTable,
  indices: number[],
  language: Language,
  merges: ReadonlyMap<number, number[]> = new Map(),
): string[] {
  const shown = indices.map((index) => columns[index] as Column);
  const parentOf = ({ fieldPath, level }: Column) => fieldPath.at(-2) ?? (lists[level]?.key ? lists[level] : undefined);
  const own = shown.map((column, at) => {
    const parent = column.fieldPath.at(-2);
    // A start beside its end is the whole period.
    const isPeriod = column.field.name === 'start' && merges.has(indices[at] as number);
    const isOnlyName = /^(name|title)$/.test(column.field.name);
    return (isOnlyName || isPeriod) && parent ? labelOf(parent, language) : labelOf(column.field, language);
  });
  const isRepeated = (header: string, all: string[]): boolean => all.filter((each) => each === header).length > 1;
  const isOwn = ({ fieldPath }: Column): boolean => fieldPath.length === 1;
  const distinct = shown.map((column, at) => {
    const header = own[at] as string;
    const parent = parentOf(column);
    if (!isRepeated(header, own) || !parent) return header;
    const equal = shown.filter((_other, index) => own[index] === header);
    if (isOwn(column) && equal.filter(isOwn).length === 1) return header;
    const [around, word] = [labelOf(parent, language), labelOf(column.field, language)];
    if (isOwn(column) && /^(name|title)$/.test(column.field.name)) return around;
    return language === 'ja' ? `${around}の${word}` : `${around}: ${word.toLowerCase()}`;
  });
  // What is still equal is numbered.
  return distinct.map((header, at) => {
    const earlier = distinct.slice(0, at).filter((each) => each === header).length;
    return earlier > 0 ? `${header} (${earlier + 1})` : header;
  });
}

/** The value by which a reader sorts a cell: a date as YYYY-MM-DD, a number, or undefined for its text. */
export function sortValue(value: unknown): string | undefined {
  if (value instanceof DateCell || typeof value === 'number') return String(value);
  return undefined;
}
