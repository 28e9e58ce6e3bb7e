import { type Part } from '../answer/shape';
import { type Language } from '../language/language';
import { cellText } from './cell-text';
import { type AnswerTable, type Row } from './flatten';

/** How a reader has arranged a table: what is drawn and downloaded follows it. */
export interface Arrangement {
  /** Rows are kept in which some cell holds this text, whatever the width of letters and their case. */
  filter: string;
  /** The column by which rows are sorted, by its id; undefined for the order of the answer. */
  sortBy: string | undefined;
  descending: boolean;
}

export const unarranged: Arrangement = { filter: '', sortBy: undefined, descending: false };

/** The rows of a table as the reader has arranged them. Cells without a value come last in either direction. */
export function arrangedRows(
  table: AnswerTable,
  { filter, sortBy, descending }: Arrangement,
  language: Language,
): Row[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  const parts = table.columns.map(({ part }) => part);
  const kept = words.length === 0 ? table.rows : table.rows.filter((row) => holds(row, parts, words, language));
  const index = table.columns.findIndex(({ id }) => id === sortBy);
  if (index < 0) return kept;
  const collator = new Intl.Collator(language, { numeric: true });
  return [...kept].sort((a, b) => compare(a.cells[index], b.cells[index], descending ? -1 : 1, collator));
}

/** Full-width letters and half-width ones, large and small, are the same to a reader. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

function holds({ cells }: Row, parts: Part[], words: string[], language: Language): boolean {
  const text = folded(cells.map((value, index) => cellText(value, parts[index] as Part, language)).join('\n'));
  return words.every((word) => text.includes(word));
}

function compare(a: unknown, b: unknown, direction: 1 | -1, collator: Intl.Collator): number {
  const missing = Number(isMissing(a)) - Number(isMissing(b));
  if (missing !== 0 || isMissing(a)) return missing;
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * collator.compare(String(a), String(b));
}

const isMissing = (value: unknown): boolean => value === null || value === undefined || value === '';
