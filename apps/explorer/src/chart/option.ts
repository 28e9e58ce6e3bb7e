import { type ChartKind } from './choose';
import { type ChartColors } from './colors';
import { type EChartsOption } from 'echarts';
import { footHeight, footLine, headHeight, type Picture } from './picture';

const fontFamily = "system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif";

/** What echarts is told: title above, source and licence below, in between what the kind asks for. */
export function chartOption(picture: Picture): EChartsOption {
  const { title, foot, colors, measure, width } = picture;
  return {
    animation: false,
    backgroundColor: colors.ground,
    color: colors.series,
    textStyle: { fontFamily, color: colors.ink },
    aria: { enabled: true },
    title: [
      {
        text: title,
        subtext: measure,
        left: 16,
        top: 12,
        textStyle: { fontFamily, fontSize: 17, color: colors.ink, width: width - 32, overflow: 'truncate' },
        subtextStyle: { fontFamily, fontSize: 13, color: colors.soft },
      },
      {
        text: foot.join('\n'),
        left: 16,
        bottom: 10,
        textStyle: {
          fontFamily,
          fontSize: 11,
          fontWeight: 'normal',
          lineHeight: footLine,
          color: colors.soft,
          width: width - 32,
          overflow: 'break',
        },
      },
    ],
    tooltip: {
      trigger: 'item',
      backgroundColor: colors.ground,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontFamily },
    },
    ...bodies[picture.kind](picture),
  };
}

type Body = (picture: Picture) => EChartsOption;

const gridOf = (picture: Picture, right: number) => ({
  left: 16,
  right,
  top: headHeight,
  bottom: footHeight(picture),
  containLabel: true,
});

const bodies: Record<ChartKind, Body> = {
  bar: (picture) => ({
    grid: gridOf(picture, 56),
    xAxis: { type: 'value', ...axis(picture.colors), splitLine: { lineStyle: { color: picture.colors.line } } },
    yAxis: labelAxis(
      picture.marks.map(({ label }) => label),
      picture,
    ),
    series: [
      {
        type: 'bar',
        data: picture.marks.map(({ value }) => value),
        barMaxWidth: 18,
        itemStyle: { borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          color: picture.colors.ink,
          formatter: ({ value }) => Number(value).toLocaleString(),
        },
      },
    ],
  }),
  line: (picture) => ({
    grid: gridOf(picture, 40),
    xAxis: {
      type: 'category',
      data: picture.marks.map(({ time, label }) => time || label),
      ...axis(picture.colors),
      boundaryGap: false,
    },
    yAxis: { type: 'value', ...axis(picture.colors), splitLine: { lineStyle: { color: picture.colors.line } } },
    series: [
      {
        type: 'line',
        data: picture.marks.map(({ value }) => value),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2.5 },
      },
    ],
  }),
  timeline: (picture) => ({
    grid: gridOf(picture, 24),
    xAxis: {
      type: 'time',
      ...axis(picture.colors),
      axisLabel: {
        color: picture.colors.soft,
        hideOverlap: true,
        formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' },
      },
      splitLine: { show: true, lineStyle: { color: picture.colors.line } },
    },
    yAxis: labelAxis(
      picture.marks.map(({ time }) => time),
      picture,
    ),
    series: [{ type: 'scatter', symbolSize: 10, itemStyle: { opacity: 1 }, data: events(picture) }],
  }),
  share: ({ marks, colors }) => ({
    series: [
      {
        type: 'pie',
        radius: ['30%', '62%'],
        center: ['50%', '48%'],
        itemStyle: { borderColor: colors.ground, borderWidth: 2 },
        data: marks.map(({ label, value }) => ({ name: label, value })),
        label: { formatter: '{b}\n{c} ({d}%)', lineHeight: 18, color: colors.ink },
        labelLine: { lineStyle: { color: colors.soft } },
      },
    ],
  }),
};

/** Each event as a point with its words beside it, on the side where there is room for them. */
function events({ marks, colors, width }: Picture) {
  const days = marks.map(({ day }) => Date.parse(day ?? ''));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return marks.map(({ day, label }, index) => {
    const along = last > first ? (Date.parse(day ?? '') - first) / (last - first) : 0;
    return {
      name: label,
      value: [day ?? '', index],
      label: {
        show: true,
        position: along > 0.5 ? ('left' as const) : ('right' as const),
        formatter: '{b}',
        color: colors.ink,
        width: Math.max(along, 1 - along) * (width - 150) - 24,
        overflow: 'truncate' as const,
      },
    };
  });
}

const axis = ({ soft, line }: ChartColors) => ({
  axisLabel: { color: soft, hideOverlap: true },
  axisLine: { lineStyle: { color: line } },
  axisTick: { lineStyle: { color: line } },
});

/** Labels from top to bottom in the order of the rows. */
const labelAxis = (data: string[], { colors, width }: Picture) => ({
  type: 'category' as const,
  inverse: true,
  data,
  axisLabel: { color: colors.ink, width: Math.min(260, width * 0.36), overflow: 'truncate' as const, interval: 0 },
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
});
