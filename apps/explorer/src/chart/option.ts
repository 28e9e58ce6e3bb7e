import { type EChartsOption } from './echarts';
import { type ChartKind } from './choose';
import { type Mark } from './marks';

/** Colors of a picture. A downloaded one is always drawn on white. */
export interface ChartColors {
  ground: string;
  ink: string;
  soft: string;
  line: string;
  series: string[];
}

export const lightColors: ChartColors = {
  ground: '#ffffff',
  ink: '#1c2b22',
  soft: '#4c5f54',
  line: '#d5ddd8',
  series: ['#1f6f43', '#c2571a', '#2f5fa8', '#8a4a94', '#8b6d12', '#22757a', '#a23b52', '#5d6b63'],
};

export const darkColors: ChartColors = {
  ground: '#212a3b',
  ink: '#e6eaf2',
  soft: '#b9c3d6',
  line: '#47536a',
  series: ['#6fcf97', '#f2a65a', '#8ab4f8', '#d7a3e0', '#e0c466', '#6fd0d6', '#f08fa5', '#b8c4bd'],
};

/** A picture before it is drawn. */
export interface Picture {
  kind: ChartKind;
  marks: Mark[];
  title: string;
  /** What is measured, such as 件数. */
  measure: string;
  /** Source and licence, a line each. */
  foot: string[];
  colors: ChartColors;
  /** In pixels. */
  width: number;
}

/** The width of a picture that is kept as a file. */
export const fileWidth = 860;

/** Tall enough for every bar and event to be read. */
export function pictureHeight(picture: Picture): number {
  const { kind, marks } = picture;
  const body = kind === 'line' ? 320 : kind === 'share' ? 360 : Math.max(marks.length * 30, 60) + 40;
  return headHeight + body + footHeight(picture);
}

const headHeight = 76;
const footLine = 16;

/** Room for the foot, whose lines are broken where the picture ends: letters are at most 11 pixels wide. */
function footHeight({ foot, width }: Picture): number {
  const lines = foot.reduce((sum, line) => sum + Math.ceil((line.length * 11) / (width - 32)), 0);
  return lines * footLine + 28;
}

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
