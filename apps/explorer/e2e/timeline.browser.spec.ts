import { type Browser } from 'playwright-core';
import { askApi, launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const section = () => visitor.page.getByRole('region', { name: '年表: いつ、何があったか' });
const years = () => section().getByRole('heading', { level: 3 }).allInnerTexts();

/** Waits until the time line says how many events it has. */
async function count(): Promise<number> {
  const text = await section()
    .getByText(/^[\d,]+ 件$/)
    .innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

test.each([[360], [1440]])('what happened in a range of years is listed by year, %i px wide', async (width) => {
  visitor = await Visitor.arrive(browser, { viewport: { width, height: 800 } });
  const { page } = visitor;
  await page.goto('/');
  await section().getByLabel('いつから').fill('平成7年');
  await section().getByLabel('いつまで').fill('2005');
  await section().getByLabel('順序').selectOption('古い順');
  await section()
    .getByRole('heading', { name: /^1995年/ })
    .waitFor();
  const { data } = await askApi('{ events(where: { between: { start: 1995, end: 2005 } }) { totalCount } }');
  expect(await count()).toBe((data as unknown as { events: { totalCount: number } }).events.totalCount);
  expect((await years())[0]).toMatch(/^1995年\s*平成7年$/);
  expect(await visitor.overflow()).toBe(0);
  await page.waitForURL(/#timeline&from=.*&to=2005&order=oldest$/);
  await page.reload();
  await section()
    .getByRole('heading', { name: /^1995年/ })
    .waitFor();
  expect(visitor.faults).toEqual([]);
});

test('an event leads to its record, a domain can be chosen, and more is listed on request', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/#timeline&domain=INFORMATIZATION');
  const items = section().getByRole('listitem');
  await items.first().waitFor();
  expect(await count()).toBeGreaterThan(20);
  expect(await items.count()).toBe(20);
  await section().getByRole('button', { name: '続きを見る' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.timeline-year li').length > 20);
  expect(
    new Set(
      await page
        .locator('.timeline-about')
        .allInnerTexts()
        .then((texts) => texts.map((text) => text.split(' · ')[1])),
    ),
  ).toEqual(new Set(['情報化・広報']));
  await items.first().getByRole('link').click();
  await page.getByRole('region', { name: '記録', exact: true }).waitFor();
});

test('a year that cannot be read is explained', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/');
  await section().getByLabel('いつから').fill('むかし');
  await section().getByText('年は「1995」「平成7年」「令和5年度」のように書いてください。').waitFor();
});
