import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useLanguage, useTranslate } from '../language/language';
import {
  type Arrangement,
  type Column,
  isNumeric,
  notesHeader,
  type Sheet,
  type SheetCell,
} from '@tokorozawa/answer-tables';
import { GridRow } from './grid-row';
import { useRovingFocus } from './roving-focus';
import { type ShownTable } from './shown-table';

/** Up to this number of rows, all are rendered; above it, only those in sight. */
const maxRenderedRows = 200;

interface GridProps {
  shown: ShownTable;
  arrangement: Arrangement;
  onArrange: (next: Arrangement) => void;
}

/** The rows under their headers. A long table renders only the rows in sight, and all rows when it is printed. */
export function Grid({ shown, arrangement, onArrange }: GridProps) {
  const { table, rows, headers, visible, sheet, title, notes, known } = shown;
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const isPrinting = useIsPrinting();
  const hasNotesColumn = sheet.headers.length > headers.length;
  const rendersAll = rows.length <= maxRenderedRows || isPrinting;
  const virtual = useVirtualizer({
    count: rendersAll ? 0 : rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    overscan: 20,
  });
  const items = rendersAll ? rows.map((_row, index) => ({ index, start: 0, end: 0 })) : virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = rendersAll ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shownColumns = hasNotesColumn ? [...visible, headers.length] : visible;
  const allWidths = columnWidths(sheet);
  const widths = shownColumns.map((column) => allWidths[column] as number);
  const roving = useRovingFocus({
    grid,
    rowCount: rows.length + 1,
    reveal: (rowIndex) => virtual.scrollToIndex(rowIndex - 2),
  });
  return (
    <div className="grid-box" ref={box}>
      <table
        ref={grid}
        className="grid"
        role="grid"
        aria-rowcount={rows.length + 1}
        {...roving}
        style={{ width: `${widths.reduce((sum, width) => sum + width, 0)}em` }}
      >
        <caption className="unseen">{title}</caption>
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width: `${width}em` }} />
          ))}
        </colgroup>
        <GridHead {...{ shown, arrangement, onArrange, hasNotesColumn }} />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index }) => (
            <GridRow
              key={index}
              index={index}
              table={table}
              visible={visible}
              row={rows[index] as (typeof rows)[number]}
              notes={notes.get(rows[index] as (typeof rows)[number])}
              known={known}
              hasNotesColumn={hasNotesColumn}
              measure={rendersAll ? undefined : virtual.measureElement}
            />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** The headers of the columns, each with its way to sort. */
function GridHead({
  shown: { table, headers, visible },
  hasNotesColumn,
  ...arranging
}: GridProps & { hasNotesColumn: boolean }) {
  const language = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {visible.map((index) => (
          <HeaderCell
            key={index}
            column={table.columns[index] as Column}
            text={headers[index] as string}
            {...arranging}
          />
        ))}
        {hasNotesColumn && (
          <th scope="col" tabIndex={-1}>
            {notesHeader[language]}
          </th>
        )}
      </tr>
    </thead>
  );
}

/** Takes the space of the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden="true">
      <td className="grid-gap" style={{ height }} />
    </tr>
  );
}

interface HeaderCellProps extends Omit<GridProps, 'shown'> {
  column: Column;
  text: string;
}

/** A header that sorts on each click: ascending, descending, and in the order of the answer. */
function HeaderCell({ column: { id, field }, text, arrangement, onArrange }: HeaderCellProps) {
  const t = useTranslate();
  const sorted = arrangement.sortBy === id ? (arrangement.descending ? 'descending' : 'ascending') : undefined;
  const next = {
    sortBy: sorted === 'descending' ? undefined : id,
    descending: sorted === 'ascending',
  };
  return (
    <th scope="col" aria-sort={sorted} className={isNumeric(field) ? 'numeric' : undefined}>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onArrange({ ...arrangement, ...next })}
        title={t({ ja: 'この列で並べ替え', en: 'Sort by this column' })}
      >
        {text}
        <span aria-hidden="true" className="sort-mark">
          {sorted ? (sorted === 'ascending' ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}

const minWidth = 4.5;
/** A longer text is wrapped, into about three lines. */
const maxLineWidth = 26;
const maxWidth = 56;

/** The width of each column in em. Computed from the header and the first rows, so that scrolling does not change it. */
function columnWidths({ headers, rows }: Sheet): number[] {
  return headers.map((header, index) => {
    const texts = rows.slice(0, 100).map((row) => textWidth(row[index]));
    // The header has room for its sort mark.
    const width = Math.max(textWidth(header) + 1.2, ...texts) + 1.6;
    return width <= maxLineWidth ? Math.max(width, minWidth) : Math.min(Math.max(width / 3, maxLineWidth), maxWidth);
  });
}

/** In em: a Japanese letter takes one, a Latin letter about two thirds. Short lines count separately, long ones together. */
function textWidth(cell: SheetCell | undefined): number {
  const lines = String(cell ?? '').split('\n');
  const widths = lines.map((line) =>
    [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 1 : 0.64), 0),
  );
  const longest = Math.max(...widths);
  return longest <= maxLineWidth ? longest : widths.reduce((sum, width) => sum + width, 0);
}

let printing = false;

/** True while the page is printed. */
function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribeToPrinting, () => printing);
}

function subscribeToPrinting(listener: () => void): () => void {
  const begin = () => setPrinting(true);
  const end = () => setPrinting(false);
  // The browser captures the page as soon as the event handlers have returned.
  const setPrinting = (next: boolean) => {
    printing = next;
    flushSync(listener);
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
