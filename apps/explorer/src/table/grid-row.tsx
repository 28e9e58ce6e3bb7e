import { noteText } from '../download/sheet';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { type Note } from '../provenance/notes';
import { cellText } from './cell-text';
import { isNumeric } from './column-kind';
import { type AnswerTable, type Row } from './flatten';

const marks: Record<Note['kind'], { sign: Words; means: Words }> = {
  corrected: { sign: { ja: '訂', en: 'c' }, means: { ja: '訂正あり', en: 'corrected' } },
  uncertain: { sign: { ja: '?', en: '?' }, means: { ja: '不確か', en: 'uncertain' } },
  missing: { sign: { ja: '欠', en: '–' }, means: { ja: '値なし', en: 'no value' } },
};

interface GridRowProps {
  index: number;
  table: AnswerTable;
  row: Row;
  notes: Note[] | undefined;
  /** Whether the table has a column for notes. */
  noted: boolean;
  /** Tells a long table how tall the row is. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}

/** One row: numbers flush right, values that need care marked, and the notes on it at its end. */
export function GridRow({ index, table, row, notes = [], noted, measure }: GridRowProps) {
  const language = useLanguage();
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {table.columns.map(({ id, part }, column) => {
        const value = row.cells[column];
        return (
          <td key={id} className={isNumeric(part) ? 'numeric' : undefined}>
            {cellText(value, part, language)}
            {value === null && <span className="null">{language === 'ja' ? '値なし' : 'null'}</span>}
            {[...new Set(notes.filter((note) => note.column === column).map(({ kind }) => kind))].map((kind) => (
              <MarkSign key={kind} kind={kind} />
            ))}
          </td>
        );
      })}
      {noted && <td className="notes">{noteText(notes)}</td>}
    </tr>
  );
}

function MarkSign({ kind }: { kind: Note['kind'] }) {
  const say = useWords();
  const { sign, means } = marks[kind];
  return (
    <span className={`mark mark-${kind}`} role="img" aria-label={say(means)} title={say(means)}>
      {say(sign)}
    </span>
  );
}
