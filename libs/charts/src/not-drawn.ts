import type { AnswerTable, Language, Precision, Row } from '@tokorozawa/answer-tables';

/** How many rows a chart leaves out, and why; and how many it draws as less than they may be. */
export interface NotDrawn {
  withoutValue: number;
  withoutTime: number;
  /** By the names of the units. */
  otherUnits: Map<string, number>;
  /** The events whose day is not known, by what is known of it. */
  spans: Map<Precision, number>;
}

/** What a chart leaves out, with the number of rows, for the text below it. Empty if it leaves nothing out. */
export function notDrawn({ withoutValue, withoutTime, otherUnits }: NotDrawn, language: Language): string {
  const isJapanese = language === 'ja';
  const other = [...otherUnits.values()].reduce((sum, count) => sum + count, 0);
  const units = [...otherUnits].map(([name, count]) => (isJapanese ? `${name} ${count}件` : `${count} in ${name}`));
  const parts = isJapanese
    ? [
        withoutValue > 0 && `値のないもの ${withoutValue}件`,
        withoutTime > 0 && `日付のないもの ${withoutTime}件`,
        other > 0 && `単位が異なるもの ${other}件(${units.join('、')})`,
      ]
    : [
        withoutValue > 0 && `${withoutValue} without a value`,
        withoutTime > 0 && `${withoutTime} without a date`,
        other > 0 && `${units.join(' and ')}, which cannot share an axis`,
      ];
  const shown = parts.filter((part) => part !== false);
  if (shown.length === 0) return '';
  return isJapanese ? `描いていないもの：${shown.join('、')}。` : `Not drawn: ${shown.join('; ')}.`;
}

const knownAs: Record<Exclude<Precision, 'DAY'>, Record<Language, string>> = {
  FISCAL_YEAR: { ja: '年度', en: 'fiscal year' },
  YEAR: { ja: '年', en: 'year' },
  MONTH: { ja: '月', en: 'month' },
};

/** That events are drawn as long as the time in which they may lie. Empty if the day of each is known. */
export function spanNote({ spans }: NotDrawn, language: Language): string {
  const told = Object.entries(knownAs).flatMap(([precision, word]) => {
    const count = spans.get(precision as Precision);
    return count ? [language === 'ja' ? `${word.ja}まで ${count}件` : `${count} known to the ${word.en}`] : [];
  });
  if (told.length === 0) return '';
  return language === 'ja'
    ? `日が分からないものは、その期間の長さで描いている：${told.join('、')}。`
    : `Where the day is not known, a bar covers the time in which it lies: ${told.join(', ')}.`;
}

/** That the rows are only a page of a longer list. Empty if they are all. */
export function pageNote({ totalCount }: AnswerTable, rows: Row[], language: Language): string {
  if (totalCount === undefined || totalCount <= rows.length) return '';
  return language === 'ja'
    ? `一覧の${totalCount.toLocaleString('ja')}件のうち${rows.length}件による。`
    : `From ${rows.length} of the ${totalCount.toLocaleString('en')} items of the list.`;
}
