import type { EChartsOption } from 'echarts';
import { type Chart, describeChart, type Panel } from './chart';
import { type Layout, layoutOf } from './layout';
import { chartOptions } from './options';
import { cleanText, measureText } from './text-width';

/** What a chart is drawn with: echarts, or the parts of it that a page bundles. `Target` is an element of a page. */
export interface ChartEngine<Target> {
  init(
    element: Target | null,
    theme: null,
    options: { renderer: 'svg'; ssr?: boolean; width: number; height: number; locale: string },
  ): {
    setOption(option: EChartsOption): void;
    renderToSVGString(): string;
    dispose(): void;
  };
  setPlatformAPI(api: { measureText: typeof measureText }): void;
}

/** Draws a chart into an element of a page, and returns a function that removes it. */
export function drawInto<Target>(engine: ChartEngine<Target>, element: Target, given: Chart): () => void {
  const chart = cleanChart(given);
  const layout = layoutOf(chart);
  const instance = open(engine, element, chart, layout);
  instance.setOption(chartOptions(chart, layout));
  return () => instance.dispose();
}

/** The height of a chart in pixels, which follows from its width and content. */
export const chartHeight = (chart: Chart): number => layoutOf(cleanChart(chart)).height;

/** A chart as an SVG document. Equal charts are equal documents, whatever draws them. */
export function drawSvg<Target>(engine: ChartEngine<Target>, given: Chart): string {
  const chart = cleanChart(given);
  const layout = layoutOf(chart);
  const instance = open(engine, null, chart, layout);
  try {
    instance.setOption({ ...chartOptions(chart, layout), tooltip: { show: false } });
    return withDescription(withoutHover(instance.renderToSVGString()), chart);
  } finally {
    instance.dispose();
  }
}

/** The same chart with texts that XML allows and that can be laid out in no time. */
const cleanChart = ({ more, ...chart }: Chart): Chart => ({
  ...chart,
  ...cleanPanel(chart),
  title: cleanText(chart.title),
  caption: chart.caption.map(cleanText),
  ...(more && { more: more.map(cleanPanel) }),
});

const cleanPanel = (panel: Panel): Panel => ({
  ...(panel.axisUnit !== undefined && { axisUnit: panel.axisUnit }),
  measure: cleanText(panel.measure),
  series: panel.series.map(({ name, marks }) => ({
    name: cleanText(name),
    marks: marks.map((mark) => ({
      ...mark,
      label: cleanText(mark.label),
      text: cleanText(mark.text),
      time: cleanText(mark.time),
    })),
  })),
});

function open<Target>(engine: ChartEngine<Target>, element: Target | null, { width }: Chart, { height }: Layout) {
  engine.setPlatformAPI({ measureText });
  return engine.init(element, null, { renderer: 'svg', ...(!element && { ssr: true }), width, height, locale: 'EN' });
}

/** Nothing changes below a pointer, and the names of clip paths contain the number of charts that were drawn before. */
function withoutHover(svg: string): string {
  const still = svg
    .replaceAll(/ (?:class="zr\d+-cls-\d+"|pointer-events="visible"|ecmeta_\w+="[^"]*")/g, '')
    .replace(/<style[\s\S]*<\/style>\n?/, '');
  const names = new Map<string, string>();
  return still.replaceAll(/\bzr\d+-[a-z]+\d+\b/g, (name) => {
    const known = names.get(name) ?? `chart-${names.size}`;
    names.set(name, known);
    return known;
  });
}

/** Adds the title and the description for readers who do not see the chart. */
function withDescription(svg: string, chart: Chart): string {
  const description = `<title>${escape(chart.title)}</title>\n<desc>${escape(describeChart(chart))}</desc>\n`;
  const language = `role="img" xml:lang="${chart.language}" lang="${chart.language}"`;
  return svg.replace(/^<svg ([^>]*)>\n?/, `<svg ${language} $1>\n${description}`);
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
