import { join } from 'node:path';
import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

/** Takes the screenshots of the README: `npm run images`. */
let browser: Browser;
beforeAll(async () => (browser = await launchChromium()));
afterAll(() => browser.close());

const desk = { viewport: { width: 1440, height: 860 } };
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };

async function draw(
  name: string,
  options: BrowserContextOptions,
  go: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await Visitor.arrive(browser, options);
  await go(visitor);
  await visitor.page.screenshot({
    path: join(__dirname, '../../../docs/images', `${name}.png`),
    animations: 'disabled',
  });
  await visitor.leave();
}

async function frontPage({ page }: Visitor): Promise<void> {
  await page.goto('/');
}

const women = (view: string) => (visitor: Visitor) =>
  visitor.openQuestion('gender-equality/women-in-decision-making', view);

test('the front page', () => draw('front-page', desk, frontPage));

test('a search', () =>
  draw('search', desk, async ({ page }) => {
    await page.goto('/?q=%E5%A7%89%E5%A6%B9%E9%83%BD%E5%B8%82');
    await page.getByRole('option', { name: /^ディケイター市 姉妹都市/ }).waitFor();
  }));

test('the time line', () =>
  draw('timeline', desk, async ({ page }) => {
    await page.goto('/timeline?from=1995&to=2005&order=oldest');
    await page.getByRole('heading', { name: /^1995年/ }).waitFor();
  }));

test('the explorer with its questions and a table', () =>
  draw('explorer', { viewport: { width: 1680, height: 900 } }, async ({ page }) => {
    await page.goto('/explorer');
    await page.locator('.view-line').first().waitFor();
    await page.getByRole('button', { name: /^相談は何件あったか/ }).click();
    await page.getByRole('gridcell', { name: '950' }).waitFor();
  }));

const question = async ({ page }: Visitor): Promise<void> => {
  await page.goto('/q/gender-equality/women-in-decision-making');
  await page.locator('.answer img').evaluate((image) => (image as HTMLImageElement).decode());
};

test('the page of a question', () => draw('question', desk, question));

test('a chronology', () =>
  draw('chronology', { ...desk, colorScheme: 'dark' }, (visitor) =>
    visitor.openQuestion('informatization/system-milestones', 'chart'),
  ));

test('the sources', () => draw('source', { ...desk, colorScheme: 'dark' }, women('source')));

test('the front page on a phone', () => draw('front-page-phone', phone, frontPage));

test('the page of a question on a phone', () => draw('question-phone', phone, question));
