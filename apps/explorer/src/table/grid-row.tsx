import {
  type AnswerTable,
  cellText,
  type Column,
  isNumeric,
  type Note,
  noteText,
  type Row,
} from '@tokorozawa/answer-tables';
import { memo } from 'react';
import { languageOf, useLanguage, useTranslate } from '../language/language';
import { Badges, noValue } from './badge';
import { type KnownRecords, RecordLink, recordIdAt } from './record-link';

interface GridRowProps {
  index: number;
  table: AnswerTable;
  /** The indices of the columns to show. */
  visible: number[];
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
  visible,
  row,
  notes = [],
  known,
  hasNotesColumn,
  measure,
}: GridRowProps) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {visible.map((at) => {
        const column = table.columns[at] as Column;
        return (
          <Cell
            key={column.id}
            column={column}
            value={row.cells[at]}
            notes={notes.filter((note) => note.column === at)}
            recordId={recordIdAt(column, row, row.cells[at], known)}
            tabIndex={-1}
          />
        );
      })}
      {hasNotesColumn && (
        <td className="notes" tabIndex={-1}>
          {noteText(notes)}
        </td>
      )}
    </tr>
  );
});

interface CellProps {
  column: Column;
  value: unknown;
  notes: Note[];
  /** The record that the value names. */
  recordId: string | undefined;
  /** -1 in a grid, which moves the focus itself. */
  tabIndex?: number;
}

/** A value, or the reason why there is none. What names a record links to its page. */
export function Cell({ column: { field }, value, notes, recordId, tabIndex }: CellProps) {
  const t = useTranslate();
  const language = useLanguage();
  const text = cellText(value, field, language);
  const reason = notes.find((note) => note.reason)?.reason ?? t(noValue);
  return (
    <td className={isNumeric(field) ? 'numeric' : undefined} lang={languageOf(text)} tabIndex={tabIndex}>
      {recordId ? (
        <RecordLink id={recordId} tabIndex={tabIndex}>
          {text}
        </RecordLink>
      ) : (
        text
      )}
      {value === null && <span className="null">{reason}</span>}
      <Badges notes={notes} />
    </td>
  );
}
