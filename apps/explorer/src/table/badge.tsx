import { type Note, noteText, noteWords } from '@tokorozawa/answer-tables';
import { useMemo } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { type ShownTable } from './shown-table';

/** The badges of a cell, one for each kind of its notes. */
export function Badges({ notes }: { notes: Note[] }) {
  const t = useTranslate();
  const language = useLanguage();
  const kinds = [...new Set(notes.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <span
      key={kind}
      className={`badge badge-${kind}`}
      role="img"
      lang={language}
      aria-label={t(noteWords[kind].meaning)}
      title={noteText(notes.filter((note) => note.kind === kind))}
    >
      {t(noteWords[kind].sign)}
    </span>
  ));
}

/** What a cell without a value says if no reason is recorded. */
export const noValue: LocalizedText = { ja: '値なし', en: 'no value' };

/** What the badges in a table mean, and the words in its empty cells. Renders nothing if it has neither. */
export function Legend({ shown: { rows, notes } }: { shown: ShownTable }) {
  const t = useTranslate();
  const { kinds, hasUnexplained } = useMemo(() => {
    const all = [...notes.values()].flat();
    return {
      kinds: (Object.keys(noteWords) as Note['kind'][]).filter((kind) => all.some((note) => note.kind === kind)),
      hasUnexplained: rows.some((row) =>
        row.cells.some(
          (cell, index) =>
            cell === null && !notes.get(row)?.some(({ column, kind }) => column === index && kind === 'missing'),
        ),
      ),
    };
  }, [rows, notes]);
  if (kinds.length === 0 && !hasUnexplained) return null;
  return (
    <dl className="legend" aria-label={t({ ja: '記号の意味', en: 'What the signs mean' })}>
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>
            <span className={`badge badge-${kind}`}>{t(noteWords[kind].sign)}</span>
          </dt>
          <dd>{t(noteWords[kind].legend)}</dd>
        </div>
      ))}
      {hasUnexplained && (
        <div>
          <dt className="null">{t(noValue)}</dt>
          <dd>{t({ ja: '値がなく、理由の記録もない欄', en: 'no value, and no reason is recorded' })}</dd>
        </div>
      )}
    </dl>
  );
}
