import type { Language } from '@tokorozawa/answer-tables';

/** The kinds that a reader can choose. */
export const chartKinds = ['bar', 'line', 'timeline', 'share'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** The kinds that are drawn: also upright bars, and a single figure. */
export type DrawnKind = ChartKind | 'columns' | 'figure';

/** Values that share an axis. They have one unit. */
export interface Panel {
  /** The name of the values with their unit, such as 相談件数(件); empty for a timeline. */
  measure: string;
  /** A short unit that follows the numbers at the axis too, such as " %"; absent for a longer one. */
  axisUnit?: string;
  /** The first is drawn first and listed first. A timeline and a chart of shares have one. */
  series: Series[];
}

/** A chart before it is drawn. */
export interface Chart extends Panel {
  kind: DrawnKind;
  title: string;
  /** Bars of values in other units, each with an axis of its own below those before. */
  more?: Panel[];
  /** What is written below: what is not drawn or was corrected, then the source. A paragraph each. */
  caption: string[];
  theme: Theme;
  language: Language;
  /** In pixels. */
  width: number;
}

/** All panels of a chart, from top to bottom. */
export const panelsOf = (chart: Chart): [Panel, ...Panel[]] => [chart, ...(chart.more ?? [])];

/** Values that belong together, such as those of one record over the years. */
export interface Series {
  /** Empty if the chart has only one. */
  name: string;
  marks: Mark[];
}

/** One bar, point or slice. */
export interface Mark {
  label: string;
  /** The number drawn; 1 for an event on a timeline. */
  value: number;
  /** The value as it is written beside the mark, with its unit. */
  text: string;
  /** An ISO date for the position on a time axis, the earliest that it may be; undefined for a mark without a time. */
  day: string | undefined;
  /** The last day on which an event on a timeline may lie, if that is another one: it is drawn as a span. */
  until?: string;
  /** The time as the table shows it. */
  time: string;
  /** True for a value that adds up other marks. */
  isTotal?: boolean;
  /** True for a mark that the question is about. */
  isHighlighted?: boolean;
}

/** With more marks, a chart is unreadable. */
export const maxMarks = 200;

/** The width of a downloaded chart, in pixels. */
export const fileWidth = 860;

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface ChartColors {
  background: string;
  text: string;
  mutedText: string;
  line: string;
  series: string[];
}

export const colorsOf: Record<Theme, ChartColors> = {
  light: {
    background: '#ffffff',
    text: '#1c2b22',
    mutedText: '#4c5f54',
    line: '#d5ddd8',
    series: ['#1f6f43', '#c2571a', '#2f5fa8', '#8a4a94', '#8b6d12', '#22757a', '#a23b52', '#5d6b63'],
  },
  dark: {
    background: '#212a3b',
    text: '#e6eaf2',
    mutedText: '#b9c3d6',
    line: '#47536a',
    series: ['#6fcf97', '#f2a65a', '#8ab4f8', '#d7a3e0', '#e0c466', '#6fd0d6', '#f08fa5', '#b8c4bd'],
  },
};

/** With more series, colors repeat. */
export const maxSeries = colorsOf.light.series.length;

/** What a chart shows, in words, for readers who do not see it. */
export function describeChart(chart: Chart): string {
  const { title, kind } = chart;
  const panels = panelsOf(chart).map(({ measure, series }) => {
    const descriptions = series.flatMap(({ name, marks }) =>
      marks.map(({ label, text, time }) => {
        const about = [time, name, label].filter((part, index, all) => part && all.indexOf(part) === index);
        return [...about, ...(kind === 'timeline' ? [] : [text])].join(' ');
      }),
    );
    const shown = descriptions.slice(0, 30).join(', ');
    return { measure, shown: `${shown}${descriptions.length > 30 ? ' …' : ''}` };
  });
  return panels
    .map(({ measure, shown }, at) => `${[at === 0 && title, measure].filter(Boolean).join(' ')}: ${shown}`)
    .join('; ');
}
