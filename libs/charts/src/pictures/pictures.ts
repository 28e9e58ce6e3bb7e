import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import * as echarts from 'echarts';
import { type MadeFor, OneByOne } from '@tokorozawa/resources';
import type { Chart } from '../chart';
import { chartHeight, drawSvg } from '../draw';

/** A chart as an SVG document. */
export const svgOf = (chart: Chart): string => drawSvg(echarts, chart);

/** A larger picture takes more memory than a request is worth: at four bytes a pixel, 96 MB. */
const maxPixels = 24_000_000;

/** A picture would have more pixels than are drawn. */
export class PictureTooLargeError extends Error {
  constructor(width: number, height: number) {
    super(`A picture of ${width} × ${height} pixels is larger than ${maxPixels} pixels.`);
  }
}

/** Pictures are converted one after the other, so that they never take more than one processor and one picture's memory. */
const pictures = new OneByOne();

/**
 * A chart as PNG, drawn with the font that comes along, so that it looks the same everywhere. Rejects with a
 * PictureTooLargeError if it would be too large, and with a ResourceError if the caller waits for too many already.
 * @param scale pixels of the picture for each pixel of the chart
 */
export async function pngOf(chart: Chart, request: MadeFor, scale = 1): Promise<Buffer> {
  const [width, height] = [chart.width * scale, chartHeight(chart) * scale];
  if (width * height > maxPixels) throw new PictureTooLargeError(width, Math.ceil(height));
  return pictures.run(request, () => convert(svgOf(chart), scale));
}

/** An SVG document of ours as PNG, drawn as charts are. */
export const pngOfSvg = (svg: string, request: MadeFor): Promise<Buffer> =>
  pictures.run(request, () => convert(svg, 1));

/** The same path leads to it from the sources and from the built files. */
const program = join(__dirname, '../../picture-worker.cjs');

function convert(svg: string, scale: number): Promise<Buffer> {
  const options: ResvgRenderOptions = { fitTo: { mode: 'zoom', value: scale }, font: { ...font }, logLevel: 'off' };
  return new Promise((resolve, reject) => {
    // Without what the process loads first for its own files: the thread has none of them.
    const worker = new Worker(program, { workerData: { svg, options }, execArgv: [] });
    worker.once('message', ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) =>
      resolve(Buffer.from(buffer, byteOffset, byteLength)),
    );
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The picture was not drawn.')));
  });
}

const fontFile = (name: string): string => require.resolve(`@expo-google-fonts/noto-sans-jp/${name}.ttf`);

/** A server may have no fonts, and certainly has others than the next one. */
const font = {
  loadSystemFonts: false,
  defaultFontFamily: 'Noto Sans JP',
  get fontFiles() {
    return [fontFile('400Regular/NotoSansJP_400Regular'), fontFile('700Bold/NotoSansJP_700Bold')];
  },
};
