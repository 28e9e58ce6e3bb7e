import { commentAbove } from '@tokorozawa/answer-tables';
import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { DatedText } from './date-text';

/** How many of something a part contains: `{ label: { ja: '章', en: 'chapters' }, count: 7 }`. */
export interface Count {
  label: LocalizedText & { en: string };
  count: number;
}

/** The figures on a part's card: how much it contains, and how new it is. */
export interface PartFigures {
  counts: Count[];
  /** The newest date in it; undefined if it has none. */
  newest: NewestDate | undefined;
}

/** A date, and what it is of: `{ label: { ja: '最新の講座', en: 'Latest course' }, date }`. */
export interface NewestDate {
  label: LocalizedText & { en: string };
  date: DatedText;
}

/**
 * Counts the fields under a comment like `# 章 / chapters` in a part's query, and finds the newest date in its answer, which a
 * comment names: `# 最新の講座 / Latest course`.
 */
export function partFigures(query: string, data: Record<string, unknown>): PartFigures {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return { counts: [], newest: undefined };
  const { selectionSet } = operation;
  return { counts: countsIn(selectionSet, [data]), newest: newestOf(datesIn(selectionSet, [data])) };
}

function countsIn({ selections }: SelectionSetNode, parents: unknown[]): Count[] {
  return selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet || isDateField(field)) return [];
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

/** Of dates with the same first day, the first is kept. */
const newestOf = (dates: NewestDate[]): NewestDate | undefined =>
  dates.reduce<NewestDate | undefined>(
    (newest, found) => (newest && newest.date.earliest >= found.date.earliest ? newest : found),
    undefined,
  );

function datesIn({ selections }: SelectionSetNode, parents: unknown[]): NewestDate[] {
  return selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return [];
    const items = parents.flatMap((record) => itemsOf(record, (field.alias ?? field.name).value));
    if (!isDateField(field)) return datesIn(field.selectionSet, items);
    const label = commentAbove(field);
    return label ? items.flatMap((date) => (isDate(date) ? [{ label, date }] : [])) : [];
  });
}

const isDateField = ({ selectionSet }: FieldNode): boolean =>
  selectionSet?.selections.some((field) => field.kind === Kind.FIELD && field.name.value === 'precision') ?? false;

const isDate = (value: unknown): value is DatedText =>
  typeof value === 'object' && value !== null && 'precision' in value && 'earliest' in value;
