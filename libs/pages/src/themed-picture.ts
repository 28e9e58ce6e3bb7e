import { html } from 'hono/html';
import { type Html, type PageContext, tagOf } from './layout';

export interface ThemedPicture {
  /** The path of its SVG below the root, perhaps with a query. */
  path: string;
  /** What it shows, in the language of the page. */
  text: string;
  /** In pixels, where there is room. */
  width: number;
  /** The colors; those of the reader's device if absent. */
  theme?: 'light' | 'dark' | undefined;
  /** The height that it has at a width, in pixels; undefined if that is not known beforehand. */
  heightAt?: (width: number) => number;
}

/** Where there is less room than this, a picture is drawn as wide as there is, so that its letters keep their size. */
const narrow = [
  { below: '24rem', width: 320 },
  { below: '30rem', width: 400 },
  { below: '40rem', width: 560 },
];

/** A picture of a chart as wide as the screen or the frame allows, in the colors of the page. */
export function themedPicture(context: PageContext, picture: ThemedPicture): Html {
  const { path, text, width, theme, heightAt } = picture;
  const address = (own: 'light' | 'dark', drawn: number): string => {
    const options = new URLSearchParams({
      width: String(drawn),
      ...(own === 'dark' && { theme: own }),
      lang: tagOf(context),
    });
    return context.addresses.relative(`${path}${path.includes('?') ? '&' : '?'}${String(options)}`);
  };
  const source = (media: string, own: 'light' | 'dark', drawn: number): Html =>
    heightAt
      ? html`<source media="${media}" srcset="${address(own, drawn)}" width="${drawn}" height="${heightAt(drawn)}" />`
      : html`<source media="${media}" srcset="${address(own, drawn)}" />`;
  // Paper is light, whatever the device.
  const isDark = 'screen and (prefers-color-scheme: dark)';
  const sources = narrow.flatMap(({ below, width: drawn }) => [
    ...(theme ? [] : [source(`${isDark} and (max-width: ${below})`, 'dark', drawn)]),
    source(`(max-width: ${below})`, theme ?? 'light', drawn),
  ]);
  const own = address(theme ?? 'light', width);
  return html`<picture>
    ${sources} ${theme ? '' : source(isDark, 'dark', width)}
    ${
      heightAt
        ? html`<img src="${own}" alt="${text}" width="${width}" height="${heightAt(width)}" fetchpriority="high" />`
        : html`<img src="${own}" alt="${text}" fetchpriority="high" />`
    }
  </picture>`;
}

/** The width of the picture on a page, in pixels. */
export const pictureWidth = 860;
