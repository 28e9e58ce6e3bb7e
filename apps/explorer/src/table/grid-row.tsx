import { noteText } from '../download/sheet';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { type Note } from '../provenance/notes';
import { cellText } from './cell-text';
import { isNumeric } from './column-kind';
import { type AnswerTable, type Column, type Row } from './flatten';

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
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {table.columns.map((column, at) => (
        <Cell
          key={column.id}
          column={column}
          value={row.cells[at]}
          notes={notes.filter((note) => note.column === at)}
        />
      ))}
      {noted && <td className="notes">{noteText(notes)}</td>}
    </tr>
  );
}

interface CellProps {
  column: Column;
  value: unknown;
  notes: Note[];
}

/** A value, or in its place why there is none. */
function Cell({ column: { part }, value, notes }: CellProps) {
  const say = useWords();
  const language = useLanguage();
  const text = cellText(value, part, language);
  const kinds = [...new Set(notes.map(({ kind }) => kind))];
  const why = notes.find((note) => note.why)?.why ?? say({ ja: '値なし', en: 'no value' });
  return (
    <td className={isNumeric(part) ? 'numeric' : undefined} lang={japanese.test(text) ? 'ja' : undefined}>
      {text}
      {value === null && <span className="null">{why}</span>}
      {kinds.map((kind) => (
        <MarkSign key={kind} kind={kind} text={noteText(notes.filter((note) => note.kind === kind))} />
      ))}
    </td>
  );
}

/** Most texts of the graph are Japanese, whichever language the reader chose. */
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

function MarkSign({ kind, text }: { kind: Note['kind']; text: string }) {
  const say = useWords();
  const language = useLanguage();
  const { sign, means } = marks[kind];
  return (
    <span className={`mark mark-${kind}`} role="img" lang={language} aria-label={say(means)} title={text}>
      {say(sign)}
    </span>
  );
}
