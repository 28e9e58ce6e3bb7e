import {
  type AnswerTable,
  decimalsOf,
  type Language,
  type Precision,
  type Row,
  type ValueUnit,
  valueWriter,
} from '@tokorozawa/answer-tables';

/** How many rows a chart leaves out, and why; and how many it draws as less than they may be. */
export interface NotDrawn {
  withoutValue: number;
  withoutTime: number;
  /** Values in units that the axis does not have. */
  otherUnits: { label: string; unit: ValueUnit | undefined; value: number }[];
  /** The events whose day is not known, by what is known of it. */
  spans: Map<Precision, number>;
}

/** What a chart leaves out, with the number of rows, for the text below it. Empty if it leaves nothing out. */
export function notDrawn({ withoutValue, withoutTime, otherUnits }: NotDrawn, language: Language): string {
  const isJapanese = language === 'ja';
  const other = otherUnits.length;
  const parts = isJapanese
    ? [
        withoutValue > 0 && `値のないもの ${withoutValue}件`,
        withoutTime > 0 && `日付のないもの ${withoutTime}件`,
        other > 0 && `単位が異なるもの ${other}件(${inOtherUnits(otherUnits, language)})`,
      ]
    : [
        withoutValue > 0 && `${withoutValue} without a value`,
        withoutTime > 0 && `${withoutTime} without a date`,
        other > 0 && `${other} in another unit (${inOtherUnits(otherUnits, language)})`,
      ];
  const shown = parts.filter((part) => part !== false);
  if (shown.length === 0) return '';
  return isJapanese ? `描いていないもの：${shown.join('、')}。` : `Not drawn: ${shown.join('; ')}.`;
}

/** More values than these are counted, and not told one by one. */
const maxTold = 3;

/** The values in other units: each with its label, or how many there are in each unit. */
function inOtherUnits(values: NotDrawn['otherUnits'], language: Language): string {
  const separator = language === 'ja' ? '、' : ', ';
  if (values.length <= maxTold) {
    const told = values.map(({ label, unit, value }) => {
      const full = unit && { ...unit, pattern: unit.full };
      return `${label} ${valueWriter(decimalsOf(value), full, language)(value)}`.trim();
    });
    return told.join(separator);
  }
  const counts = new Map<string, number>();
  for (const { unit } of values) counts.set(unit?.name ?? '', (counts.get(unit?.name ?? '') ?? 0) + 1);
  const told = [...counts].map(([name, count]) => (language === 'ja' ? `${name} ${count}件` : `${count} in ${name}`));
  return told.join(separator);
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
