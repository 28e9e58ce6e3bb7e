import { type EChartsOption } from 'echarts';
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { captionHeight, captionLineHeight, type Chart, type ChartColors, chartHeight, titleHeight } from './chart';
import { type ChartKind } from './choose';

// Only the parts of echarts that our charts use are bundled.
use([BarChart, LineChart, PieChart, ScatterChart]);
use([AriaComponent, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** Draws a chart into an element, and returns a function that removes it. */
export function drawInto(element: HTMLElement, chart: Chart): () => void {
  const instance = init(element, null, { renderer: 'svg', width: chart.width, height: chartHeight(chart) });
  instance.setOption(chartOptions(chart));
  return () => instance.dispose();
}

/** A chart as an SVG document. */
export function toSvg(chart: Chart): string {
  const size = { width: chart.width, height: chartHeight(chart) };
  const instance = init(null, null, { renderer: 'svg', ssr: true, ...size });
  instance.setOption(chartOptions(chart));
  const svg = instance.renderToSVGString();
  instance.dispose();
  return svg;
}

/** The same as PNG in double size, for print and high-resolution screens. Rejects if the browser cannot convert it. */
export async function toPng(chart: Chart): Promise<Blob> {
  const image = new Image(chart.width, chartHeight(chart));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(chart))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not convert the chart to PNG.'))),
      'image/png',
    ),
  );
}

const fontFamily = "system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif";

/** The options for echarts: title at the top, source and license at the bottom, and between them the chart of its kind. */
function chartOptions(chart: Chart): EChartsOption {
  const { title, caption, colors, measure, width } = chart;
  return {
    animation: false,
    backgroundColor: colors.background,
    color: colors.series,
    textStyle: { fontFamily, color: colors.text },
    aria: { enabled: true },
    title: [
      {
        text: title,
        subtext: measure,
        left: 16,
        top: 12,
        textStyle: { fontFamily, fontSize: 17, color: colors.text, width: width - 32, overflow: 'truncate' },
        subtextStyle: { fontFamily, fontSize: 13, color: colors.mutedText },
      },
      {
        text: caption.join('\n'),
        left: 16,
        bottom: 10,
        textStyle: {
          fontFamily,
          fontSize: 11,
          fontWeight: 'normal',
          lineHeight: captionLineHeight,
          color: colors.mutedText,
          width: width - 32,
          overflow: 'break',
        },
      },
    ],
    tooltip: {
      trigger: 'item',
      backgroundColor: colors.background,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontFamily },
    },
    ...optionsByKind[chart.kind](chart),
  };
}

type KindOptions = (chart: Chart) => EChartsOption;

const gridOf = (chart: Chart, right: number) => ({
  left: 16,
  right,
  top: titleHeight,
  bottom: captionHeight(chart),
  containLabel: true,
});

const optionsByKind: Record<ChartKind, KindOptions> = {
  bar: (chart) => ({
    grid: gridOf(chart, 56),
    xAxis: { type: 'value', ...axis(chart.colors), splitLine: { lineStyle: { color: chart.colors.line } } },
    yAxis: labelAxis(
      chart.marks.map(({ label }) => label),
      chart,
    ),
    series: [
      {
        type: 'bar',
        data: chart.marks.map(({ value }) => value),
        barMaxWidth: 18,
        itemStyle: { borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          color: chart.colors.text,
          formatter: ({ value }) => Number(value).toLocaleString(),
        },
      },
    ],
  }),
  line: (chart) => ({
    grid: gridOf(chart, 40),
    xAxis: {
      type: 'category',
      data: chart.marks.map(({ time, label }) => time || label),
      ...axis(chart.colors),
      boundaryGap: false,
    },
    yAxis: { type: 'value', ...axis(chart.colors), splitLine: { lineStyle: { color: chart.colors.line } } },
    series: [
      {
        type: 'line',
        data: chart.marks.map(({ value }) => value),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2.5 },
      },
    ],
  }),
  timeline: (chart) => ({
    grid: gridOf(chart, 24),
    xAxis: {
      type: 'time',
      ...axis(chart.colors),
      axisLabel: {
        color: chart.colors.mutedText,
        hideOverlap: true,
        formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' },
      },
      splitLine: { show: true, lineStyle: { color: chart.colors.line } },
    },
    yAxis: labelAxis(
      chart.marks.map(({ time }) => time),
      chart,
    ),
    series: [{ type: 'scatter', symbolSize: 10, itemStyle: { opacity: 1 }, data: events(chart) }],
  }),
  share: ({ marks, colors }) => ({
    series: [
      {
        type: 'pie',
        radius: ['30%', '62%'],
        center: ['50%', '48%'],
        itemStyle: { borderColor: colors.background, borderWidth: 2 },
        data: marks.map(({ label, value }) => ({ name: label, value })),
        label: { formatter: '{b}\n{c} ({d}%)', lineHeight: 18, color: colors.text },
        labelLine: { lineStyle: { color: colors.mutedText } },
      },
    ],
  }),
};

/** Each event as a point with its label on the side that has more room. */
function events({ marks, colors, width }: Chart) {
  const days = marks.map(({ day }) => Date.parse(day ?? ''));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return marks.map(({ day, label }, index) => {
    const position = last > first ? (Date.parse(day ?? '') - first) / (last - first) : 0;
    return {
      name: label,
      value: [day ?? '', index],
      label: {
        show: true,
        position: position > 0.5 ? ('left' as const) : ('right' as const),
        formatter: '{b}',
        color: colors.text,
        width: Math.max(position, 1 - position) * (width - 150) - 24,
        overflow: 'truncate' as const,
      },
    };
  });
}

const axis = ({ mutedText, line }: ChartColors) => ({
  axisLabel: { color: mutedText, hideOverlap: true },
  axisLine: { lineStyle: { color: line } },
  axisTick: { lineStyle: { color: line } },
});

/** An axis with the labels of the rows, from top to bottom. */
const labelAxis = (data: string[], { colors, width }: Chart) => ({
  type: 'category' as const,
  inverse: true,
  data,
  axisLabel: { color: colors.text, width: Math.min(260, width * 0.36), overflow: 'truncate' as const, interval: 0 },
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
});
