import { type FieldNode, Kind, parse, type SelectionSetNode, TokenKind } from 'graphql';
import { type Words } from '../language/language';

/** How many there are of something in a part: `{ words: { ja: '章', en: 'chapters' }, count: 7 }`. */
export interface Count {
  words: Words;
  count: number;
}

/** What a part's card says: how much there is, and how new it is. */
export interface PartFigures {
  counts: Count[];
  /** The newest day, month or fiscal year in it: "2024-04-01", "2024-03", "2023"; undefined when it is not dated. */
  newest: Newest | undefined;
}

export interface Newest {
  /** ISO: a day, a month, or a year. */
  text: string;
  precision: 'day' | 'month' | 'year' | 'fiscalYear';
}

/** Counts what the part's query marks with a comment (`# 章 / chapters`), and finds the newest date in its answer. */
export function partFigures(query: string, data: Record<string, unknown>): PartFigures {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return { counts: operation ? countsIn(operation.selectionSet, [data]) : [], newest: newestIn(data) };
}

function countsIn({ selections }: SelectionSetNode, around: unknown[]): Count[] {
  return selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return [];
    const items = around.flatMap((record) => itemsOf(record, (field.alias ?? field.name).value));
    const words = markOf(field);
    const count = countOf(items);
    const here = words && count !== undefined ? [{ words, count }] : [];
    return [...here, ...countsIn(field.selectionSet, items)];
  });
}

/** Nothing stands for what did not come, so that an outage is not counted as none. */
function countOf(items: unknown[]): number | undefined {
  if (items.includes(undefined)) return undefined;
  const [connection] = items as { totalCount?: number }[];
  return connection?.totalCount ?? items.length;
}

function itemsOf(record: unknown, key: string): unknown[] {
  const value = (record as Record<string, unknown> | undefined)?.[key] ?? undefined;
  return Array.isArray(value) ? value : [value];
}

/** The comment right above a field: `# 章 / chapters`. */
function markOf({ loc }: FieldNode): Words | undefined {
  const comment = loc?.startToken.prev;
  if (comment?.kind !== TokenKind.COMMENT) return undefined;
  const [ja, en] = comment.value.split('/').map((text) => text.trim());
  return ja && en ? { ja, en } : undefined;
}

/** Day, month and year compare as text at the same length; a fiscal year counts from its first day. */
function newestIn(data: unknown): Newest | undefined {
  const all = datesIn('', data);
  return all.sort((a, b) => (sortable(a) < sortable(b) ? 1 : -1))[0];
}

const sortable = ({ text, precision }: Newest): string =>
  (precision === 'fiscalYear' ? `${text}-04` : text).padEnd(10, '-00');

function datesIn(key: string, value: unknown): Newest[] {
  if (Array.isArray(value)) return value.flatMap((item) => datesIn(key, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => datesIn(name, inner));
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [{ text: value, precision: 'day' }];
  if (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) return [{ text: value, precision: 'month' }];
  if (typeof value !== 'number') return [];
  if (/fiscalYear$/i.test(key) || key === 'start') return [{ text: String(value), precision: 'fiscalYear' }];
  return key === 'year' ? [{ text: String(value), precision: 'year' }] : [];
}
