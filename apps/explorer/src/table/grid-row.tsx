import { languageOf, type LocalizedText, useLanguage, useTranslate } from '../language/language';
import {
  type AnswerTable,
  cellText,
  type Column,
  isNumeric,
  type Note,
  noteText,
  type Row,
} from '@tokorozawa/answer-tables';

const badges: Record<Note['kind'], { sign: LocalizedText; meaning: LocalizedText }> = {
  corrected: { sign: { ja: '訂', en: 'c' }, meaning: { ja: '訂正あり', en: 'corrected' } },
  uncertain: { sign: { ja: '?', en: '?' }, meaning: { ja: '不確か', en: 'uncertain' } },
  open: { sign: { ja: '他', en: '+' }, meaning: { ja: 'ほかにもある', en: 'and others' } },
  missing: { sign: { ja: '欠', en: '–' }, meaning: { ja: '値なし', en: 'no value' } },
};

interface GridRowProps {
  index: number;
  table: AnswerTable;
  row: Row;
  notes: Note[] | undefined;
  hasNotesColumn: boolean;
  /** Reports the height of the row to the virtual list; undefined if all rows are rendered. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}

/** One row: numbers aligned right, badges on values that need care, and the notes in the last column. */
export function GridRow({ index, table, row, notes = [], hasNotesColumn, measure }: GridRowProps) {
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
      {hasNotesColumn && <td className="notes">{noteText(notes)}</td>}
    </tr>
  );
}

interface CellProps {
  column: Column;
  value: unknown;
  notes: Note[];
}

/** A value, or the reason why there is none. */
export function Cell({ column: { field }, value, notes }: CellProps) {
  const t = useTranslate();
  const language = useLanguage();
  const text = cellText(value, field, language);
  const kinds = [...new Set(notes.map(({ kind }) => kind))];
  const reason = notes.find((note) => note.reason)?.reason ?? t({ ja: '値なし', en: 'no value' });
  return (
    <td className={isNumeric(field) ? 'numeric' : undefined} lang={languageOf(text)}>
      {text}
      {value === null && <span className="null">{reason}</span>}
      {kinds.map((kind) => (
        <Badge key={kind} kind={kind} text={noteText(notes.filter((note) => note.kind === kind))} />
      ))}
    </td>
  );
}

function Badge({ kind, text }: { kind: Note['kind']; text: string }) {
  const t = useTranslate();
  const language = useLanguage();
  const { sign, meaning } = badges[kind];
  return (
    <span className={`badge badge-${kind}`} role="img" lang={language} aria-label={t(meaning)} title={text}>
      {t(sign)}
    </span>
  );
}
