import {
  type AnswerTable,
  type Column,
  type Note,
  noteText,
  type ReadingColumn,
  readingText,
  type Row,
} from '@tokorozawa/answer-tables';
import { memo, type ReactNode } from 'react';
import { languageOf, useLanguage, useTranslate } from '../language/language';
import { Badges, noValue } from './badge';
import { lineCount } from './column-widths';
import { LongText } from './long-text';
import { type KnownRecords, RecordLink, recordIdAt } from './record-link';

/** A text of more lines is clipped to fewer of them. */
const maxLines = 5;

interface GridRowProps {
  index: number;
  table: AnswerTable;
  columns: ReadingColumn[];
  /** In em, of each column and of the notes. */
  widths: number[];
  row: Row;
  notes: Note[] | undefined;
  known: KnownRecords;
  hasNotesColumn: boolean;
  /** Reports the height of the row to the virtual list; undefined if all rows are rendered. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}

/** One row of a grid: numbers aligned right, badges on values that need care, and the notes in the last column. */
export const GridRow = memo(function GridRow({
  index,
  table,
  columns,
  widths,
  row,
  notes = [],
  known,
  hasNotesColumn,
  measure,
}: GridRowProps) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {columns.map((column, at) => (
        <Cell
          key={column.index}
          {...{ table, column, row, known }}
          notes={notes.filter((note) => note.column === column.index || column.merged.includes(note.column))}
          width={widths[at]}
          isHeader={at === 0}
          tabIndex={-1}
        />
      ))}
      {hasNotesColumn && <NotesCell text={noteText(notes)} width={widths.at(-1) as number} />}
    </tr>
  );
});

interface CellProps {
  table: AnswerTable;
  column: ReadingColumn;
  row: Row;
  notes: Note[];
  known: KnownRecords;
  /** Of the column in em, if a long text is clipped. */
  width?: number;
  /** True for the cell that names the row. */
  isHeader?: boolean;
  /** -1 in a grid, which moves the focus itself. */
  tabIndex?: number;
}

/** A value, or the reason why there is none. What names a record links to its page. */
export function Cell({ table, column, row, notes, known, width, isHeader = false, tabIndex }: CellProps) {
  const t = useTranslate();
  const language = useLanguage();
  const value = row.cells[column.index];
  const text = readingText(table, row, column, language);
  const recordId = recordIdAt(table.columns[column.index] as Column, row, value, known);
  const reason = notes.find((note) => note.reason)?.reason ?? t(noValue);
  const badges = <Badges notes={notes} />;
  const said = (
    <>
      {recordId ? (
        <RecordLink id={recordId} tabIndex={tabIndex}>
          {text}
        </RecordLink>
      ) : (
        text
      )}
      {value === null && <span className="null">{reason}</span>}
    </>
  );
  const content = withBadges(said, badges, column);
  const Element = isHeader ? 'th' : 'td';
  const isLong = width !== undefined && lineCount(text, width) > maxLines;
  return (
    <Element
      scope={isHeader ? 'row' : undefined}
      className={column.isNumeric ? 'numeric' : undefined}
      lang={languageOf(text)}
      tabIndex={tabIndex}
    >
      {isLong ? <LongText tabIndex={tabIndex}>{content}</LongText> : content}
    </Element>
  );
}

/** The badges of a number stand before it, so that the digits of all rows end at one edge. */
const withBadges = (said: ReactNode, badges: ReactNode, { isNumeric }: ReadingColumn) =>
  isNumeric ? (
    <>
      {badges}
      {said}
    </>
  ) : (
    <>
      {said}
      {badges}
    </>
  );

function NotesCell({ text, width }: { text: string; width: number }) {
  const isLong = lineCount(text, width) > maxLines;
  return (
    <td className="notes" tabIndex={-1}>
      {isLong ? <LongText tabIndex={-1}>{text}</LongText> : text}
    </td>
  );
}
