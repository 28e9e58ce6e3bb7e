import type { Chart, ChartColors } from './chart';
import { labelSize } from './layout';

/** The colors of an axis and its labels. */
export const axis = ({ mutedText, line }: ChartColors) => ({
  axisLabel: { color: mutedText, hideOverlap: true },
  axisLine: { lineStyle: { color: line } },
  axisTick: { lineStyle: { color: line } },
});

/** An axis with numbers, in the language of the chart and with a short unit. */
export const valueAxis = ({ language, axisUnit = '' }: Pick<Chart, 'language' | 'axisUnit'>, colors: ChartColors) => ({
  ...axis(colors),
  axisLabel: {
    ...axis(colors).axisLabel,
    formatter: (value: number) => `${value.toLocaleString(language)}${axisUnit}`,
  },
  splitLine: { lineStyle: { color: colors.line } },
});

/** An axis with the labels of the rows, from top to bottom. */
export const rowAxis = (data: string[], colors: ChartColors) => ({
  type: 'category' as const,
  inverse: true,
  data,
  axisLabel: { color: colors.text, interval: 0, lineHeight: labelSize.line },
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
});
