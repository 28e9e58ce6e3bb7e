import type { EChartsOption } from 'echarts';
import { axis, valueAxis } from './axes';
import { barOptions } from './bars';
import { type Chart, type ChartColors, colorsOf, type Mark } from './chart';
import { barOf, labelOfMark } from './drawn-mark';
import { layOutFigures } from './large-figures';
import {
  captionSize,
  labelSize,
  type Layout,
  legendItem,
  legendName,
  margin,
  measureSize,
  seriesNames,
  shortTime,
  titleSize,
} from './layout';
import { wrapText } from './text-width';
import { timelineOptions } from './timeline';

const fontFamily = "system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif";

/** The options for echarts: title at the top, source and license at the bottom, and between them the chart of its kind. */
export function chartOptions(chart: Chart, layout: Layout): EChartsOption {
  const colors = colorsOf[chart.theme];
  return {
    animation: false,
    useUTC: true,
    backgroundColor: colors.background,
    color: colors.series,
    textStyle: { fontFamily, fontSize: labelSize.font, color: colors.text },
    stateAnimation: { duration: 0 },
    title: [...titles(layout, colors), ...bigFigures(chart, layout, colors)],
    ...(layout.legendTop !== undefined && { legend: legend(chart, layout.legendTop, colors) }),
    tooltip: {
      trigger: 'item',
      backgroundColor: colors.background,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontFamily },
    },
    ...optionsByKind[chart.kind](chart, layout, colors),
  };
}

function titles({ title, measure, caption, panels }: Layout, colors: ChartColors) {
  const base = { left: margin, padding: 0 };
  const [head, unit, source] = [
    { fontSize: titleSize.font, lineHeight: titleSize.line, color: colors.text, fontWeight: 'bold' as const },
    {
      fontSize: measureSize.font,
      lineHeight: measureSize.line,
      color: colors.mutedText,
      fontWeight: 'normal' as const,
    },
    {
      fontSize: captionSize.font,
      lineHeight: captionSize.line,
      color: colors.mutedText,
      fontWeight: 'normal' as const,
    },
  ];
  return [
    { ...base, text: title.join('\n'), top: 14, textStyle: { fontFamily, ...head } },
    { ...base, text: measure.join('\n'), top: 16 + title.length * titleSize.line, textStyle: { fontFamily, ...unit } },
    ...panels
      .filter((panel) => panel.measure.length > 0)
      .map(({ top, measure: lines }) => ({
        ...base,
        text: lines.join('\n'),
        top: top - lines.length * measureSize.line - 4,
        textStyle: { fontFamily, ...unit },
      })),
    { ...base, text: caption.join('\n'), bottom: 12, textStyle: { fontFamily, ...source } },
  ];
}

/** Figures are written, not drawn: what each is of, and the figure in large type. */
function bigFigures(chart: Chart, { top }: Layout, colors: ChartColors) {
  if (chart.kind !== 'figure') return [];
  const styles = {
    heading: { fontWeight: 'bold' as const, color: colors.text },
    label: { fontWeight: 'normal' as const, color: colors.text, lineHeight: 18 },
    figure: { fontWeight: 'bold' as const, color: colors.series[0] },
  };
  return layOutFigures(chart, chart.width - 2 * margin).texts.map(({ text, left, top: below, kind, font }) => ({
    left: margin + left,
    padding: 0,
    text,
    top: top + below,
    textStyle: { fontFamily, fontSize: font, ...styles[kind] },
  }));
}

const legend = (chart: Chart, top: number, colors: ChartColors) => ({
  left: margin,
  top,
  width: chart.width - 2 * margin + legendItem.gap,
  padding: 0,
  itemWidth: legendItem.mark,
  itemHeight: 10,
  itemGap: legendItem.gap,
  selectedMode: false as const,
  formatter: (name: string) => legendName(name, chart.width),
  textStyle: { color: colors.text, fontFamily, fontSize: labelSize.font, lineHeight: legendItem.line - 6 },
  data: seriesNames(chart),
});

type KindOptions = (chart: Chart, layout: Layout, colors: ChartColors) => EChartsOption;

const optionsByKind: Record<Chart['kind'], KindOptions> = {
  bar: barOptions,

  columns(chart, layout, colors) {
    const points = pointsInTime(chart);
    const hasRoom = points.length * chart.series.length * 34 <= chart.width;
    return {
      grid: { ...area(layout), top: layout.top + 16 },
      xAxis: {
        type: 'category',
        data: points.map(({ label }) => label),
        ...axis(colors),
        axisLabel: { ...axis(colors).axisLabel, interval: 'auto' },
      },
      yAxis: { type: 'value', ...valueAxis(chart, colors), minInterval: wholeNumbers(chart) ? 1 : 0 },
      series: chart.series.map(({ name, marks }) => {
        const byTime = new Map(marks.map((mark) => [timeKey(mark), mark]));
        return {
          type: 'bar',
          name,
          data: points.map(({ key }) => barOf(byTime.get(key), colors)),
          barMaxWidth: 40,
          label: { show: hasRoom, position: 'top', color: colors.text, formatter: labelOfMark },
        };
      }),
    };
  },

  line(chart, layout, colors) {
    const points = pointsInTime(chart);
    return {
      grid: { ...area(layout), top: layout.top + 8 },
      xAxis: {
        type: 'category',
        data: points.map(({ label }) => label),
        ...axis(colors),
        axisLabel: { ...axis(colors).axisLabel, interval: 0, alignMinLabel: 'left', alignMaxLabel: 'right' },
        boundaryGap: false,
      },
      yAxis: { type: 'value', ...valueAxis(chart, colors) },
      series: chart.series.map(({ name, marks }) => {
        const byTime = new Map(marks.map((mark) => [timeKey(mark), mark]));
        return {
          type: 'line',
          name,
          connectNulls: true,
          data: points.map(({ key }, at) => ({
            ...barOf(byTime.get(key), colors),
            label: { align: alignAt(at, points.length) },
          })),
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { width: 2.5 },
          label: {
            show: points.length * chart.series.length <= 12,
            position: 'top',
            color: colors.text,
            formatter: labelOfMark,
          },
        };
      }),
    };
  },

  timeline: timelineOptions,

  figure: () => ({}),

  share({ series, width }, layout, colors) {
    return {
      series: [
        {
          type: 'pie',
          radius: width < 500 ? ['22%', '42%'] : ['30%', '62%'],
          top: layout.top,
          bottom: layout.bottom,
          itemStyle: { borderColor: colors.background, borderWidth: 2 },
          data: (series[0]?.marks ?? []).map(({ label, value, text }) => ({
            name: wrapText(label, width * 0.24, labelSize.font, 2).join('\n'),
            value,
            label: { formatter: `{b}\n${text.replaceAll('{', '')} ({d}%)`, lineHeight: 17, color: colors.text },
          })),
          labelLine: { lineStyle: { color: colors.mutedText } },
        },
      ],
    };
  },
};

const wholeNumbers = ({ series }: Chart): boolean =>
  series.every(({ marks }) => marks.every(({ value }) => Number.isInteger(value)));

/** Two marks of one time stand above each other. */
const timeKey = ({ day, time, label }: Mark): string => day ?? (time || label);

const yearOf = (key: string | undefined): number => Number(key?.slice(0, 4));

/** More years without a mark than this are not worth their room. */
const maxYears = 80;

/** The times of a chart in their order; if each is the same day of a year, with the years in between, so that the distances are right. */
function pointsInTime({ series }: Chart): { key: string; label: string }[] {
  const labels = new Map(
    series.flatMap(({ marks }) => marks.map((mark) => [timeKey(mark), shortTime(mark.time || mark.label)])),
  );
  const keys = [...labels.keys()].sort();
  const [first, last] = [yearOf(keys[0]), yearOf(keys.at(-1))];
  const days = new Set(keys.map((key) => (/^\d{4}-\d\d-\d\d$/.test(key) ? key.slice(4) : undefined)));
  const [day] = days;
  const isYearly = days.size === 1 && day !== undefined && last - first <= maxYears;
  const all = isYearly ? Array.from({ length: last - first + 1 }, (_, index) => `${first + index}${day}`) : keys;
  return all.map((key) => ({ key, label: labels.get(key) ?? '' }));
}

const area = ({ bottom }: Layout) => ({
  left: margin,
  right: margin + 12,
  bottom,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

/** Above the first point of a line a label begins, and above the last it ends: at the edges it would cover the axis. */
const alignAt = (at: number, count: number): 'left' | 'center' | 'right' =>
  at === 0 ? 'left' : at === count - 1 ? 'right' : 'center';
