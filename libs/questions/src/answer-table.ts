import {
  type AnswerTable,
  cellPath,
  type Column,
  DateCell,
  pathKey,
  type Reading,
  type ReadingColumn,
  readingOf,
  readingText,
  type Row,
  sortValue,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import { isRecord } from '@tokorozawa/record-fields';
import { inPath } from '@tokorozawa/resources';
import type { GraphQLSchema } from 'graphql';
import { html, raw } from 'hono/html';
import {
  emptyColumnsList,
  legend,
  marksOf,
  notesInCell,
  notesList,
  notesOfEmptyColumns,
  numberNotes,
  seenNotes,
  type TableNotes,
} from './answer-notes';

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
  const cells = cellWriter(context, shown, reading, numbered);
  const title = tableTitle({ ...table, lists: table.lists.slice(-1) }, language);
  const nameOf = (row: Row): Html | string => {
    const [first] = reading.columns;
    const column = first && table.columns[first.index];
    return column ? linkedText(context, { table, schema, row, column }, readingText(table, row, first, language)) : '';
  };
  const isWhole = table.totalCount === undefined || table.totalCount <= table.rows.length;
  const [only] = table.rows;
  const isList = table.rows.length === 1 && only !== undefined && reading.columns.length > maxColumnsOfOne;
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
      <table class="reading" ${isWhole && !isList ? raw('data-whole') : ''}>
        <caption>
          ${
            place === undefined
              ? html`<span>${title}${isList ? '' : ` (${countText(context, table)})`}</span>`
              : // A heading above the table has its title already.
                html`<span class="unseen">${title}</span
                  >${isList ? '' : html` <span>${countText(context, table)}</span>`}`
          }
          ${reading.constants.map(({ header, text }) => html`<span>${header}: ${text}</span> `)}
        </caption>
        ${body}
      </table>
    </div>
    ${legend(context, seen)} ${notesList(context, numbered, place ?? '')}
    ${emptyColumnsList(context, table, notesOfEmptyColumns(table, reading, notes), nameOf)}`;
}

type WriteCell = (row: Row, column: ReadingColumn, isHead?: boolean) => Html;

/** Writes the cells of a table. The first cell of a value has the anchor that its path names. */
function cellWriter(
  context: PageContext,
  { table, notes, schema, place = '' }: ShownTable,
  reading: Reading,
  numbered: Map<string, number>,
): WriteCell {
  const language = tagOf(context);
  const anchors = new Set<string>();
  return (row, shown, isHead = false) => {
    const column = table.columns[shown.index] as Column;
    const path = cellPath(column, row);
    const key = path && pathKey(path);
    const isFirst = key !== undefined && !anchors.has(key);
    if (isFirst) anchors.add(key);
    const own = notesInCell(reading, notes.get(row) ?? [], shown);
    const reason = own.find((note) => note.column === shown.index && note.reason !== undefined)?.reason;
    const text = readingText(table, row, shown, language);
    const value =
      text === '' && reason
        ? html`<span class="soft">${reason}</span>`
        : linkedText(context, { table, schema, row, column }, text);
    const attributes = raw(
      [
        isFirst ? ` id="${key}"` : '',
        `${classOf(shown)}`,
        sortAttribute(row.cells[shown.index]),
        isHead ? ' scope="row"' : '',
      ].join(''),
    );
    const content = html`${value}${marksOf(context, own, numbered, place)}`;
    return isHead ? html`<th${attributes}>${content}</th>` : html`<td${attributes}>${content}</td>`;
  };
}

/** A date in both calendars breaks only between them: 令和5年5月30日 | (2023-05-30). */
function dateText(text: string): Html {
  const [first = '', ...others] = text.split(/(?= ?\()/);
  return html`<span class="unbroken">${first}</span
    >${others.map((other) => html`${raw('<wbr />')}<span class="unbroken">${other}</span>`)}`;
}

const classOf = ({ isNumeric, isLong, isShort }: ReadingColumn): string =>
  isNumeric ? ' class="number"' : isLong ? ' class="long"' : isShort ? ' class="short"' : '';

function sortAttribute(value: unknown): string {
  const sorted = sortValue(value);
  return sorted === undefined ? '' : ` data-value="${sorted.replaceAll(/[&"<]/g, '')}"`;
}

/** "12件", or "50件のうち20件" where the answer has one page of more. */
function countText(context: PageContext, { rows, totalCount }: AnswerTable): string {
  const count = rows.length;
  if (totalCount !== undefined && totalCount > count)
    return inLanguage(context, { ja: `${totalCount}件のうち${count}件`, en: `${count} of ${totalCount} rows` });
  return inLanguage(context, { ja: `${count}件`, en: count === 1 ? '1 row' : `${count} rows` });
}

interface Linked {
  table: AnswerTable;
  schema: GraphQLSchema;
  row: Row;
  column: Column;
}

/** The name of a record is a link to its page, if the answer has the id of the record. */
function linkedText(context: PageContext, linked: Linked, text: string): Html | string {
  const { addresses } = context;
  const separator = inLanguage(context, { ja: '、', en: ', ' });
  const { table, row, column } = linked;
  const value = row.cells[table.columns.indexOf(column)];
  if (value instanceof DateCell) return dateText(text);
  const ids = idOf(linked);
  if (ids === undefined || text === '') return text;
  const link = (id: string, name: string): Html => html`<a href="${addresses.link(`/id/${inPath(id)}`)}">${name}</a>`;
  if (typeof ids === 'string') return link(ids, text);
  if (!Array.isArray(ids) || !Array.isArray(value) || ids.length !== value.length) return text;
  const items = value.map((name, at) => [ids[at] as unknown, name as unknown] as const);
  const named = items.filter((item): item is readonly [string, string] =>
    item.every((each) => typeof each === 'string'),
  );
  return html`${named.map(([id, name], at) => html`${at > 0 ? separator : ''}${link(id, name)}`)}`;
}

/** The id, or the ids, of the record that a cell names. */
function idOf({ table, schema, row, column }: Linked): unknown {
  if (!/^(name|title)$/.test(column.field.name)) return undefined;
  const parent = schema.getType(column.field.parentType);
  const around = column.keys.slice(0, -1).join('.');
  const idAt = (path: string, name: string): unknown => {
    const index = table.columns.findIndex(
      ({ field, keys, level }) => field.name === name && level === column.level && keys.slice(0, -1).join('.') === path,
    );
    return index < 0 ? undefined : row.cells[index];
  };
  const own = parent && isRecord(parent) ? idAt(around, 'id') : undefined;
  // A correction, a gap or a check names the record that it is about by its id.
  const named = around === 'record' || around === '' ? idAt('', 'recordId') : undefined;
  return own ?? named ?? undefined;
}
