import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const surroundings: [string, BrowserContextOptions][] = [
  ['light, in Japanese', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, in English', { colorScheme: 'dark', locale: 'en-US' }],
  ['360 pixels wide', { viewport: { width: 360, height: 740 } }],
];
const paths = [
  '/id/sister-city-decatur',
  '/id/cool-japan-forest',
  '/id/correction-share-of-women-2024-assembly-1',
  '/id/2024',
  '/id/sister-city-nowhere',
];

describe.each(surroundings)('%s', (_name, options) => {
  test.each(paths)('axe finds nothing at %s, nothing is cut off, and there is one script', async (path) => {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto(path);
    expect(await visitor.findings()).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
    expect(await visitor.page.locator('script:not([type="application/ld+json"], [src*="/page-script-"])').count()).toBe(
      0,
    );
  });
});

test('a reader searches from a page, and keeps the language that they chose', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/id/sister-city-decatur');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Internationalization and multicultural coexistence' }).click();
  await page.getByRole('heading', { level: 1, name: /Internationalization/ }).waitFor();
  await page.getByRole('searchbox').fill('防災');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === '防災');
});
