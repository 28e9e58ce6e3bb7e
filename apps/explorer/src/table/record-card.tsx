import { notesHeader, noteText } from '@tokorozawa/answer-tables';
import { useLanguage } from '../language/language';
import { Cell } from './grid-row';
import { everyColumn, type ShownTable } from './shown-table';

/** From this number of columns on, a single row is easier to read from top to bottom. */
const minFields = 5;

/** True if a table is a single record that is shown as a card. */
export const isRecordCard = ({ table }: ShownTable): boolean =>
  table.rows.length === 1 && table.columns.length >= minFields;

/** A table of one row as a card: a line for each of its columns. Fields that the type does not have are left out. */
export function RecordCard({ shown: { table, headers, title, notes, known } }: { shown: ShownTable }) {
  const language = useLanguage();
  const [row] = table.rows;
  if (!row) return null;
  const rowNotes = notes.get(row) ?? [];
  return (
    <div className="grid-box" tabIndex={0} role="region" aria-label={title}>
      <table className="grid grid-card">
        <caption className="unseen">{title}</caption>
        <tbody>
          {everyColumn(table, headers).map(
            (column) =>
              row.cells[column.index] !== undefined && (
                <tr key={column.index}>
                  <th scope="row">{column.header}</th>
                  <Cell
                    {...{ table, column, row, known }}
                    notes={rowNotes.filter((note) => note.column === column.index)}
                  />
                </tr>
              ),
          )}
          {rowNotes.length > 0 && (
            <tr>
              <th scope="row">{notesHeader[language]}</th>
              <td className="notes">{noteText(rowNotes)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
