import * as resvg from '@resvg/resvg-js';
import * as echarts from 'echarts';
import { FairQueue } from '@tokorozawa/plan-executor';
import { ResourceError, type ResourceRequest } from '@tokorozawa/resources';
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

/** For whom a picture is converted. */
export type PictureRequest = Pick<ResourceRequest, 'caller' | 'isAbandoned'>;

/**
 * A chart as PNG, drawn with the font that comes along, so that it looks the same everywhere. Rejects with a
 * PictureTooLargeError if it would be too large, and with a ResourceError if the caller waits for too many already.
 * @param scale pixels of the picture for each pixel of the chart
 */
export async function pngOf(chart: Chart, request: PictureRequest, scale = 1): Promise<Buffer> {
  const [width, height] = [chart.width * scale, chartHeight(chart) * scale];
  if (width * height > maxPixels) throw new PictureTooLargeError(width, Math.ceil(height));
  if (waiting.lengthOf(request.caller) >= maxWaiting) throw busy();
  return new Promise((resolve, reject) => {
    const work = (): Promise<void> => convert(svgOf(chart), scale).then(resolve, reject);
    waiting.push(request.caller, { work, isAbandoned: () => request.isAbandoned(), abandon: () => reject(busy()) });
    void convertWaiting();
  });
}

interface WaitingPicture {
  work(): Promise<void>;
  isAbandoned(): boolean;
  abandon(): void;
}

/** Pictures of one caller that wait at a time. */
const maxWaiting = 8;
const waiting = new FairQueue<WaitingPicture>();
let isConverting = false;

/**
 * Converts one picture after the other, so that they never take more than one processor and one picture's memory. Callers
 * take turns, and what nobody waits for any more is left out.
 */
async function convertWaiting(): Promise<void> {
  if (isConverting) return;
  isConverting = true;
  for (let next = waiting.take(() => true); next; next = waiting.take(() => true)) {
    if (next.item.isAbandoned()) next.item.abandon();
    else await next.item.work();
  }
  isConverting = false;
}

const busy = (): ResourceError =>
  new ResourceError(503, 'OVERLOADED', {
    ja: 'ほかの図を描いています。少し待ってから、もう一度試すか、SVG を使ってください。',
    en: 'Other pictures are being drawn. Try again in a moment, or use SVG.',
  });

async function convert(svg: string, scale: number): Promise<Buffer> {
  const image = await resvg.renderAsync(svg, { fitTo: { mode: 'zoom', value: scale }, font, logLevel: 'off' });
  return image.asPng();
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
