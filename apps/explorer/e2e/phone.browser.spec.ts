import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 } };
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** Pages with long tables or lists, and the screens of a phone within which one sees what they have. */
const longPages: [path: string, screens: number][] = [
  ['/editions/2024', 6],
  ['/parts/reading', 4],
  ['/parts/equality-center', 8],
  ['/data', 9],
  ['/lists/sister-cities', 8],
  ['/q/international-relations/sister-cities', 8],
  ['/q/gender-equality/courses', 12],
  ['/q/catalogue/corrections-and-gaps', 9],
  ['/q/comprehensive-plan/plan-page', 17],
];

const tables = '.table > table';

test.each(longPages)('on a phone, %s is no longer than %s screens, and nothing is cut off', async (path, screens) => {
  visitor = await Visitor.arrive(browser, phone);
  const { page } = visitor;
  await page.goto(path);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(screens * 740);
  expect(await visitor.overflow()).toBe(0);
  expect(await visitor.findings()).toEqual([]);
  const labels = await page
    .locator('.stacked td[data-header]')
    .evaluateAll((cells) => cells.filter((cell) => cell.checkVisibility() && cell.textContent.trim() === '').length);
  expect(labels).toBe(0);
  for (const table of await page.locator(tables).all()) {
    const box = await table.boundingBox();
    if (box) expect(box.x + box.width).toBeLessThanOrEqual(360);
  }
});

test('on a phone, a tap shows what is folded, each row as a card with the headers of its columns', async () => {
  visitor = await Visitor.arrive(browser, phone);
  const { page } = visitor;
  await page.goto('/editions/2024?lang=en');
  const section = page.locator('h3#corrections-typography + .fold');
  const row = section.locator('tbody tr').first();
  expect(await row.isVisible()).toBe(false);
  await section.locator('summary').click();
  expect(await row.isVisible()).toBe(true);
  const labels = await row
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
  expect(labels).toEqual(['"Field"', '"Printed"', '"Read"', '"Reason"']);
  expect(await visitor.findings()).toEqual([]);
});

test.each([
  '/data#SisterCity',
  '/data#SisterCity.population',
  '/data#Unit.PERSON_VISIT',
  '/q/catalogue/corrections-and-gaps#gaps.nodes.40.name',
])('on a phone, %s shows that place in a folded part', async (address) => {
  visitor = await Visitor.arrive(browser, phone);
  const { page } = visitor;
  await page.goto(address);
  const field = page.locator(`[id="${address.replace(/.*#/, '')}"]`);
  await field.waitFor({ state: 'visible' });
  const { y = -1 } = (await field.boundingBox()) ?? {};
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y).toBeLessThan(740);
});

test('on a phone, the JSON of a long answer does not lengthen the page', async () => {
  visitor = await Visitor.arrive(browser, phone);
  const { page } = visitor;
  await visitor.openQuestion('gender-equality/courses');
  await visitor.showView('JSON');
  await visitor.shown('json');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3 * 740);
});

test('what is folded is open while the page is printed, also where the style cannot open it', async () => {
  visitor = await Visitor.arrive(browser, phone);
  const { page } = visitor;
  await page.goto('/data');
  const openAfter = (event: string): Promise<boolean[]> =>
    page.evaluate((name) => {
      dispatchEvent(new Event(name));
      return [...new Set([...document.querySelectorAll<HTMLDetailsElement>('.fold')].map(({ open }) => open))];
    }, event);
  expect(await openAfter('beforeprint')).toEqual([true]);
  expect(await openAfter('afterprint')).toEqual([false]);
});

test.each(longPages)('in a wide window and on paper, %s has everything in its tables', async (path) => {
  visitor = await Visitor.arrive(browser, desk);
  const { page } = visitor;
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    await page.goto(path);
    expect(await page.locator('.fold > summary:visible').count()).toBe(0);
    const hidden = await page
      .locator('.fold :is(tr, li)')
      .evaluateAll((items) => items.filter((item) => !item.checkVisibility({ contentVisibilityAuto: true })).length);
    expect(hidden).toBe(0);
    const displays = await page
      .locator(`${tables} tbody tr`)
      .evaluateAll((rows) => rows.map((row) => getComputedStyle(row).display));
    expect(displays.every((display) => display === 'table-row')).toBe(true);
  }
});

test.each([
  ['on a phone', phone],
  ['in a wide window', desk],
])('%s, a picture has its place before it is drawn', async (_where, options) => {
  visitor = await Visitor.arrive(browser, options);
  const { page } = visitor;
  let draw: () => void = () => undefined;
  const isAwaited = new Promise<void>((resolve) => (draw = resolve));
  await page.route('**/*.svg?*', async (route) => {
    await isAwaited;
    await route.continue();
  });
  await page.goto('/q/gender-equality/courses', { waitUntil: 'domcontentloaded' });
  const picture = page.locator('.answer img');
  const place = await picture.boundingBox();
  expect(place?.height).toBeGreaterThan(300);
  draw();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.answer img')?.complete);
  expect(await picture.boundingBox()).toEqual(place);
});
