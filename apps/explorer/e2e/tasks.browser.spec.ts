import { type Browser, type Locator } from 'playwright-core';
import { launchChromium, siteUrl, Visitor } from './visitor';

/*
 * What people come for, walked from the front page without a line of GraphQL, within a number of clicks. Typing is no click.
 * The walk to a question of one's own is in lists.browser.spec.ts.
 */

let browser: Browser;
let visitor: Visitor;
let clicks: number;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  clicks = 0;
  await visitor.page.goto('/?lang=ja');
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});
afterAll(() => browser.close());

async function click(target: Locator): Promise<void> {
  clicks += 1;
  await target.click();
}

/** Chooses a question from the list of all, which the front page leads to. */
async function openQuestion(sentence: string): Promise<void> {
  await click(visitor.page.getByRole('link', { name: /の質問から選ぶ$/ }));
  await click(visitor.page.getByRole('link', { name: sentence }));
  await visitor.page.getByRole('heading', { level: 1, name: sentence }).waitFor();
}

const searchBox = (): Locator => visitor.page.getByRole('search').getByRole('combobox');

/** The texts of the rows of the first table. */
const rows = (): Promise<string[]> =>
  visitor.page
    .locator('main table')
    .first()
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).innerText.replaceAll(/\s+/g, ' ')));

const picture = (): Locator => visitor.page.getByRole('region', { name: '図' }).getByRole('img');

/** The status and the media type of what a link leads to. */
async function formOf(link: Locator): Promise<[status: number, mediaType: string | null]> {
  const response = await fetch(new URL((await link.getAttribute('href')) ?? '', visitor.page.url()));
  return [response.status, response.headers.get('content-type')];
}

test('the share of women among section chiefs with its check, picture, workbook and citation, in four clicks', async () => {
  const { page } = visitor;
  await click(page.getByRole('link', { name: '市議会に占める女性の割合', exact: true }));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect((await rows()).find((row) => row.startsWith('課長級'))).toContain('15.0 % 15.0 %');
  expect(await page.locator('main caption').first().innerText()).toContain('資料と計算の割合が一致');
  expect(await picture().getAttribute('alt')).toContain('課長級 15.0 %');
  expect((await formOf(page.getByRole('link', { name: 'Excel (XLSX)' })))[0]).toBe(200);
  await click(page.locator('#copy-citation-ja'));
  expect(await visitor.clipboard()).toContain('/q/gender-equality/women-in-decision-making');
  expect(clicks + 1).toBeLessThanOrEqual(4);
});

test('the people at each school’s course against dating violence, in three clicks', async () => {
  const { page } = visitor;
  await searchBox().fill('デートDV');
  await click(page.getByRole('option', { name: /どの学校で何人が受けたか/ }));
  await page.getByRole('heading', { level: 1, name: 'デートDV防止講座は、どの学校で何人が受けたか。' }).waitFor();
  const all = (await rows()).join('\n');
  for (const school of ['安松中学校 2年生', '美原中学校 2年生', '北野中学校 3年生']) expect(all).toContain(school);
  expect(all).toContain('令和5年(2023年)12月6日');
  expect(all).toContain('240');
  expect(clicks).toBeLessThanOrEqual(3);
});

test('everything on 防災, in two clicks', async () => {
  const { page } = visitor;
  await searchBox().fill('防災');
  await page.getByRole('option', { name: /^危機管理・防災/ }).waitFor();
  const options = (await page.getByRole('option').allInnerTexts()).join('\n');
  for (const name of ['ママパパ防災講座', 'データ放送による広報', '広報データ放送']) expect(options).toContain(name);
  await click(page.getByRole('option', { name: /件を見る$/ }).first());
  await page.getByRole('link', { name: '最初のページへ戻る' }).waitFor();
  expect(clicks).toBeLessThanOrEqual(2);
});

test('the consultations of this week, in two clicks', async () => {
  await openQuestion('今週、どの相談に行けるか。');
  const [from, to] = await visitor.page
    .locator('input[type=date]')
    .evaluateAll((inputs) => inputs.map((input) => Date.parse((input as HTMLInputElement).value)));
  // Monday to Sunday, in which the day in Japan lies. Midnight may have passed meanwhile.
  const today = Math.floor((Date.now() + 9 * 3_600_000) / 86_400_000) * 86_400_000;
  expect((to as number) - (from as number)).toBe(6 * 86_400_000);
  expect(new Date(from as number).getUTCDay()).toBe(1);
  expect([today, today - 86_400_000].some((day) => day >= (from as number) && day <= (to as number))).toBe(true);
  expect(clicks).toBeLessThanOrEqual(2);
});

test('the information systems from 1995 to 2005 as a picture, in four clicks', async () => {
  const { page } = visitor;
  await openQuestion('市の情報システムは、いつ、どう変わったか。');
  const [from, to] = [
    page.getByRole('textbox', { name: 'この時から' }),
    page.getByRole('textbox', { name: 'この時まで' }),
  ];
  await click(from);
  await from.fill('1995');
  await click(to);
  await to.fill('2005');
  await to.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('start') === '1995' && url.searchParams.get('end') === '2005');
  expect(await picture().getAttribute('alt')).toMatch(/平成8年\(1996年\)4月 所沢市ホームページ/);
  expect(clicks).toBeLessThanOrEqual(4);
});

test('what was corrected in content, and why, in three clicks', async () => {
  await openQuestion('資料のどこを、なぜ直して読んだか。');
  const kinds = visitor.page.getByRole('group', { name: '訂正の種類' }).locator('input:checked');
  expect(await kinds.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
    'MISPRINT',
    'KEPT_IN_DOUBT',
  ]);
  const [first] = await rows();
  expect(first).toContain('令和7年度〜6年度(前期) 令和元年度〜6年度(前期)');
  expect(clicks).toBeLessThanOrEqual(3);
});

test('the population of the sister cities, in three clicks', async () => {
  await click(visitor.page.getByRole('link', { name: '姉妹都市の人口(最も多い市)', exact: true }));
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  const alternative = await picture().getAttribute('alt');
  for (const city of ['常州市 5,375,000人', '安養市 546,534人', 'ディケイター市 67,477人']) {
    expect(alternative).toContain(city);
  }
  expect(clicks).toBeLessThanOrEqual(3);
});

test('a stable link to 常州市, and to the picture of a chart, in three clicks', async () => {
  const { page } = visitor;
  await searchBox().fill('常州市');
  await click(page.getByRole('option', { name: /^常州市/ }).first());
  await page.getByRole('heading', { level: 1, name: '常州市' }).waitFor();
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(canonical).toBe(`${siteUrl()}/id/sister-city-changzhou?lang=ja`);
  await page.goto('/?lang=ja');
  await click(page.getByRole('link', { name: '姉妹都市の人口(最も多い市)', exact: true }));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await formOf(page.getByRole('link', { name: 'PNG' }).first())).toEqual([200, 'image/png']);
  expect(clicks + 1).toBeLessThanOrEqual(3);
});
