import type { EChartsOption } from 'echarts';
import { type Chart, type ChartColors, colorsOf, type Mark } from './chart';
import {
  barThickness,
  captionSize,
  hasOneBarPerRow,
  labelSize,
  type Layout,
  legendItem,
  legendName,
  margin,
  measureSize,
  rowsOf,
  titleSize,
} from './layout';
import { textWidth, wrapText } from './text-width';

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
    title: [...titles(layout, colors), ...bigFigure(chart, layout, colors)],
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

function titles({ title, measure, caption }: Layout, colors: ChartColors) {
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
    { ...base, text: caption.join('\n'), bottom: 12, textStyle: { fontFamily, ...source } },
  ];
}

/** A single figure is written, not drawn: what it is of, and the figure as large as fits. */
function bigFigure({ kind, series, width }: Chart, { top }: Layout, colors: ChartColors) {
  const mark = series[0]?.marks[0];
  if (kind !== 'figure' || !mark) return [];
  const inner = width - 2 * margin;
  const font = Math.min(48, Math.floor((inner / textWidth(mark.text, 1)) * 0.95));
  const label = wrapText(mark.label, inner, titleSize.font, 1)[0] ?? '';
  const base = { left: margin, padding: 0 };
  return [
    {
      ...base,
      text: label,
      top: top + 2,
      textStyle: { fontFamily, fontSize: 14, fontWeight: 'normal' as const, color: colors.text },
    },
    {
      ...base,
      text: mark.text,
      top: top + 30,
      textStyle: { fontFamily, fontSize: font, fontWeight: 'bold' as const, color: colors.series[0] },
    },
  ];
}

const legend = ({ series, width }: Chart, top: number, colors: ChartColors) => ({
  left: margin,
  top,
  width: width - 2 * margin + legendItem.gap,
  padding: 0,
  itemWidth: legendItem.mark,
  itemHeight: 10,
  itemGap: legendItem.gap,
  selectedMode: false as const,
  formatter: (name: string) => legendName(name, width),
  textStyle: { color: colors.text, fontFamily, fontSize: labelSize.font, lineHeight: legendItem.line - 6 },
  data: series.map(({ name }) => name),
});

type KindOptions = (chart: Chart, layout: Layout, colors: ChartColors) => EChartsOption;

const optionsByKind: Record<Chart['kind'], KindOptions> = {
  bar(chart, layout, colors) {
    const rows = rowsOf(chart);
    const texts = chart.series.flatMap(({ marks }) => marks.map(({ text }) => text));
    const room = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, labelSize.font)))) + 10;
    return {
      grid: { left: margin + layout.labelWidth + 8, right: margin + room, top: layout.top, bottom: layout.bottom + 22 },
      xAxis: { type: 'value', ...valueAxis(chart, colors), splitNumber: chart.width < 500 ? 2 : 5 },
      yAxis: rowAxis(
        rows.map((row) => layout.labels.get(row) ?? ''),
        colors,
      ),
      series: chart.series.map(({ name, marks }) => {
        const byRow = new Map(marks.map((mark) => [mark.label, mark]));
        return {
          type: 'bar',
          name,
          data: rows.map((row) => barOf(byRow.get(row), colors)),
          barWidth: barThickness,
          barGap: hasOneBarPerRow(chart) ? '-100%' : '12%',
          label: { show: true, position: 'right', color: colors.text, formatter: labelOfMark },
        };
      }),
    };
  },

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
          data: points.map(({ key }) => barOf(byTime.get(key), colors)),
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

  timeline(chart, layout, colors) {
    const marks = chart.series[0]?.marks ?? [];
    return {
      grid: { left: margin + layout.labelWidth + 8, right: margin + 8, top: layout.top, bottom: layout.bottom + 22 },
      xAxis: {
        type: 'time',
        ...axis(colors),
        axisLabel: {
          color: colors.mutedText,
          hideOverlap: true,
          formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' },
        },
        splitNumber: chart.width < 500 ? 3 : 8,
        splitLine: { show: true, lineStyle: { color: colors.line } },
      },
      yAxis: rowAxis(
        marks.map(({ time }) => layout.labels.get(time) ?? ''),
        colors,
      ),
      series: [
        {
          type: 'scatter',
          symbolSize: 10,
          itemStyle: { opacity: 1 },
          data: events(marks, chart.width - 2 * margin - layout.labelWidth - 16, colors),
        },
      ],
    };
  },

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

/** What a bar or a point is drawn from. Echarts passes it to the function that writes the label. */
interface DrawnMark {
  value: number | null;
  text: string;
  itemStyle?: { color: string };
}

const wholeNumbers = ({ series }: Chart): boolean =>
  series.every(({ marks }) => marks.every(({ value }) => Number.isInteger(value)));

/** A total is muted, so that it is not taken for one of the values that it adds up. What the question is about stands out. */
function barOf(mark: Mark | undefined, colors: ChartColors): DrawnMark {
  if (!mark) return { value: null, text: '' };
  const color = mark.isTotal ? colors.mutedText : mark.isHighlighted ? colors.series[1] : undefined;
  return { value: mark.value, text: mark.text, ...(color && { itemStyle: { color } }) };
}

const labelOfMark = ({ data }: { data?: unknown }): string => (data as DrawnMark | undefined)?.text ?? '';

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

/** Of a time in both calendars, as in "令和4年度(2022年度)", the one that takes less room. */
const shortTime = (time: string): string => {
  const [, outer = time, inner] = /^(.+?)\s*[(（](.+)[)）]$/.exec(time) ?? [];
  return inner !== undefined && /^(FY)?\d/.test(inner) ? inner : outer;
};

/** Each event as a point with its label on the side that has more room. */
function events(marks: Mark[], width: number, colors: ChartColors) {
  const days = marks.map(({ day }) => Date.parse(day ?? ''));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return marks.map(({ day, label }, index) => {
    const position = last > first ? (Date.parse(day ?? '') - first) / (last - first) : 0;
    const room = Math.max(position, 1 - position) * width - 24;
    return {
      name: label,
      value: [day ?? '', index],
      label: {
        show: true,
        position: position > 0.5 ? ('left' as const) : ('right' as const),
        formatter: (wrapText(label, room, labelSize.font, 1)[0] ?? '').replaceAll('{', ''),
        color: colors.text,
      },
    };
  });
}

const area = ({ bottom }: Layout) => ({
  left: margin,
  right: margin + 12,
  bottom,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

const axis = ({ mutedText, line }: ChartColors) => ({
  axisLabel: { color: mutedText, hideOverlap: true },
  axisLine: { lineStyle: { color: line } },
  axisTick: { lineStyle: { color: line } },
});

const valueAxis = ({ language, axisUnit = '' }: Chart, colors: ChartColors) => ({
  ...axis(colors),
  axisLabel: {
    ...axis(colors).axisLabel,
    formatter: (value: number) => `${value.toLocaleString(language)}${axisUnit}`,
  },
  splitLine: { lineStyle: { color: colors.line } },
});

/** An axis with the labels of the rows, from top to bottom. */
const rowAxis = (data: string[], colors: ChartColors) => ({
  type: 'category' as const,
  inverse: true,
  data,
  axisLabel: { color: colors.text, interval: 0, lineHeight: labelSize.line },
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
});
