import { type AnswerField } from './shape';
import { labelOf, type Language } from './label';
import { containsAll, foldedWords, foldText } from './fold-text';
import { cellText } from './cells';
import type { Column } from './columns';
import { type AnswerTable, type Row } from './flatten';

/** How the reader has sorted and filtered a table. The chart and the downloads follow it. */
export interface Arrangement {
  /** Only rows whose cells contain every word of this text are shown, ignoring letter width and case. */
  filter: string;
  /** The id of the column that rows are sorted by; undefined for the order of the answer. */
  sortBy: string | undefined;
  descending: boolean;
}

export const unarranged: Arrangement = { filter: '', sortBy: undefined, descending: false };

/** Filters and sorts the rows of a table. Cells without a value come last in both directions. */
export function arrangeRows(
  table: AnswerTable,
  { filter, sortBy, descending }: Arrangement,
  language: Language,
): Row[] {
  const words = foldedWords(filter);
  const fields = table.columns.map(({ field }) => field);
  const filtered =
    words.length === 0 ? table.rows : table.rows.filter((row) => containsAll(rowText(row, fields, language), words));
  const index = table.columns.findIndex(({ id }) => id === sortBy);
  if (index < 0) return filtered;
  const collator = new Intl.Collator(language, { numeric: true });
  return [...filtered].sort((a, b) => compare(a.cells[index], b.cells[index], descending ? -1 : 1, collator));
}

function rowText({ cells }: Row, fields: AnswerField[], language: Language): string {
  return foldText(cells.map((value, index) => cellText(value, fields[index] as AnswerField, language)).join('\n'));
}

function compare(a: unknown, b: unknown, direction: 1 | -1, collator: Intl.Collator): number {
  const missing = Number(isMissing(a)) - Number(isMissing(b));
  if (missing !== 0 || isMissing(a)) return missing;
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * collator.compare(String(a), String(b));
}

const isMissing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Whether column headers are words in the reader's language or paths in the answer. */
export type HeaderStyle = 'words' | 'paths';

/** The header of each column; all are different. A label that several columns share is preceded by its parents' labels. */
export function columnHeaders({ columns, lists }: AnswerTable, style: HeaderStyle, language: Language): string[] {
  if (style === 'paths') return columns.map(({ id }) => id);
  const labels = columns.map(({ fieldPath, level }) => {
    const list = lists[level];
    return [...(list?.key ? [list] : []), ...fieldPath].map((field) => labelOf(field, language));
  });
  return labels.map(
    (own, index) =>
      shortestDistinctSuffix(
        own,
        labels.filter((_other, at) => at !== index),
      ) ?? `${own.at(-1)} (${(columns[index] as Column).id})`,
  );
}

/** As few of the last labels as needed to differ from columns at the same depth or above; deeper columns add more labels. */
function shortestDistinctSuffix(labels: string[], others: string[][]): string | undefined {
  const notDeeper = others.filter((other) => other.length <= labels.length);
  for (let length = 1; length <= labels.length; length++) {
    const header = joinLast(labels, length);
    if (notDeeper.every((other) => joinLast(other, length) !== header)) return header;
  }
  return undefined;
}

function joinLast(labels: string[], length: number): string {
  return labels.slice(-length).join(' › ');
}

/** The title of a table: the labels of its lists, down to a level. */
export function tableTitle({ lists }: AnswerTable, language: Language, level = lists.length - 1): string {
  const labels = lists
    .slice(0, level + 1)
    .filter(({ key }) => key)
    .map((field) => labelOf(field, language));
  return labels.join(' › ') || (language === 'ja' ? '値' : 'Values');
}
