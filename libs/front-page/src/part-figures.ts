import { type FieldNode, Kind, parse, type SelectionSetNode, TokenKind } from 'graphql';
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
  newest: DatedText | undefined;
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
function commentAbove({ loc }: FieldNode): (LocalizedText & { en: string }) | undefined {
  const comment = loc?.startToken.prev;
  if (comment?.kind !== TokenKind.COMMENT) return undefined;
  const [ja, en] = comment.value.split('/').map((text) => text.trim());
  return ja && en ? { ja, en } : undefined;
}

/** Of dates with the same first day, the first is kept. */
function newestDate(data: unknown): DatedText | undefined {
  return datesIn(data).reduce<DatedText | undefined>(
    (newest, date) => (newest && newest.earliest >= date.earliest ? newest : date),
    undefined,
  );
}

function datesIn(value: unknown): DatedText[] {
  if (typeof value !== 'object' || value === null) return [];
  return isDate(value) ? [value] : Object.values(value).flatMap(datesIn);
}

const isDate = (value: object): value is DatedText => 'precision' in value && 'earliest' in value;
