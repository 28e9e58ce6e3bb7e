import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption } from './option';
import { type Picture, pictureHeight } from './picture';

// Only what our pictures are made of is bundled.
use([BarChart, LineChart, PieChart, ScatterChart]);
use([AriaComponent, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** Draws a picture into an element, and returns what clears it away. */
export function drawInto(element: HTMLElement, picture: Picture): () => void {
  const chart = init(element, null, { renderer: 'svg', width: picture.width, height: pictureHeight(picture) });
  chart.setOption(chartOption(picture));
  return () => chart.dispose();
}

/** A picture as an SVG document of its own. */
export function toSvg(picture: Picture): string {
  const size = { width: picture.width, height: pictureHeight(picture) };
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(chartOption(picture));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The same as PNG, twice as large, for print and for screens of fine resolution. */
export async function toPng(picture: Picture): Promise<Blob> {
  const image = new Image(picture.width, pictureHeight(picture));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not draw the picture.'))),
      'image/png',
    ),
  );
}
