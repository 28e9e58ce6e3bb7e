import {
  type AnswerTable,
  columnHeaders,
  type Constant,
  pathKey,
  type Reading,
  type ReadingColumn,
  readingOf,
  readingText,
  type Row,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
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
  /** The ids of the records of the answer, by their paths. */
  ids: ReadonlyMap<string, string>;
  /** Before the numbers of its notes in their ids, on a page with several tables below headings; empty for the first. */
  place?: string | undefined;
}

/** How a table is laid out: a row for each record, the records side by side, or the values of a single one in a list. */
type Layout = 'rows' | 'beside' | 'list';

/** A single record with more values than these is shown as a list, one below the other. */
const maxColumnsOfOne = 3;
/** So few records with more values than these stand side by side, because their columns would not fit into a window. */
const maxBeside = 4;
const maxColumnsOfFew = 8;

/** On a phone all but a list are cards. */
const classOf: Record<Layout, string> = { rows: 'stacked', beside: 'stacked beside', list: '' };

function layoutOf({ rows }: AnswerTable, { columns }: Reading): Layout {
  if (rows.length === 1) return columns.length > maxColumnsOfOne ? 'list' : 'rows';
  return rows.length > 0 && rows.length <= maxBeside && columns.length > maxColumnsOfFew ? 'beside' : 'rows';
}

/**
 * A table of an answer as people read it: without ids and without what only places a record in the print, each value with an
 * anchor, and its notes below it.
 */
export function answerTable(context: PageContext, shown: ShownTable): Html {
  const { table, notes, ids, place } = shown;
  const language = tagOf(context);
  const reading = readingOf(table, language);
  const seen = seenNotes(reading, notes);
  const numbered = numberNotes(seen);
  const title = tableTitle({ ...table, lists: table.lists.slice(-1) }, language);
  const nameOf = (row: Row): Html | string => {
    const [first] = reading.columns;
    return first ? cellContent(context, { table, ids, row, shown: reading.columns }, first) : '';
  };
  const isWhole = table.totalCount === undefined || table.totalCount <= table.rows.length;
  const layout = layoutOf(table, reading);
  const isList = layout === 'list';
  const reasons = new Set<string>();
  const cells = cellWriter(context, shown, reading, { numbered, layout, reasons });
  const body = { rows: bodyOfRows(table), beside: bodyBeside, list: bodyOfValues }[layout](
    reading.columns,
    table.rows,
    cells,
  );
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}">
      <table class="reading ${classOf[layout]}" ${isWhole && layout === 'rows' ? raw('data-whole') : ''}>
        <caption>
          ${
            place === undefined
              ? html`<span>${title}${isList ? '' : ` (${countText(context, table, layout)})`}</span>`
              : // A heading above the table has its title already.
                html`<span class="unseen">${title}</span
                  >${isList ? '' : html` <span>${countText(context, table, layout)}</span>`}`
          }
          ${constantsText(context, reading.constants)}
        </caption>
        ${body}
      </table>
    </div>
    ${legend(context, seen, reasons)} ${notesList(context, numbered, place ?? '')}
    ${emptyColumnsList(context, table, reading, { notes, headers: columnHeaders(table, 'words', language), nameOf })}`;
}

/** What all records have in common, as a list in one line: 「すべてに共通: ふらっとは開館 時間: 10:00–16:00」. */
export function constantsText(
  context: PageContext,
  constants: readonly (Omit<Constant, 'text'> & { text: Html | Html[] | string })[],
): Html | '' {
  if (constants.length === 0) return '';
  return html`<span>${inLanguage(context, { ja: 'すべてに共通:', en: 'The same for all:' })}</span>
    ${constants.map(({ header, text }) => html`<span>${header}${text === '' ? '' : html`: ${text}`}</span> `)}`;
}

/** @param scope of a cell that names its row or its column; undefined for others */
type WriteCell = (row: Row, column: ReadingColumn, scope?: 'row' | 'col') => Html;

const bodyOfRows =
  (table: AnswerTable) =>
  (columns: readonly ReadingColumn[], rows: readonly Row[], cell: WriteCell): Html =>
    html`<thead>
        <tr>
          ${columns.map(
            ({ header, isNumeric }) => html`<th scope="col" class="${isNumeric ? 'number' : ''}">${header}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr${classOfRow(table, row, rows[index - 1], columns[0])}>
            ${columns.map((column, at) => cell(row, column, at === 0 ? 'row' : undefined))}
          </tr>`,
        )}
      </tbody>`;

/** On a phone, what is around several rows, such as the chapter of sections, stands once above their cards. */
function classOfRow({ columns }: AnswerTable, row: Row, before: Row | undefined, naming: ReadingColumn | undefined) {
  const level = naming && columns[naming.index]?.level;
  if (level === undefined || level >= row.records.length - 1) return '';
  const around = (each: Row): string => pathKey(each.records[level] ?? []);
  return raw(` class="${before && around(row) === around(before) ? 'inside again' : 'inside'}"`);
}

/** A row for each value. */
const bodyOfValues = (columns: readonly ReadingColumn[], rows: readonly Row[], cell: WriteCell): Html =>
  html`<tbody>
    ${columns.map(
      (column) =>
        html`<tr>
          <th scope="row">${column.header}</th>
          ${rows.map((row) => cell(row, column))}
        </tr>`,
    )}
  </tbody>`;

const bodyBeside = (
  [naming, ...columns]: readonly ReadingColumn[],
  rows: readonly Row[],
  cell: WriteCell,
): Html | '' =>
  naming
    ? html`<thead>
          <tr>
            <th scope="col">${naming.header}</th>
            ${rows.map((row) => cell(row, naming, 'col'))}
          </tr>
        </thead>
        ${bodyOfValues(columns, rows, cell)}`
    : '';

/**
 * Writes the cells of a table with their notes.
 * @param reasons gets why cells are empty, as they say it
 */
function cellWriter(
  context: PageContext,
  { table, notes, ids, place = '' }: ShownTable,
  reading: Reading,
  { numbered, layout, reasons }: { numbered: Map<string, number>; layout: Layout; reasons: Set<string> },
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
  return (row, shown, scope) => {
    const own = notesInCell(reading, notes.get(row) ?? [], shown);
    const reason = own.find((note) => note.column === shown.index && note.reason !== undefined)?.reason;
    const content = cellContent(context, { table, ids, row, shown: reading.columns }, shown);
    const isReason = content === '' && reason !== undefined;
    if (isReason) reasons.add(reason);
    const value = isReason ? html`<span class="soft">${reason}</span>` : content;
    const marks = marksOf(context, own, numbered, place);
    const isNumber = shown.isNumeric && layout === 'rows';
    const attributes = cellAttributes({ table, row }, shown, { anchors, style: styleOf(shown, isNumber), scope });
    const marked = html`${value}${isNumber && !isBlank(value, marks) ? markedRoom(marks, room.get(shown) ?? 0) : marks}`;
    if (scope !== undefined) return html`<th${attributes}>${marked}</th>`;
    if (layout === 'list') return html`<td${attributes}>${marked}</td>`;
    return html`<td${attributes} data-header="${headerOnPhone(row, shown)}">${marked}</td>`;
  };

  /** On a phone a row is a card, in which each value stands beside the header of its column. */
  function headerOnPhone(row: Row, { header }: ReadingColumn): string {
    const [naming] = reading.columns;
    return layout === 'beside' && naming ? readingText(table, row, naming, tagOf(context)) : header;
  }
}

/** Nothing is aligned in a cell without anything, which a phone leaves out. */
const isBlank = (value: Html | string, marks: Html[]): boolean => value === '' && marks.length === 0;

const styleOf = ({ isLong, isShort }: ReadingColumn, isNumber: boolean): string =>
  isNumber ? 'number' : isLong ? 'long' : isShort ? 'short' : '';

/** "12件", or "50件のうち20件" where the answer has one page of more. */
function countText(context: PageContext, { rows, totalCount }: AnswerTable, layout: Layout): string {
  const count = rows.length;
  const [one, several] = layout === 'rows' ? ['row', 'rows'] : ['item', 'items'];
  if (totalCount !== undefined && totalCount > count)
    return inLanguage(context, { ja: `${totalCount}件のうち${count}件`, en: `${count} of ${totalCount} ${several}` });
  return inLanguage(context, { ja: `${count}件`, en: `${count} ${count === 1 ? one : several}` });
}
