import { type Chart, type Panel, panelsOf } from './chart';
import { layOutFigures } from './large-figures';
import { textWidth, wrapText } from './text-width';

export const margin = 16;
export const titleSize = { font: 17, line: 23 };
export const measureSize = { font: 13, line: 18 };
export const labelSize = { font: 12, line: 15 };
export const captionSize = { font: 11, line: 16 };

/** Where everything stands, in pixels. All texts are broken into lines. */
export interface Layout {
  height: number;
  /** From the top to what is drawn, and from its bottom to the bottom of the chart. */
  top: number;
  bottom: number;
  title: string[];
  measure: string[];
  caption: string[];
  /** Where the names of the series begin; undefined if they have none. */
  legendTop: number | undefined;
  /** The labels of the marks of all series, without repetitions, by what they stand for. */
  labels: Map<string, string>;
  /** The width of the longest of their lines. */
  labelWidth: number;
  /** Of a chart of bars, where each of its panels stands. */
  panels: PanelLayout[];
}

/** Where the bars of a panel stand, in pixels from the top of the chart. */
export interface PanelLayout {
  top: number;
  /** With the numbers at the axis. */
  height: number;
  /** The lines that say what the values are; those of the first panel stand below the title. */
  measure: string[];
}

/** Computes the layout of a chart: high enough that every bar and event can be read. */
export function layoutOf(chart: Chart): Layout {
  const inner = chart.width - 2 * margin;
  const title = wrapText(chart.title, inner, titleSize.font, 2);
  const measure = wrapText(chart.measure, inner, measureSize.font, 2);
  const caption = chart.caption.flatMap((paragraph) => wrapText(paragraph, inner, captionSize.font, 8));
  const headBottom = 14 + title.length * titleSize.line + measure.length * measureSize.line + 4;
  const legendHeight = heightOfLegend(chart);
  const top = headBottom + legendHeight + 12;
  const bottom = caption.length * captionSize.line + 28;
  const { labels, labelWidth, lines } = labelsOf(chart);
  const panels = chart.kind === 'bar' ? layOutPanels(chart, top, lines) : [];
  const last = panels.at(-1);
  const body = last ? last.top + last.height - top : heightOfBody(chart);
  return {
    height: top + body + bottom,
    top,
    bottom,
    title,
    measure,
    caption,
    legendTop: legendHeight > 0 ? headBottom : undefined,
    labels,
    labelWidth,
    panels,
  };
}

/** Between two panels, without the lines that say what the values of the lower one are. */
const panelGap = 18;

function layOutPanels(chart: Chart, top: number, lines: number): PanelLayout[] {
  const panels: PanelLayout[] = [];
  let below = top;
  for (const panel of panelsOf(chart)) {
    const isFirst = panels.length === 0;
    const measure = isFirst ? [] : wrapText(panel.measure, chart.width - 2 * margin, measureSize.font, 2);
    const start = below + (isFirst ? 0 : panelGap + measure.length * measureSize.line + 4);
    const ofBars = (hasOneBarPerRow(panel) ? 1 : panel.series.length) * (barThickness + 2) + 12;
    const height = Math.max(rowsOf(panel).length * Math.max(ofBars, lines * labelSize.line + 10), 50) + axisHeight;
    panels.push({ top: start, height, measure });
    below = start + height;
  }
  return panels;
}

/** The room of the numbers at the axis below bars. */
const axisHeight = 30;

/** The rows of a panel, from top to bottom; those of a timeline are its events. */
export const rowsOf = ({ series }: Panel): string[] => [
  ...new Set(series.flatMap(({ marks }) => marks.map(({ label }) => label))),
];

function labelsOf(chart: Chart): { labels: Map<string, string>; labelWidth: number; lines: number } {
  const texts =
    chart.kind === 'timeline'
      ? chart.series.flatMap(({ marks }) => marks.map(({ time }) => time))
      : panelsOf(chart).flatMap(rowsOf);
  const width = Math.min(300, chart.width * 0.42 - margin);
  const maxLines = chart.width < 500 ? 4 : 3;
  // Where there is little room, it is for what happened.
  const isShort = chart.kind === 'timeline' && chart.width < 500;
  const wrapped = texts.map((text): [string, string[]] => {
    return [text, wrapText(isShort ? shortTime(text) : text, width, labelSize.font, maxLines)];
  });
  const lines = wrapped.flatMap(([, each]) => each);
  return {
    labels: new Map(wrapped.map(([text, each]) => [text, each.join('\n')])),
    labelWidth: Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, labelSize.font)))),
    lines: Math.max(1, ...wrapped.map(([, each]) => each.length)),
  };
}

/** Of a time in both calendars, as in "令和4年(2022年)5月" and "May 2022 (Reiwa 4)", the Western one, which takes less room. */
export const shortTime = (time: string): string => {
  const [, western, rest = ''] = /^[^(]+年度?\((\d{4}年度?)\)(.*)$/.exec(time) ?? [];
  return western === undefined ? time.replace(/\s*[(（].+[)）]$/, '') : western + rest;
};

/** The thickness of a bar, and the gap between the bars of a row. */
export const barThickness = 16;

/** True if no row has marks of two series, so that one bar fits into each row. */
export const hasOneBarPerRow = ({ series }: Panel): boolean => {
  const labels = series.flatMap(({ marks }) => marks.map(({ label }) => label));
  return new Set(labels).size === labels.length;
};

/** The height of what is drawn, if it is not bars. */
function heightOfBody(chart: Chart): number {
  const { kind, series, width } = chart;
  if (kind === 'line' || kind === 'columns') return Math.min(340, Math.max(220, width * 0.45));
  if (kind === 'share') return 360;
  if (kind === 'figure') return layOutFigures(chart, width - 2 * margin).height;
  return Math.max((series[0]?.marks.length ?? 0) * 30, 60) + 30;
}

/** The mark beside the name of a series, and the gap between two names. */
export const legendItem = { mark: 14, gap: 16, line: 20 };

/** The names of the series of all panels, each once. */
export const seriesNames = (chart: Chart): string[] => [
  ...new Set(panelsOf(chart).flatMap(({ series }) => series.map(({ name }) => name))),
];

function heightOfLegend(chart: Chart): number {
  const { kind, width } = chart;
  const names = seriesNames(chart);
  // The figures of a series stand below its name.
  if (names.length < 2 || kind === 'figure') return 0;
  let [lines, used] = [1, 0];
  for (const name of names) {
    const item = legendItem.mark + 5 + textWidth(legendName(name, width), labelSize.font) + legendItem.gap;
    if (used > 0 && used + item > width - 2 * margin) [lines, used] = [lines + 1, 0];
    used += item;
  }
  return lines * legendItem.line + 4;
}

/** The name of a series in the legend: one line. */
export const legendName = (name: string, width: number): string =>
  wrapText(name, width - 2 * margin - legendItem.mark - legendItem.gap, labelSize.font, 1)[0] ?? '';
