import type { AnswerTable, Note, Reading, ReadingColumn, Row } from '@tokorozawa/answer-tables';
import { inLanguage, type Html, type PageContext } from '@tokorozawa/pages';
import { html } from 'hono/html';

/** What a reader must know about the cells of each row. */
export type TableNotes = ReadonlyMap<Row, Note[]>;

/** The notes of a row that stand in its cell of a column. What is known of a value without a column of its own stands beside the name. */
export function notesInCell({ columns }: Reading, notes: readonly Note[], shown: ReadingColumn): Note[] {
  const isShown = (index: number): boolean => columns.some((each) => [each.index, ...each.merged].includes(index));
  return notes.filter(
    ({ column, kind }) =>
      [shown.index, ...shown.merged].includes(column) ||
      (shown === columns[0] && kind !== 'missing' && !isShown(column)),
  );
}

/** The notes to which a mark in some cell leads. */
export const seenNotes = (reading: Reading, notes: TableNotes): TableNotes =>
  new Map(
    [...notes].map(([row, own]) => [
      row,
      [...new Set(reading.columns.flatMap((column) => notesInCell(reading, own, column)))],
    ]),
  );

/** Why the values of columns are missing that no row has, and that the table therefore does not show: by the texts, with the rows. */
export function notesOfEmptyColumns(
  { columns, rows }: AnswerTable,
  { folded }: Reading,
  notes: TableNotes,
): Map<string, Row[]> {
  const empty = folded.filter((index) => columns[index] && rows.every(({ cells }) => (cells[index] ?? null) === null));
  const found = new Map<string, Row[]>();
  for (const [row, own] of notes)
    for (const { text, column, kind } of own)
      if (kind === 'missing' && empty.includes(column))
        found.set(text, [...new Set([...(found.get(text) ?? []), row])]);
  return found;
}

/** The marks behind a value: 訂 for a correction of its content, 疑 for a doubt about it, a number for anything else. */
export function marksOf(context: PageContext, notes: Note[], numbered: Map<string, number>, place: string): Html[] {
  const byText = new Map(notes.map((note) => [note.text, note]));
  return [...byText.values()].map(({ text, kind }) => {
    const number = numbered.get(text) as number;
    const { meaning, sign } = contentMarks[kind] ?? {};
    const label = inLanguage(context, {
      ja: meaning ? `${meaning.ja}：注${number}` : `注${number}`,
      en: meaning ? `${meaning.en}: note ${number}` : `Note ${number}`,
    });
    return html`<sup class="mark${sign ? ' content' : ''}"
      ><a href="#${noteId(place, number)}" aria-label="${label}"
        >${sign ? inLanguage(context, sign) : `*${number}`}</a
      ></sup
    >`;
  });
}

interface ContentMark {
  sign: { ja: string; en: string };
  meaning: { ja: string; en: string };
  /** What it says below the table. */
  legend: { ja: string; en: string };
}

/** The marks of notes on what a value says, which readers see without looking for them. */
const contentMarks: Partial<Record<Note['kind'], ContentMark>> = {
  corrected: {
    sign: { ja: '訂', en: 'corr.' },
    meaning: { ja: '訂正', en: 'Corrected' },
    legend: {
      ja: '「訂」：資料の内容の誤りを直して読んだ値。',
      en: '“corr.”: a value that is read differently from what is printed.',
    },
  },
  doubtful: {
    sign: { ja: '疑', en: 'doubt' },
    meaning: { ja: '疑いあり', en: 'In doubt' },
    legend: {
      ja: '「疑」：誤りかもしれないか、別の読み方ができる値。',
      en: '“doubt”: a value that may be wrong, or could be read otherwise.',
    },
  },
};

/** Notes on the rows of a table, by their texts, each with its number. Equal notes are one. */
export function numberNotes(notes: ReadonlyMap<unknown, Note[]>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { text } of [...notes.values()].flat()) if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  return numbers;
}

const noteId = (place: string, number: number): string => `note-${place && `${place}-`}${number}`;

/** What the words and marks in the cells mean, for those that occur. */
export function legend(context: PageContext, notes: ReadonlyMap<unknown, Note[]>): Html | '' {
  const all = [...notes.values()].flat();
  const has = (matches: (note: Note) => boolean): boolean => all.some(matches);
  const lines = [
    ...Object.entries(contentMarks).map(([marked, { legend: text }]) => has(({ kind }) => kind === marked) && text),
    has(({ reason }) => /資料に記載なし|not stated/.test(reason ?? '')) && {
      ja: '「資料に記載なし」：資料に書かれていない。値が0という意味ではない。',
      en: '“not stated in the source”: the source does not say; it does not mean zero.',
    },
    has(({ reason }) => /判読できない|illegible/.test(reason ?? '')) && {
      ja: '「判読できない」：書かれているが、紙面から読めない。',
      en: '“illegible”: something is printed, but cannot be read.',
    },
    has(({ reason }) => /該当しない|not applicable/.test(reason ?? '')) && {
      ja: '「該当しない」：この記録では、その項目を問わない。',
      en: '“not applicable”: the question does not arise for this record.',
    },
  ].filter((line) => line !== false);
  return lines.length === 0
    ? ''
    : html`<p class="soft">${lines.map((line) => html`<span>${inLanguage(context, line)}</span> `)}</p>`;
}

export function notesList(context: PageContext, numbered: Map<string, number>, place: string): Html | '' {
  if (numbered.size === 0) return '';
  return html`<h3>${inLanguage(context, { ja: '注', en: 'Notes' })}</h3>
    <ol class="notes">
      ${[...numbered].map(([text, number]) => html`<li id="${noteId(place, number)}">${text}</li>`)}
    </ol>`;
}

/** What no row has, and why, with the names of the rows unless these are all. @param nameOf links to the record of a row */
export function emptyColumnsList(
  context: PageContext,
  { rows }: AnswerTable,
  found: ReadonlyMap<string, Row[]>,
  nameOf: (row: Row) => Html | string,
): Html | '' {
  if (found.size === 0) return '';
  const separator = inLanguage(context, { ja: '、', en: ', ' });
  const of = (own: Row[]): Html | string =>
    own.length === rows.length
      ? inLanguage(context, { ja: 'どの行も', en: 'all rows' })
      : html`${own.map((row, at) => html`${at > 0 ? separator : ''}${nameOf(row)}`)}`;
  return html`<h3>
      ${inLanguage(context, { ja: '値がないため、表に出していない項目', en: 'Not in the table, because there are no values' })}
    </h3>
    <ul class="notes">
      ${[...found].map(([text, own]) => html`<li>${text} (${of(own)})</li>`)}
    </ul>`;
}
