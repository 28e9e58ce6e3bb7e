import type { AnswerTable, Note, Reading, Row } from '@tokorozawa/answer-tables';
import { inLanguage, type Html, type PageContext } from '@tokorozawa/pages';
import { html } from 'hono/html';
import type { TableNotes } from './answer-notes';

/** Why values are missing in columns that the table does not show, because no row has one. */
interface EmptyColumns {
  /** The headers of the columns of which nothing is known but the reason; empty if a text says more. */
  headers: string[];
  text: string;
  rows: Row[];
}

interface MissingValue {
  note: Note;
  rows: Set<Row>;
}

/** The notes on columns that no row has a value in, each once with its rows. */
function missingValues({ columns, rows }: AnswerTable, { folded }: Reading, notes: TableNotes): MissingValue[] {
  const isEmpty = (index: number): boolean =>
    folded.includes(index) &&
    columns[index] !== undefined &&
    rows.every(({ cells }) => (cells[index] ?? null) === null);
  const found = new Map<string, MissingValue>();
  for (const [row, own] of notes)
    for (const note of own.filter(({ kind, column }) => kind === 'missing' && isEmpty(column))) {
      const known = found.get(note.text) ?? { note, rows: new Set() };
      found.set(note.text, { note, rows: known.rows.add(row) });
    }
  return [...found.values()];
}

/** Why values are missing in columns that no row has; what has the same reason in the same rows is said once. */
function emptyColumns({ rows }: AnswerTable, missing: MissingValue[], headers: readonly string[]): EmptyColumns[] {
  const said = new Map<string, EmptyColumns>();
  for (const { note, rows: own } of missing) {
    const { isOnlyReason = false, reason = '', text, column } = note;
    const key = isOnlyReason ? [reason, ...[...own].map((row) => rows.indexOf(row))].join(' ') : text;
    const known = said.get(key) ?? { headers: [], text: isOnlyReason ? reason : text, rows: [...own] };
    said.set(key, { ...known, headers: isOnlyReason ? [...known.headers, headers[column] ?? ''] : [] });
  }
  return [...said.values()];
}

/** What no row has, and why, with the names of the rows unless these are all. @param nameOf links to the record of a row */
export function emptyColumnsList(
  context: PageContext,
  table: AnswerTable,
  reading: Reading,
  { nameOf, notes, headers }: { notes: TableNotes; headers: readonly string[]; nameOf: (row: Row) => Html | string },
): Html | '' {
  const found = emptyColumns(table, missingValues(table, reading, notes), headers);
  if (found.length === 0) return '';
  const separator = inLanguage(context, { ja: '、', en: ', ' });
  const of = (own: Row[]): Html | string =>
    own.length === table.rows.length
      ? inLanguage(context, { ja: 'すべて', en: 'all' })
      : html`${own.map((row, at) => html`${at > 0 ? separator : ''}${nameOf(row)}`)}`;
  return html`<h3>
      ${inLanguage(context, { ja: '値がないため、表に出していない項目', en: 'Not in the table, because there are no values' })}
    </h3>
    <ul class="notes">
      ${found.map(
        ({ headers: own, text, rows }) =>
          html`<li>${own.length > 0 ? `${own.join(separator)}: ` : ''}${text} (${of(rows)})</li>`,
      )}
    </ul>`;
}
