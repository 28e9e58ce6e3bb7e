import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { type Language, useLanguage, useTranslate } from '../language/language';
import {
  type Arrangement,
  type Column,
  notesHeader,
  noteText,
  type ReadingColumn,
  readingText,
} from '@tokorozawa/answer-tables';
import { useIsPrinting } from '../page/printing';
import { columnWidth } from './column-widths';
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
  const { table, rows, columns, title, notes, known, provenance } = shown;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const isPrinting = useIsPrinting();
  const hasNotesColumn = notes.size > 0;
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
  const widths = useMemo(() => columnWidths(shown, language), [shown, language]);
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
        data-provenance={provenance.state}
        {...roving}
        style={{ width: `calc(${widths.map(columnLength).join(' + ')})` }}
      >
        <caption className="unseen">{title}</caption>
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width: columnLength(width, index) }} />
          ))}
        </colgroup>
        <GridHeader {...{ shown, arrangement, onArrange, hasNotesColumn }} />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index }) => (
            <GridRow
              key={index}
              index={index}
              table={table}
              columns={columns}
              widths={widths}
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
function GridHeader({
  shown: { table, columns },
  hasNotesColumn,
  ...arranging
}: GridProps & { hasNotesColumn: boolean }) {
  const language = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <HeaderCell
            key={column.index}
            id={(table.columns[column.index] as Column).id}
            column={column}
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
  /** Of the column in the table. */
  id: string;
  column: ReadingColumn;
}

/** A header that sorts on each click: ascending, descending, and in the order of the answer. */
function HeaderCell({ id, column: { header, isNumeric }, arrangement, onArrange }: HeaderCellProps) {
  const t = useTranslate();
  const sorted = arrangement.sortBy === id ? (arrangement.descending ? 'descending' : 'ascending') : undefined;
  const next = {
    sortBy: sorted === 'descending' ? undefined : id,
    descending: sorted === 'ascending',
  };
  return (
    <th scope="col" aria-sort={sorted} className={isNumeric ? 'numeric' : undefined}>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onArrange({ ...arrangement, ...next })}
        title={t({ ja: 'この列で並べ替え', en: 'Sort by this column' })}
      >
        {header}
        <span aria-hidden="true" className="sort-mark">
          {sorted ? (sorted === 'ascending' ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}

/** On a narrow screen, a column leaves room for another one, and the one that names the rows for most of it. */
const columnLength = (width: number, index: number): string => `min(${width}em, ${index === 0 ? 40 : 75}vw)`;

/** So many rows decide how wide the columns are, so that scrolling does not change it. */
const measuredRows = 100;

/** The width of each column in em, and of the notes if there are any. */
function columnWidths({ table, rows, columns, notes }: ShownTable, language: Language): number[] {
  const first = rows.slice(0, measuredRows);
  const widths = columns.map((column) =>
    columnWidth(
      column.header,
      first.map((row) => readingText(table, row, column, language)),
    ),
  );
  if (notes.size === 0) return widths;
  const texts = first.map((row) => noteText(notes.get(row)));
  return [...widths, columnWidth(notesHeader[language], texts)];
}
