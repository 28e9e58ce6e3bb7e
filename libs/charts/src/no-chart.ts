import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { NoChartReason } from './choose';

/** Why there is no picture, in words. */
export const noChart: Record<NoChartReason, LocalizedText & { en: string }> = {
  NO_ROWS: { ja: '該当するものがないため、図はありません。', en: 'There is no picture, because nothing was found.' },
  NOTHING_TO_DRAW: {
    ja: '比べられる数値も日付もないため、図はありません。',
    en: 'There is no picture, because there are no figures or dates to compare.',
  },
  ONE_ROW: {
    ja: '数値を比べるものがほかにないため、図はありません。',
    en: 'There is no picture, because there is nothing to compare the figure with.',
  },
  ALL_EQUAL: {
    ja: 'どの値も同じため、図はありません。',
    en: 'There is no picture, because all values are equal.',
  },
  NO_LABELS: {
    ja: '数値を見分ける名前がないため、図はありません。',
    en: 'There is no picture, because nothing tells the figures apart.',
  },
};
