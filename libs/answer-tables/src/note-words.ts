import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { Note } from './notes';

type Text = LocalizedText & { en: string };

interface NoteWords {
  /** What marks a value. */
  sign: Text;
  meaning: Text;
  /** What the sign means, as a legend says it. */
  legend: Text;
}

/** How notes of each kind are marked in tables. */
export const noteWords: Record<Note['kind'], NoteWords> = {
  corrected: {
    sign: { ja: '訂', en: 'corr.' },
    meaning: { ja: '訂正あり', en: 'Corrected' },
    legend: {
      ja: '資料の内容の誤りを直して読んだ値',
      en: 'a value that is read differently from what is printed',
    },
  },
  doubtful: {
    sign: { ja: '疑', en: 'doubt' },
    meaning: { ja: '疑いあり', en: 'In doubt' },
    legend: {
      ja: '誤りかもしれないか、別の読み方ができる値',
      en: 'a value that may be wrong, or could be read otherwise',
    },
  },
  edited: {
    sign: { ja: '校', en: 'ed.' },
    meaning: { ja: '表記の修正', en: 'Edited in writing only' },
    legend: { ja: '文字や配置だけを直したか、補った値', en: 'a value that is edited in writing only, or supplemented' },
  },
  uncertain: {
    sign: { ja: '?', en: '?' },
    meaning: { ja: '不確か', en: 'Uncertain' },
    legend: { ja: '紙面から確かには読めない記録', en: 'a record that cannot be read with certainty' },
  },
  open: {
    sign: { ja: '他', en: '+' },
    meaning: { ja: 'ほかにもある', en: 'And others' },
    legend: { ja: '資料が「など」とし、ほかにもある一覧', en: 'a list that the source leaves open' },
  },
  missing: {
    sign: { ja: '欠', en: '–' },
    meaning: { ja: '理由のある空欄', en: 'No value, with a reason' },
    legend: {
      ja: '値のない理由が分かる欄(資料に記載なし、判読できない、該当しない など)',
      en: 'no value, for a known reason: not stated in the source, illegible, or not applicable to this record',
    },
  },
};
