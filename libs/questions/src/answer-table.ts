import {
  type AnswerTable,
  columnHeaders,
  type Constant,
  type Reading,
  type ReadingColumn,
  readingOf,
  type Row,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import type { GraphQLSchema } from 'graphql';
import { html, raw } from 'hono/html';
import { cellAttributes, cellContent } from './answer-cell';
import {
  legend,
  markedRoom,
  marksOf,
  notesInCell,
  notesList,
  numberNotes,
  roomOfMarks,
  seenNotes,
  type TableNotes,
} from './answer-notes';
import { emptyColumnsList } from './empty-columns';

/** A table with what a reader must know about its cells. */
export interface ShownTable {
  table: AnswerTable;
  notes: TableNotes;
  schema: GraphQLSchema;
  /** Before the numbers of its notes in their ids, on a page with several tables below headings; empty for the first. */
  place?: string | undefined;
}

/** A single record with more values than these is shown as a list, one below the other. */
const maxColumnsOfOne = 3;

/**
 * A table of an answer as people read it: without ids and without what only places a record in the print, each value with an
 * anchor, and its notes below it.
 */
export function answerTable(context: PageContext, shown: ShownTable): Html {
  const { table, notes, schema, place } = shown;
  const language = tagOf(context);
  const reading = readingOf(table, language);
  const seen = seenNotes(reading, notes);
  const numbered = numberNotes(seen);
  const title = tableTitle({ ...table, lists: table.lists.slice(-1) }, language);
  const nameOf = (row: Row): Html | string => {
    const [first] = reading.columns;
    return first ? cellContent(context, { table, schema, row, shown: reading.columns }, first) : '';
  };
  const isWhole = table.totalCount === undefined || table.totalCount <= table.rows.length;
  const [only] = table.rows;
  const isList = table.rows.length === 1 && only !== undefined && reading.columns.length > maxColumnsOfOne;
  const cells = cellWriter(context, shown, reading, { numbered, isList });
  const body = isList
    ? html`<tbody>
        ${reading.columns.map(
          (column) =>
            html`<tr>
              <th scope="row">${column.header}</th>
              ${cells(only, column)}
            </tr>`,
        )}
      </tbody>`
    : html`<thead>
          <tr>
            ${reading.columns.map(
              ({ header, isNumeric }) => html`<th scope="col" class="${isNumeric ? 'number' : ''}">${header}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row) =>
              html`<tr>
                ${reading.columns.map((column, at) => cells(row, column, at === 0))}
              </tr>`,
          )}
        </tbody>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}">
      <table class="reading ${isList ? '' : 'stacked'}" ${isWhole && !isList ? raw('data-whole') : ''}>
        <caption>
          ${
            place === undefined
              ? html`<span>${title}${isList ? '' : ` (${countText(context, table)})`}</span>`
              : // A heading above the table has its title already.
                html`<span class="unseen">${title}</span
                  >${isList ? '' : html` <span>${countText(context, table)}</span>`}`
          }
          ${constantsText(context, reading.constants)}
        </caption>
        ${body}
      </table>
    </div>
    ${legend(context, seen)} ${notesList(context, numbered, place ?? '')}
    ${emptyColumnsList(context, table, reading, { notes, heads: columnHeaders(table, 'words', language), nameOf })}`;
}

/** What all rows have in common, as a list in one line: 「どの行も同じ: ふらっとは開館 時間: 10:00–16:00」. */
export function constantsText(
  context: PageContext,
  constants: readonly (Omit<Constant, 'text'> & { text: Html | Html[] | string })[],
): Html | '' {
  if (constants.length === 0) return '';
  return html`<span>${inLanguage(context, { ja: 'どの行も同じ:', en: 'The same in all rows:' })}</span>
    ${constants.map(({ header, text }) => html`<span>${header}${text === '' ? '' : html`: ${text}`}</span> `)}`;
}

type WriteCell = (row: Row, column: ReadingColumn, isHead?: boolean) => Html;

/** Writes the cells of a table with their notes. */
function cellWriter(
  context: PageContext,
  { table, notes, schema, place = '' }: ShownTable,
  reading: Reading,
  { numbered, isList }: { numbered: Map<string, number>; isList: boolean },
): WriteCell {
  const anchors = new Set<string>();
  const room = new Map(
    reading.columns.map((column) => [
      column,
      roomOfMarks(
        [...notes.values()].map((own) => notesInCell(reading, own, column)),
        numbered,
      ),
    ]),
  );
  return (row, shown, isHead = false) => {
    const own = notesInCell(reading, notes.get(row) ?? [], shown);
    const reason = own.find((note) => note.column === shown.index && note.reason !== undefined)?.reason;
    const content = cellContent(context, { table, schema, row, shown: reading.columns }, shown);
    const value = content === '' && reason ? html`<span class="soft">${reason}</span>` : content;
    const marks = marksOf(context, own, numbered, place);
    const isNumber = shown.isNumeric && !isList;
    const attributes = cellAttributes({ table, row }, shown, { anchors, style: styleOf(shown, isNumber), isHead });
    const marked = html`${value}${isNumber && !isBlank(value, marks) ? markedRoom(marks, room.get(shown) ?? 0) : marks}`;
    if (isHead) return html`<th${attributes}>${marked}</th>`;
    // On a phone a row is a card, in which each value stands beside its column's head.
    return isList
      ? html`<td${attributes}>${marked}</td>`
      : html`<td${attributes} data-label="${shown.header}">${marked}</td>`;
  };
}

/** Nothing is aligned in a cell without anything, which a phone leaves out. */
const isBlank = (value: Html | string, marks: Html[]): boolean => value === '' && marks.length === 0;

const styleOf = ({ isLong, isShort }: ReadingColumn, isNumber: boolean): string =>
  isNumber ? 'number' : isLong ? 'long' : isShort ? 'short' : '';

/** "12件", or "50件のうち20件" where the answer has one page of more. */
function countText(context: PageContext, { rows, totalCount }: AnswerTable): string {
  const count = rows.length;
  if (totalCount !== undefined && totalCount > count)
    return inLanguage(context, { ja: `${totalCount}件のうち${count}件`, en: `${count} of ${totalCount} rows` });
  return inLanguage(context, { ja: `${count}件`, en: count === 1 ? '1 row' : `${count} rows` });
}
