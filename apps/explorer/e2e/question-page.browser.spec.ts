import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const fee = '/q/gender-equality/center-room-fee';
const women = '/q/gender-equality/women-in-decision-making';
const courses = '/q/gender-equality/courses';

const surroundings: [string, BrowserContextOptions][] = [
  ['light, in Japanese', { viewport: { width: 1440, height: 900 } }],
  ['dark, in English', { colorScheme: 'dark', locale: 'en-US' }],
  ['360 pixels wide', { viewport: { width: 360, height: 800 } }],
];

describe.each(surroundings)('%s', (_name, options) => {
  test.each([fee, women, courses])(
    'axe finds nothing at %s, with everything unfolded, and nothing is cut off',
    async (path) => {
      visitor = await Visitor.arrive(browser, options);
      await visitor.page.goto(path);
      await visitor.page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
      expect(await visitor.findings()).toEqual([]);
      expect(await visitor.overflow()).toBe(0);
    },
  );
});

test('on a phone the answer is on the first screen', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 360, height: 800 } });
  await visitor.page.goto(women);
  const box = await visitor.page.locator('.answer').boundingBox();
  expect(box?.y).toBeLessThan(500);
});

test.each([
  [1440, 'ja'],
  [1440, 'en'],
  [360, 'ja'],
  [360, 'en'],
])('no table of a question scrolls sideways, %i pixels wide (%s)', async (width, language) => {
  visitor = await Visitor.arrive(browser, { viewport: { width, height: 900 } });
  const { page } = visitor;
  const { questions } = (await (await page.request.get('/q.json')).json()) as { questions: { id: string }[] };
  expect(questions.length).toBeGreaterThan(30);
  const cut: string[] = [];
  for (const { id } of questions) {
    await page.goto(`/q/${id}?lang=${language}`, { waitUntil: 'domcontentloaded' });
    const scrolls = await page
      .locator('.table')
      .evaluateAll((tables) => tables.some((table) => table.scrollWidth > table.clientWidth + 1));
    if (scrolls) cut.push(id);
  }
  expect(cut).toEqual([]);
});

const sisterCities = '/q/international-relations/sister-cities';

test.each([1440, 360])(
  'few records with many values stand side by side, whole in a window of %i pixels',
  async (width) => {
    visitor = await Visitor.arrive(browser, { viewport: { width, height: 800 } });
    const { page } = visitor;
    await page.goto(sisterCities);
    const table = page.locator('.table').first();
    expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const names = await table.locator('thead a:visible').allInnerTexts();
    expect(names).toEqual(['ディケイター市', '常州市', '安養市']);
    const population = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '人口(人)' }) });
    expect(await population.getByRole('cell').allInnerTexts()).toEqual(['67,477', '5,375,000', '546,534']);
    expect(await visitor.findings()).toEqual([]);
  },
);

test('a changed input is answered without a reload, the address is short, and the back button leads back', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto(fee);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const tariff = page.locator('#input-tariff');
  await tariff.focus();
  await tariff.selectOption('STANDARD');
  await page.waitForURL(/\?tariff=STANDARD$/);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('input-tariff');
  expect(await page.locator('#share-address').inputValue()).toMatch(/center-room-fee\?tariff=STANDARD$/);
  await page.goBack();
  await page.waitForFunction(() => (document.getElementById('input-tariff') as HTMLSelectElement).value !== 'STANDARD');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(visitor.faults).toEqual([]);
});

test('an answer that does not arrive leaves the page as it is, and the page says so', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto(fee);
  await page.route('**/center-room-fee?*', (route) => route.abort());
  await page.locator('#input-tariff').selectOption('STANDARD');
  await page.getByRole('alert').getByText('表示は前のままです').waitFor();
  expect(await page.locator('.answer').count()).toBe(1);
});

test('a list goes on by links, without a reload', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto(`${courses}?first=5`);
  await page.getByRole('link', { name: '次の5件' }).click();
  await page.waitForURL(/after=/);
  await page.getByRole('link', { name: /^すべて見る/ }).click();
  await page.waitForURL(/first=\d+$/);
  expect(visitor.faults).toEqual([]);
});

test('without a script, a form, the folded parts and the links answer all the same', async () => {
  visitor = await Visitor.arrive(browser, { javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto(fee);
  await page.locator('#input-tariff').selectOption('STANDARD');
  await page.getByRole('button', { name: '表示' }).click();
  await page.waitForURL(/tariff=STANDARD/);
  await page.getByText('問い合わせを見る').click();
  await page.getByText('query CenterRoomFee').waitFor();
  expect(await page.locator('button[data-copy]:visible').count()).toBe(0);
});
