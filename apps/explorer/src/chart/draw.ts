import { type Chart, chartHeight, drawInto as draw, drawSvg } from '@tokorozawa/charts';
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Only the parts of echarts that charts use are bundled.
echarts.use([BarChart, LineChart, PieChart, ScatterChart]);
echarts.use([
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

/** Draws a chart into an element, and returns a function that removes it. */
export const drawInto = (element: HTMLElement, chart: Chart): (() => void) => draw(echarts, element, chart);

/** A chart as an SVG document. */
export const toSvg = (chart: Chart): string => drawSvg(echarts, chart);

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
