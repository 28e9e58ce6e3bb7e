import { type Note, noteWords, type Reading, type ReadingColumn, type Row } from '@tokorozawa/answer-tables';
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

/** The marks of a value: 訂 for a correction of its content, 疑 for a doubt about it, a number for any other note below. */
export function marksOf(context: PageContext, notes: Note[], numbered: Map<string, number>, place: string): Html[] {
  const byText = new Map(notes.map((note) => [note.text, note]));
  return [...byText.values()].flatMap(({ text, kind }) => {
    const number = numbered.get(text);
    if (number === undefined) return [];
    const { meaning, sign } = noteWords[kind];
    const isContent = isOnContent(kind);
    const label = inLanguage(context, {
      ja: isContent ? `${meaning.ja}：注${number}` : `注${number}`,
      en: isContent ? `${meaning.en}: note ${number}` : `Note ${number}`,
    });
    return [
      html`<sup class="mark${isContent ? ' content' : ''}"
        ><a href="#${noteId(place, number)}" target="_self" aria-label="${label}"
          >${isContent ? inLanguage(context, sign) : `*${number}`}</a
        ></sup
      >`,
    ];
  });
}

/** The most marks that a cell of a column has. */
export const roomOfMarks = (cells: readonly (readonly Note[])[], numbered: ReadonlyMap<string, number>): number =>
  Math.max(
    0,
    ...cells.map((notes) => new Set(notes.map(({ text }) => text).filter((text) => numbered.has(text))).size),
  );

/** No column has room for more. */
const maxRoom = 3;

/** The marks of a number in as much room as in each cell of its column, so that the digits of all cells end at one edge. */
export const markedRoom = (marks: Html[], room: number): Html | '' =>
  room === 0 ? '' : html`<span class="marks marks-${Math.min(room, maxRoom)}">${marks}</span>`;

/** The kinds of notes on what a value says, which readers see without looking for them. */
const contentKinds = ['corrected', 'doubtful'] as const;

const isOnContent = (kind: Note['kind']): boolean => contentKinds.some((each) => each === kind);

/** Notes on the rows of a table, by their texts, each with its number. Equal notes are one; what a cell says itself is none. */
export function numberNotes(notes: ReadonlyMap<unknown, Note[]>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { text, isOnlyReason } of [...notes.values()].flat())
    if (!isOnlyReason && !numbers.has(text)) numbers.set(text, numbers.size + 1);
  return numbers;
}

const noteId = (place: string, number: number): string => `note-${place && `${place}-`}${number}`;

/**
 * What the words and marks in the cells mean, for those that occur.
 * @param reasons those that empty cells say
 */
export function legend(
  context: PageContext,
  notes: ReadonlyMap<unknown, Note[]>,
  reasons: ReadonlySet<string>,
): Html | '' {
  const kinds = new Set([...notes.values()].flat().map(({ kind }) => kind));
  const isSaid = (words: RegExp): boolean => [...reasons].some((reason) => words.test(reason));
  const lines = [
    ...contentKinds.map((marked) => kinds.has(marked) && legendOf(marked)),
    isSaid(/資料に記載なし|not stated/) && {
      ja: '「資料に記載なし」：資料に書かれていない。値が0という意味ではない。',
      en: '“not stated”: the source does not say; it does not mean zero.',
    },
    isSaid(/判読できない|illegible/) && {
      ja: '「判読できない」：書かれているが、紙面から読めない。',
      en: '“illegible”: something is printed, but cannot be read.',
    },
    isSaid(/該当しない|not applicable/) && {
      ja: '「該当しない」：この記録では、その項目を問わない。',
      en: '“not applicable”: the question does not arise for this record.',
    },
  ].filter((line) => line !== false);
  return lines.length === 0
    ? ''
    : html`<p class="soft">${lines.map((line) => html`<span>${inLanguage(context, line)}</span> `)}</p>`;
}

const legendOf = (kind: Note['kind']): { ja: string; en: string } => {
  const { sign, legend: text } = noteWords[kind];
  return { ja: `「${sign.ja}」：${text.ja}。`, en: `“${sign.en}”: ${text.en}.` };
};

export function notesList(context: PageContext, numbered: Map<string, number>, place: string): Html | '' {
  if (numbered.size === 0) return '';
  return html`<h3>${inLanguage(context, { ja: '注', en: 'Notes' })}</h3>
    <ol class="notes">
      ${[...numbered].map(([text, number]) => html`<li id="${noteId(place, number)}">${text}</li>`)}
    </ol>`;
}
