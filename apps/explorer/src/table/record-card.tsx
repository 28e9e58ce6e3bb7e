import { notesHeader, noteText, type ReadingColumn, type Row } from '@tokorozawa/answer-tables';
import { useLanguage, useTranslate } from '../language/language';
import { Cell } from './grid-row';
import { everyColumn, type ShownTable } from './shown-table';

/** From this number of columns on, a single row is easier to read from top to bottom. */
const minFields = 5;

/** True if a table is a single record that is shown as a card. */
export const isRecordCard = ({ table }: ShownTable): boolean =>
  table.rows.length === 1 && table.columns.length >= minFields;

/**
 * A table of one row as a card: a line for each column that people read, and the others folded below them. Fields that the
 * type does not have are left out.
 */
export function RecordCard({ shown }: { shown: ShownTable }) {
  const t = useTranslate();
  const language = useLanguage();
  const { table, headers, title, columns, notes, provenance } = shown;
  const [row] = table.rows;
  if (!row) return null;
  const rowNotes = notes.get(row) ?? [];
  const isThere = ({ index }: ReadingColumn): boolean => row.cells[index] !== undefined;
  const inSight = new Set(columns.flatMap(({ index, merged }) => [index, ...merged]));
  const others = everyColumn(table, headers).filter((column) => isThere(column) && !inSight.has(column.index));
  return (
    <div className="grid-box" tabIndex={0} role="region" aria-label={title}>
      <table className="grid grid-card" data-provenance={provenance.state}>
        <caption className="unseen">{title}</caption>
        <tbody>
          <CardRows shown={shown} row={row} columns={columns.filter(isThere)} />
          {rowNotes.length > 0 && (
            <tr>
              <th scope="row">{notesHeader[language]}</th>
              <td className="notes">{noteText(rowNotes)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {others.length > 0 && (
        <details className="card-others">
          <summary>{t({ ja: `ほかの項目(${others.length})`, en: `Other fields (${others.length})` })}</summary>
          <table className="grid grid-card">
            <tbody>
              <CardRows shown={shown} row={row} columns={others} />
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

interface CardRowsProps {
  shown: ShownTable;
  row: Row;
  columns: ReadingColumn[];
}

function CardRows({ shown: { table, notes, known }, row, columns }: CardRowsProps) {
  const rowNotes = notes.get(row) ?? [];
  return columns.map((column) => (
    <tr key={column.index}>
      <th scope="row">{column.header}</th>
      <Cell
        {...{ table, row, known }}
        column={{ ...column, isNumeric: false }}
        notes={rowNotes.filter((note) => note.column === column.index || column.merged.includes(note.column))}
      />
    </tr>
  ));
}
