import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
// As wide as a sheet of A4, on a device in dark colors.
beforeEach(
  async () =>
    (visitor = await Visitor.arrive(browser, { viewport: { width: 794, height: 1123 }, colorScheme: 'dark' })),
);
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** What the browser does when it prints: it tells the page, and captures it in the style for paper. */
async function print(): Promise<void> {
  await visitor.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await visitor.page.emulateMedia({ media: 'print' });
}

/** How light a color is that a style computes, from 0 for black to 255 for white. */
const lightness = (color: string): number => {
  const parts =
    color
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  return parts.reduce((sum, part) => sum + part, 0) / 3;
};

const inkOf = async (selector: string): Promise<number> =>
  lightness(
    await visitor.page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color),
  );

test('a page that is read in dark colors has its pictures in light ones on paper, which are there before it is printed', async () => {
  const { page } = visitor;
  const light = page.waitForResponse((response) => /courses\.svg\?(?!.*theme=dark)/.test(response.url()));
  await page.goto('/q/gender-equality/courses');
  expect((await light).status()).toBe(200);
  const picture = () =>
    page.locator('main picture img').evaluate((image) => (image as HTMLImageElement).currentSrc.includes('theme=dark'));
  expect(await picture()).toBe(true);
  await print();
  // The browser takes the other picture as soon as it has decoded it.
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('main picture img');
    return image && !image.currentSrc.includes('theme=dark');
  });
});

test('the explorer prints in light colors, as a chart too', async () => {
  await visitor.openQuestion('international-relations/sister-cities');
  expect(await inkOf('.grid tbody td')).toBeGreaterThan(128);
  await print();
  expect(await inkOf('.grid tbody td')).toBeLessThan(128);
  await visitor.page.emulateMedia({ media: 'screen' });
  await visitor.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await visitor.showView('図');
  await visitor.shown('chart');
  const ink = async () =>
    lightness(
      await visitor.page
        .locator('.chart svg text')
        .first()
        .evaluate((text) => getComputedStyle(text).fill),
    );
  expect(await ink()).toBeGreaterThan(128);
  await print();
  expect(await ink()).toBeLessThan(128);
});

test('the explorer prints all columns of a table within the sheet', async () => {
  await visitor.openQuestion('gender-equality/courses');
  await print();
  expect(await visitor.overflow()).toBe(0);
  const { right, columns } = await visitor.page.locator('table.grid').evaluate((table) => ({
    right: Math.max(...[...table.querySelectorAll('th, td')].map((cell) => cell.getBoundingClientRect().right)),
    columns: table.querySelectorAll('thead th').length,
  }));
  expect(columns).toBeGreaterThan(7);
  expect(right).toBeLessThanOrEqual(794);
  const cut = await visitor.page
    .locator('table.grid')
    .evaluate(
      (table) => [...table.querySelectorAll('th, td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
    );
  expect(cut).toBe(0);
});

test('no heading is printed of which nothing else is', async () => {
  const { page } = visitor;
  for (const path of ['/id/sister-city-decatur', '/lists/center-courses', '/indicators/population', '/about']) {
    await page.goto(path);
    await print();
    const bare = await page.locator('main :is(h2, h3)').evaluateAll((headings) =>
      headings
        .filter((heading) => heading.checkVisibility())
        .filter((heading) => {
          let next = heading.nextElementSibling;
          while (next && !next.checkVisibility()) next = next.nextElementSibling;
          return !next || /^H[12]$/.test(next.tagName);
        })
        .map((heading) => heading.textContent?.trim()),
    );
    expect([path, bare]).toEqual([path, []]);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('the headers of a table that can be sorted are printed on each sheet, where Chromium draws no buttons', async () => {
  const boxes = (selector: string) =>
    visitor.page
      .locator(selector)
      .evaluateAll((buttons) =>
        buttons.map((button) => getComputedStyle(button).display).filter((box) => box !== 'contents'),
      );
  await visitor.page.goto('/lists/center-courses');
  await visitor.page.locator('thead .sort').first().waitFor();
  await print();
  expect(await boxes('thead button')).toEqual([]);
  await visitor.page.emulateMedia({ media: 'screen' });
  await visitor.openQuestion('gender-equality/courses');
  await print();
  expect(await visitor.page.locator('thead button').count()).toBeGreaterThan(3);
  expect(await boxes('thead button')).toEqual([]);
});

test.each([
  [
    '/q/gender-equality/courses?lang=en',
    ['/q/gender-equality/courses.png', '/q/gender-equality/courses.csv', '/about'],
  ],
  ['/lists/center-courses?attendance=51/', ['/export/center-courses.csv', '/about']],
  ['/id/sister-city-decatur', ['/id/sister-city-decatur.csv', '/about']],
  ['/indicators/population', ['/indicators/population.csv', '/about']],
])('%s prints the addresses of its files, and no links to other pages of the site', async (path, files) => {
  const { page } = visitor;
  await page.goto(path);
  const printed = () =>
    page.locator('a').evaluateAll((links) =>
      links.flatMap((link) => {
        const { content } = getComputedStyle(link, '::after');
        return link.checkVisibility() && content.includes('http') ? [content.replaceAll('"', '')] : [];
      }),
    );
  expect(await printed()).toEqual([]);
  await print();
  const origin = new URL(page.url()).origin;
  const addresses = (await printed()).map((address) => new URL(address));
  expect(addresses.map(({ pathname }) => pathname)).toEqual(expect.arrayContaining(files));
  expect(new Set(addresses.map((address) => address.origin))).toEqual(new Set([origin]));
  expect(await page.locator('.site-links').isVisible()).toBe(false);
  expect(await visitor.overflow()).toBe(0);
});
