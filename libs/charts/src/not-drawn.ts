import type { AnswerTable, Language, Row } from '@tokorozawa/answer-tables';

/** How many rows a chart leaves out, and why. */
export interface NotDrawn {
  withoutValue: number;
  withoutTime: number;
  /** By the names of the units. */
  otherUnits: Map<string, number>;
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

/** That the rows are only a page of a longer list. Empty if they are all. */
export function pageNote({ totalCount }: AnswerTable, rows: Row[], language: Language): string {
  if (totalCount === undefined || totalCount <= rows.length) return '';
  return language === 'ja'
    ? `一覧の${totalCount.toLocaleString('ja')}件のうち${rows.length}件による。`
    : `From ${rows.length} of the ${totalCount.toLocaleString('en')} items of the list.`;
}
