import { dateInLanguage } from '@tokorozawa/vocabulary/dates-in-words';
import type { EChartsOption } from 'echarts';
import type { Language } from '@tokorozawa/answer-tables';
import { axis, rowAxis } from './axes';
import type { Chart, ChartColors, Mark } from './chart';
import { labelSize, type Layout, margin } from './layout';
import { textWidth, wrapText } from './text-width';

/** Dated events, one below the other. */
export function timelineOptions(chart: Chart, layout: Layout, colors: ChartColors): EChartsOption {
  const marks = chart.series[0]?.marks ?? [];
  const room = { left: margin + layout.labelWidth + 8, right: margin + 8 };
  const range = timeRange(marks);
  const ticks = ticksOf(range, chart.width - room.left - room.right, chart.language);
  // The ticks of echarts are too many where there is little room.
  const at = { customValues: ticks.at };
  return {
    grid: { ...room, top: layout.top, bottom: layout.bottom + 22 },
    xAxis: {
      type: 'time',
      min: range.first,
      max: range.last,
      ...axis(colors),
      axisTick: { ...axis(colors).axisTick, ...at },
      axisLabel: {
        ...at,
        color: colors.mutedText,
        hideOverlap: true,
        formatter: ticks.label,
      },
      splitLine: { ...at, show: true, lineStyle: { color: colors.line } },
    },
    yAxis: rowAxis(
      marks.map(({ time }) => layout.labels.get(time) ?? ''),
      colors,
    ),
    series: [
      {
        type: 'scatter',
        itemStyle: { opacity: 1 },
        data: events(marks, range, chart.width - room.left - room.right, colors),
      },
    ],
  };
}

interface TimeRange {
  first: number;
  last: number;
}

const daysOf = ({ day = '', until = day }: Mark): [earliest: number, latest: number] => [
  Date.parse(day),
  Date.parse(until),
];

/** The time that a timeline shows: that of its events, with some room before and after them. */
function timeRange(marks: Mark[]): TimeRange {
  const days = marks.flatMap(daysOf);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const oneDay = 24 * 60 * 60 * 1000;
  const room = Math.max((last - first) * 0.02, 15 * oneDay);
  return { first: first - room, last: last + room };
}

/** Between the labels of two ticks, in pixels. */
const tickGap = 16;

/** The months between two ticks; the last is a thousand years. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 12_000];

interface Ticks {
  /** The points in time, in milliseconds. */
  at: number[];
  label: (time: number) => string;
}

/**
 * The first days of months or years in a time, at most as many as there is room for, two at least. Their labels are dates as
 * people read them.
 * @param width of the time line in pixels
 */
function ticksOf({ first, last }: TimeRange, width: number, language: Language): Ticks {
  const month = (time: number): number => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();
  const [from, to] = [month(first) + 1, month(last)];
  const ticks = (step: number): Ticks => {
    const count = Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1);
    const months = Array.from({ length: count }, (_, index) => (Math.ceil(from / step) + index) * step);
    const precision = step < 12 ? 'MONTH' : 'YEAR';
    return {
      at: months.map((each) => Date.UTC(Math.floor(each / 12), each % 12, 1)),
      label: (time) => dateInLanguage({ precision, earliest: new Date(time).toISOString().slice(0, 10) }, language),
    };
  };
  const fits = ({ at, label }: Ticks): boolean => {
    const widest = Math.max(0, ...at.map((time) => textWidth(label(time), labelSize.font)));
    return at.length <= Math.max(2, Math.floor(width / (widest + tickGap)));
  };
  return steps.map(ticks).find(fits) ?? { at: [], label: String };
}

const longestMonth = 31 * 24 * 60 * 60 * 1000;

/** The height of an event, and the width of one whose day is known. */
const eventSize = 10;

/** Each event as a point, or as a bar as long as the time in which it may lie, with its label on the side that has more room. */
function events(marks: Mark[], { first, last }: TimeRange, width: number, colors: ChartColors) {
  return marks.map((mark, index) => {
    const [earliest, latest] = daysOf(mark);
    const middle = (earliest + latest) / 2;
    const position = (middle - first) / (last - first);
    const length = Math.max(eventSize, ((latest - earliest) / (last - first)) * width);
    const room = Math.max(position, 1 - position) * width - length / 2 - 16;
    return {
      name: mark.label,
      value: [new Date(middle).toISOString(), index],
      // Where a year is as short as a point, its form tells it apart.
      symbol: latest - earliest > longestMonth ? 'rect' : 'circle',
      symbolSize: [length, eventSize],
      label: {
        show: true,
        position: position > 0.5 ? ('left' as const) : ('right' as const),
        formatter: (wrapText(mark.label, room, labelSize.font, 1)[0] ?? '').replaceAll('{', ''),
        color: colors.text,
      },
    };
  });
}
