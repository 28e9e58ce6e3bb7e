import { type Note, noteText } from '@tokorozawa/answer-tables';
import { useMemo } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { type ShownTable } from './shown-table';

interface BadgeText {
  sign: LocalizedText;
  meaning: LocalizedText;
  /** What it says in the legend below the table. */
  legend: LocalizedText;
}

const badges: Record<Note['kind'], BadgeText> = {
  corrected: {
    sign: { ja: '訂', en: 'c' },
    meaning: { ja: '訂正あり', en: 'corrected' },
    legend: { ja: '資料の内容の誤りを直して読んだ値', en: 'read differently from what is printed' },
  },
  doubtful: {
    sign: { ja: '疑', en: 'd' },
    meaning: { ja: '疑いあり', en: 'in doubt' },
    legend: {
      ja: '誤りかもしれないか、別の読み方ができる値',
      en: 'may be wrong, or could be read otherwise',
    },
  },
  edited: {
    sign: { ja: '校', en: 'e' },
    meaning: { ja: '表記の修正', en: 'edited in writing only' },
    legend: { ja: '文字や配置だけを直したか、補った値', en: 'edited in writing only, or supplemented' },
  },
  uncertain: {
    sign: { ja: '?', en: '?' },
    meaning: { ja: '不確か', en: 'uncertain' },
    legend: { ja: '紙面から確かには読めない記録', en: 'a record that cannot be read with certainty' },
  },
  open: {
    sign: { ja: '他', en: '+' },
    meaning: { ja: 'ほかにもある', en: 'and others' },
    legend: { ja: '資料が「など」とし、ほかにもある一覧', en: 'a list that the source leaves open' },
  },
  missing: {
    sign: { ja: '欠', en: '–' },
    meaning: { ja: '理由のある空欄', en: 'no value, with a reason' },
    legend: {
      ja: '値のない理由が分かる欄(資料に記載なし、判読できない、該当しない など)',
      en: 'no value, for a known reason: not stated in the source, illegible, or not applicable to this record',
    },
  },
};

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
      aria-label={t(badges[kind].meaning)}
      title={noteText(notes.filter((note) => note.kind === kind))}
    >
      {t(badges[kind].sign)}
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
      kinds: (Object.keys(badges) as Note['kind'][]).filter((kind) => all.some((note) => note.kind === kind)),
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
            <span className={`badge badge-${kind}`}>{t(badges[kind].sign)}</span>
          </dt>
          <dd>{t(badges[kind].legend)}</dd>
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
