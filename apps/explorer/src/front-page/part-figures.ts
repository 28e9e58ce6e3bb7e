import { type FieldNode, Kind, parse, type SelectionSetNode, TokenKind } from 'graphql';
import { type LocalizedText } from '../language/language';

/** How many of something a part contains: `{ label: { ja: '章', en: 'chapters' }, count: 7 }`. */
export interface Count {
  label: LocalizedText;
  count: number;
}

/** The figures on a part's card: how much it contains, and how new it is. */
export interface PartFigures {
  counts: Count[];
  /** The newest date in it; undefined if it has none. */
  newest: PreciseDate | undefined;
}

/** A date with its precision. */
export interface PreciseDate {
  /** In ISO form: a day (2024-04-01), a month (2024-03) or a year (2024). */
  text: string;
  precision: 'day' | 'month' | 'year' | 'fiscalYear';
}

/** Counts the fields under a comment like `# 章 / chapters` in a part's query, and finds the newest date in its answer. */
export function partFigures(query: string, data: Record<string, unknown>): PartFigures {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return { counts: operation ? countsIn(operation.selectionSet, [data]) : [], newest: newestDate(data) };
}

function countsIn({ selections }: SelectionSetNode, parents: unknown[]): Count[] {
  return selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return [];
    const items = parents.flatMap((record) => itemsOf(record, (field.alias ?? field.name).value));
    const label = commentAbove(field);
    const count = countOf(items);
    const own = label && count !== undefined ? [{ label, count }] : [];
    return [...own, ...countsIn(field.selectionSet, items)];
  });
}

/** Undefined if the data are missing, so that an outage does not count as zero. */
function countOf(items: unknown[]): number | undefined {
  if (items.includes(undefined)) return undefined;
  const [connection] = items as { totalCount?: number }[];
  return connection?.totalCount ?? items.length;
}

function itemsOf(record: unknown, key: string): unknown[] {
  const value = (record as Record<string, unknown> | undefined)?.[key] ?? undefined;
  return Array.isArray(value) ? value : [value];
}

/** The comment directly above a field, `# 章 / chapters`, as a label. */
function commentAbove({ loc }: FieldNode): LocalizedText | undefined {
  const comment = loc?.startToken.prev;
  if (comment?.kind !== TokenKind.COMMENT) return undefined;
  const [ja, en] = comment.value.split('/').map((text) => text.trim());
  return ja && en ? { ja, en } : undefined;
}

/** Dates are compared as padded text; a fiscal year counts from its first month. */
function newestDate(data: unknown): PreciseDate | undefined {
  return datesIn('', data).sort((a, b) => (sortable(a) < sortable(b) ? 1 : -1))[0];
}

const sortable = ({ text, precision }: PreciseDate): string =>
  (precision === 'fiscalYear' ? `${text}-04` : text).padEnd(10, '-00');

function datesIn(key: string, value: unknown): PreciseDate[] {
  if (Array.isArray(value)) return value.flatMap((item) => datesIn(key, item));
  if (isPartialDate(value)) return [preciseDate(value)];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => datesIn(name, inner));
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [{ text: value, precision: 'day' }];
  if (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) return [{ text: value, precision: 'month' }];
  if (typeof value !== 'number') return [];
  if (/fiscalYear$/i.test(key) || key === 'start') return [{ text: String(value), precision: 'fiscalYear' }];
  return key === 'year' ? [{ text: String(value), precision: 'year' }] : [];
}

/** What a part's query asks of the type PartialDate. */
interface PartialDate {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  earliest: string;
}

const isPartialDate = (value: unknown): value is PartialDate =>
  typeof value === 'object' && value !== null && 'precision' in value && 'earliest' in value;

function preciseDate({ precision, earliest }: PartialDate): PreciseDate {
  if (precision === 'DAY') return { text: earliest, precision: 'day' };
  if (precision === 'MONTH') return { text: earliest.slice(0, 7), precision: 'month' };
  return { text: earliest.slice(0, 4), precision: precision === 'YEAR' ? 'year' : 'fiscalYear' };
}
