import { type Browser } from 'playwright-core';
import { askApi, launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const main = () => visitor.page.getByRole('main');
const years = () => main().getByRole('heading', { level: 2 }).allInnerTexts();

/** Waits until the time line says how many events it has. */
async function count(): Promise<number> {
  const text = await main()
    .getByText(/^[\d,]+ 件$/)
    .innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

const heading = (year: RegExp) => main().getByRole('heading', { name: year });

test.each([[360], [1440]])('what happened in a range of years is listed by year, %i px wide', async (width) => {
  visitor = await Visitor.arrive(browser, { viewport: { width, height: 800 } });
  const { page } = visitor;
  await page.goto('/timeline');
  await main().getByLabel('いつから').fill('平成7年');
  await main().getByLabel('いつまで').fill('2005');
  await main().getByLabel('順序').selectOption('古い順');
  await heading(/^1995年/).waitFor();
  await page.waitForURL(/\/timeline\?from=.*&to=2005&.*order=oldest$/);
  const { data } = await askApi('{ events(where: { between: { start: 1995, end: 2005 } }) { totalCount } }');
  expect(await count()).toBe((data as unknown as { events: { totalCount: number } }).events.totalCount);
  expect((await years())[0]).toMatch(/^1995年\s*平成7年$/);
  expect(await visitor.overflow()).toBe(0);
  await page.reload();
  await heading(/^1995年/).waitFor();
  expect(visitor.faults).toEqual([]);
});

test('the front page shows the newest events, and leads to a range of years, without JavaScript', async () => {
  visitor = await Visitor.arrive(browser, { javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto('/');
  const section = page.getByRole('region', { name: '年表: いつ、何があったか' });
  expect(await section.locator('.timeline-year li').count()).toBe(10);
  await section.getByLabel('いつから').fill('1995');
  await section.getByLabel('順序').selectOption('古い順');
  await section.getByRole('button', { name: '見る' }).click();
  await heading(/^1995年/).waitFor();
});

test('the addresses that the time line once had on the front page lead to it', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/#timeline&from=1995&to=2005&order=oldest');
  await visitor.page.waitForURL(/\/timeline\?from=1995&to=2005&order=oldest$/);
  await heading(/^1995年/).waitFor();
});

test('an event leads to its record, a domain can be chosen, and more is listed on request', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/timeline');
  const items = main().locator('.timeline-year li');
  expect(await items.count()).toBe(50);
  const first = await items.first().innerText();
  await main().getByRole('link', { name: '続きを見る' }).click();
  await page.waitForURL(/[?&]after=/);
  await page.waitForFunction((text) => !document.querySelector('main')?.innerText.includes(text), first);
  await page.goto('/timeline?domain=INFORMATIZATION');
  expect(await count()).toBeGreaterThan(20);
  expect(
    new Set(
      await page
        .locator('.timeline-about')
        .allInnerTexts()
        .then((texts) => texts.map((text) => text.split(' · ')[1])),
    ),
  ).toEqual(new Set(['情報化・広報']));
  const name = await items.first().getByRole('link').innerText();
  await items.first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
});

test('a year that cannot be read is explained', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/timeline');
  await main().getByLabel('いつから').fill('むかし');
  await main().getByLabel('いつから').press('Enter');
  await main().getByRole('status').getByText('年は「1995」「平成7年」「令和5年度」のように書いてください。').waitFor();
});
