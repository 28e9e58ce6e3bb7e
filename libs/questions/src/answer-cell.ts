import {
  type AnswerTable,
  type CellItems,
  cellItems,
  cellPath,
  type CellText,
  type Column,
  DateCell,
  pathKey,
  pathOfRecord,
  type ReadingColumn,
  readingText,
  type Row,
  separatorBetween,
  sortValue,
  valueAtPlace,
} from '@tokorozawa/answer-tables';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { html, raw } from 'hono/html';

/** Where a value stands that may be the name of a record. */
export interface CellPlace {
  table: AnswerTable;
  /** The ids of the records of the answer, by their paths. */
  ids: ReadonlyMap<string, string>;
  row: Row;
  /** The columns that are shown. */
  shown: readonly ReadingColumn[];
}

/** What a cell says: a value, or the items of a list one below the other. Names of records lead to their pages. */
export function cellContent(context: PageContext, place: CellPlace, cell: ReadingColumn): Html | string {
  const { table, row } = place;
  const language = tagOf(context);
  if (cell.parts) return itemsContent(context, place, cellItems(table, row, { parts: cell.parts }, language));
  const column = table.columns[cell.index] as Column;
  const value = row.cells[cell.index];
  const text = readingText(table, row, cell, language);
  if (value instanceof DateCell) return breakableDate(text);
  if (column.isJoined && Array.isArray(value)) return linkedNames(context, place, { column, value, text });
  return linked(context, idOf(place, column, []) ?? (cell === place.shown[0] ? idOfRow(place) : undefined), text);
}

function itemsContent(context: PageContext, place: CellPlace, { shared, items, remarks }: CellItems): Html | string {
  const partsOf = (parts: CellText[]): Html =>
    html`${parts.map((part, at) => {
      const before = parts[at - 1];
      return html`${before ? separatorBetween(before, part) : ''}${partContent(context, place, part)}`;
    })}`;
  const [first, ...others] = items;
  if (!first) return '';
  if (others.length === 0) return partsOf(first);
  return html`${shared.length > 0 ? html`${partsOf(shared)}:` : ''}
    <ul class="members">
      ${items.map((item) => html`<li>${partsOf(item)}</li>`)}
    </ul>
    ${partsOf(remarks)}`;
}

function partContent(context: PageContext, place: CellPlace, { text, column: index, at }: CellText): Html | string {
  const column = place.table.columns[index] as Column;
  if (valueAtPlace(place.row.cells[index], at) instanceof DateCell) return breakableDate(text);
  return linked(context, idOf(place, column, at), text);
}

/** The names of the records in a list, each with a link. */
function linkedNames(
  context: PageContext,
  place: CellPlace,
  { column, value, text }: { column: Column; value: unknown[]; text: string },
): Html | string {
  const separator = inLanguage(context, { ja: '、', en: ', ' });
  const names = value.map((name, at) => ({ name, id: idOf(place, column, [at]) }));
  if (!names.some(({ id }) => typeof id === 'string')) return text;
  const named = names.filter(({ name }) => typeof name === 'string');
  return html`${named.map(({ name, id }, at) => html`${at > 0 ? separator : ''}${linked(context, id, String(name))}`)}`;
}

const linked = ({ addresses }: PageContext, id: unknown, text: string): Html | string =>
  typeof id === 'string' && text !== '' ? html`<a href="${addresses.link(recordPath(id))}">${text}</a>` : text;

/** The id of the record that a column names, at a place in its lists. */
function idOf({ table, ids, row }: CellPlace, column: Column, at: readonly number[]): unknown {
  if (!isNaming(column)) return undefined;
  const own = ids.get(pathKey(pathOfRecord(column, row.records, at)));
  if (own !== undefined) return own;
  // A correction, a gap or a check names the record that it is about by its id.
  const around = column.keys.slice(0, -1).join('.');
  if (around !== 'record' && around !== '') return undefined;
  const named = table.columns.findIndex(
    ({ field, level, keys }) => field.name === 'recordId' && level === column.level && keys.length === 1,
  );
  return row.cells[named];
}

/** The id of the record of a row whose name is not shown, because all rows have the same. */
function idOfRow({ table, ids, row, shown }: CellPlace): string | undefined {
  const level = table.lists.length - 1;
  const isOwnName = (column: Column | undefined): boolean =>
    column !== undefined && isNaming(column) && column.level === level && column.fieldPath.length === 1;
  const own = row.records[level];
  const isNamed = own === undefined || shown.some(({ index }) => isOwnName(table.columns[index]));
  return isNamed ? undefined : ids.get(pathKey(own));
}

const isNaming = ({ field }: Column): boolean => /^(name|title)$/.test(field.name);

/**
 * A date in both calendars breaks only behind its years, 令和5年(2023年) | 5月30日, and in English around the year:
 * September 17, | 2023 | (Reiwa 5).
 */
function breakableDate(text: string): Html {
  const [first = '', ...others] = text.split(/(?= \()|(?<=\))|(?<=,)(?= )/);
  return html`<span class="unbroken">${first}</span
    >${others.map((other) => html`${raw('<wbr />')}<span class="unbroken">${other}</span>`)}`;
}

/** The attributes of a cell: the anchor of its value if it is the first cell with it, its style, and by what it is sorted. */
export function cellAttributes(
  { table, row }: Pick<CellPlace, 'table' | 'row'>,
  cell: ReadingColumn,
  { anchors, style, scope }: { anchors: Set<string>; style: string; scope: 'row' | 'col' | undefined },
): ReturnType<typeof raw> {
  const path = cellPath(table.columns[cell.index] as Column, row);
  const key = path && pathKey(path);
  const isFirst = key !== undefined && !anchors.has(key);
  if (isFirst) anchors.add(key);
  const sorted = sortValue(row.cells[cell.index])?.replaceAll(/[&"<]/g, '');
  return raw(
    [
      isFirst ? ` id="${key}"` : '',
      style === '' ? '' : ` class="${style}"`,
      sorted === undefined ? '' : ` data-value="${sorted}"`,
      scope === undefined ? '' : ` scope="${scope}"`,
    ].join(''),
  );
}
