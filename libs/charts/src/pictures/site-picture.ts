import type { Form, Resource } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { pictureHeaders } from './picture-forms';
import { pngOfSvg } from './pictures';

export interface SitePicture {
  /** Its path, with the suffix. */
  path: string;
  /** In pixels. */
  size: { width: number; height: number };
  title: Record<'ja' | 'en', string>;
  /** What the site is for, in a short line. */
  slogan: Record<'ja' | 'en', string>;
}

/** The picture that stands for the site where others link to a page without a picture of its own. */
export function sitePicture({ path, size, title, slogan }: SitePicture): Resource {
  const png: Form = {
    mediaType: 'image/png',
    async write(request) {
      const language = languageTagOf[request.locale];
      const svg = drawSite(size, title[language], slogan[language]);
      return { body: await pngOfSvg(svg, request), headers: pictureHeaders };
    },
  };
  return { path, forms: [png] };
}

/** The sign of the site with its name, in its colors. */
const drawSite = ({ width, height }: SitePicture['size'], title: string, slogan: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1200 630">
    <rect width="1200" height="630" fill="#14532d"/>
    <g transform="translate(496 60) scale(6.5)">
      <path d="M16 9 8.5 22h15Z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/>
      <circle cx="16" cy="9" r="4" fill="#fde047"/>
      <circle cx="8.5" cy="22" r="4" fill="#fff"/>
      <circle cx="23.5" cy="22" r="4" fill="#fff"/>
    </g>
    <g fill="#fff" font-family="Noto Sans JP" text-anchor="middle">
      <text x="600" y="400" font-size="76" font-weight="700">${title}</text>
      <text x="600" y="500" font-size="38">${slogan}</text>
    </g>
  </svg>`;
