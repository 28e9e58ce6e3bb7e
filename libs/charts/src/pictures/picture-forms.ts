import type { Language } from '@tokorozawa/answer-tables';
import {
  badParameter,
  type Form,
  type Representation,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { type Chart, type Theme, themes } from '../chart';
import { PictureTooLargeError, pngOf, svgOf } from './pictures';

/** How a chart is to be drawn. */
export interface PictureOptions {
  language: Language;
  theme: Theme;
  /** In pixels. */
  width: number;
}

/** The query parameters of {@link PictureOptions}. */
const optionNames = ['theme', 'width'];

/** The width in pixels, and how many pixels a PNG has for each of them. */
export const pictureLimits = {
  width: { min: 320, usual: 720, max: 2000 },
  scale: { min: 1, usual: 1, max: 3 },
} as const;

/** Reads the parameters of a picture. Throws a ResourceError if one of them is wrong. */
export function readPictureOptions({ query, locale }: Pick<ResourceRequest, 'query' | 'locale'>): PictureOptions {
  const theme = query.get('theme') ?? 'light';
  if (!isTheme(theme))
    throw badParameter('theme', { ja: '"theme" は light か dark です。', en: '"theme" must be light or dark.' });
  return {
    language: languageTagOf[locale],
    theme,
    width: readNumber(query, 'width'),
  };
}

const isTheme = (text: string): text is Theme => (themes as readonly string[]).includes(text);

function readNumber(query: URLSearchParams, name: keyof typeof pictureLimits): number {
  const { min, usual, max } = pictureLimits[name];
  const text = query.get(name);
  if (text === null) return usual;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw badParameter(name, {
    ja: `"${name}" は ${min} から ${max} までの整数です。`,
    en: `"${name}" must be a whole number from ${min} to ${max}.`,
  });
}

/**
 * The pictures of a chart as forms of a resource: SVG, and PNG with `scale` pixels for each pixel of the chart.
 * @param write makes the chart of a request, or throws a ResourceError that says why there is none
 */
export function pictureForms(
  write: (request: ResourceRequest, options: PictureOptions) => Promise<Chart>,
): [Form, Form] {
  return [
    {
      mediaType: 'image/svg+xml; charset=utf-8',
      suffix: 'svg',
      parameters: optionNames,
      async write(request) {
        const chart = await write(request, readPictureOptions(request));
        return { body: svgOf(chart), headers: svgHeaders };
      },
    },
    {
      mediaType: 'image/png',
      suffix: 'png',
      parameters: [...optionNames, 'scale'],
      async write(request) {
        const options = readPictureOptions(request);
        const scale = readNumber(request.query, 'scale');
        return writePng(await write(request, options), request, scale);
      },
    },
  ];
}

async function writePng(chart: Chart, request: ResourceRequest, scale: number): Promise<Representation> {
  try {
    return { body: await pngOf(chart, request, scale), headers: pictureHeaders };
  } catch (error) {
    if (!(error instanceof PictureTooLargeError)) throw error;
    throw badParameter(scale > 1 ? 'scale' : 'width', {
      ja: 'この大きさの図は描けません。"width" か "scale" を小さくするか、SVG を使ってください。',
      en: 'A picture of this size is not drawn. Make "width" or "scale" smaller, or use SVG.',
    });
  }
}

/** Pictures are shown in pages of others. */
export const pictureHeaders = { 'cross-origin-resource-policy': 'cross-origin' };

/** A picture that is opened by itself may style its texts, and do nothing else. */
const svgHeaders = { ...pictureHeaders, 'content-security-policy': "default-src 'none';style-src 'unsafe-inline'" };

/** A resource with pictures as further forms. */
export const withPictures = (resource: Resource, pictures: readonly Form[]): Resource => ({
  ...resource,
  forms: [...resource.forms, ...pictures],
});
