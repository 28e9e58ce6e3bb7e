import { type AnswerField } from './shape';
import type { Language } from './label';
import { containsAll, foldedWords, foldText } from './fold-text';
import { cellText } from './cells';
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
