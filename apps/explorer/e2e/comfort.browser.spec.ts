import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const surroundings: [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['360 pixels wide', { viewport: { width: 360, height: 740 } }],
];

describe.each(surroundings)('%s', (_name, options) => {
  test('axe finds nothing serious on the front page, and nothing is cut off', async () => {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto('/');
    await visitor.page.waitForFunction(() => document.querySelectorAll('dl.card-figures').length === 14);
    await visitor.page.locator('.timeline-year').first().waitFor();
    expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
  });

  test('axe finds nothing serious in what a search has found, and nothing is cut off', async () => {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto('/?q=%E9%98%B2%E7%81%BD');
    await visitor.page.getByRole('option', { name: /防災/ }).first().waitFor();
    await visitor.page.getByRole('combobox').first().press('ArrowDown');
    expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
  });

  test('axe finds nothing serious on the time line, and nothing is cut off', async () => {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto('/timeline');
    await visitor.page.locator('.timeline-year').first().waitFor();
    expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
  });

  test('axe finds nothing serious on the page of the status, and nothing is cut off', async () => {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto('/status');
    await visitor.page.locator('.part').first().waitFor();
    expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
  });

  test.each(['table', 'chart', 'source', 'code', 'json'])(
    'axe finds nothing serious in the view %s, and nothing is cut off',
    async (view) => {
      visitor = await Visitor.arrive(browser, options);
      await visitor.openQuestion('gender-equality/women-in-decision-making', view);
      expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
      expect(await visitor.overflow()).toBe(0);
    },
  );
});

test('axe finds nothing serious in English, with the questions open', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/explorer');
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.getByRole('heading', { name: 'Questions' }).waitFor();
  expect(await visitor.findings(['serious', 'critical'])).toEqual([]);
});

/** Presses the tab key until the element with this name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await visitor.page.keyboard.press('Tab');
    const focused = await visitor.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`The tab key does not reach ${name}.`);
}

test('the keyboard alone leads from the front page to a download', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/');
  await tabTo(/^エクスプローラー$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '質問' }).waitFor();
  await page.locator('.view-line').first().waitFor();
  await tabTo(/^相談は何件あったか/);
  await page.keyboard.press('Enter');
  await visitor.shown('table');
  await tabTo(/^表$/);
  await page.keyboard.press('ArrowRight');
  await visitor.shown('chart');
  await page.keyboard.press('ArrowLeft');
  await visitor.shown('table');
  const coming = page.waitForEvent('download');
  await tabTo(/^CSV$/);
  await page.keyboard.press('Enter');
  expect((await coming).suggestedFilename()).toMatch(/^ConsultationCases-.*\.csv$/);
});

test('a table is printed without the editor around it', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.openQuestion('gender-equality/women-in-decision-making');
  await visitor.page.emulateMedia({ media: 'print' });
  expect(await visitor.page.locator('.graphiql-editors').isVisible()).toBe(false);
  expect(await visitor.page.locator('table.grid').isVisible()).toBe(true);
  const heights = await visitor.page.locator('.grid-box').evaluate((box) => [box.scrollHeight, box.clientHeight]);
  expect(heights[0]).toBe(heights[1]);
});
