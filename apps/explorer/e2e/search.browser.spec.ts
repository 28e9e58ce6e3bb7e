import { type Browser, type BrowserContextOptions, type Route } from 'playwright-core';
import { launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

async function open(path = '/', options?: BrowserContextOptions): Promise<void> {
  visitor = await Visitor.arrive(browser, options);
  await visitor.page.goto(path);
}

const box = () => visitor.page.getByRole('combobox', { name: /^(記録・質問・資料の部分を探す|Search records)/ });
const option = (name: RegExp) => visitor.page.getByRole('option', { name });
const group = (name: RegExp) => visitor.page.getByRole('group', { name });
const chosen = () => visitor.page.locator('[role=option][aria-selected=true]');
const said = () => visitor.page.locator('.said');
const searched = () => new URL(visitor.page.url()).searchParams.get('q');

const isSearch = (url: URL): boolean => url.pathname === '/' && url.searchParams.has('q');

/** Answers searches while one types in place of the server; everything else reaches it. */
async function answerSearches(answer: (route: Route) => Promise<void>): Promise<void> {
  await visitor.page.route(isSearch, answer);
}

test('records, parts and questions are found while one types, in groups with counts, and what matches is marked', async () => {
  await open();
  await box().pressSequentially('姉妹都市');
  await option(/^ディケイター市 姉妹都市/).waitFor();
  expect(await group(/^国際交流・平和 \d+ 件/).count()).toBe(1);
  expect(
    await group(/^資料の部分/)
      .getByRole('option', { name: /国際交流・姉妹都市/ })
      .count(),
  ).toBe(1);
  expect(
    await group(/^質問/)
      .getByRole('option', { name: /^姉妹都市は、どんなまちか。/ })
      .count(),
  ).toBe(1);
  expect(await visitor.page.locator('#found mark', { hasText: '姉妹都市' }).count()).toBeGreaterThan(1);
  expect(await said().innerText()).toMatch(/^記録 \d+ 件、部分 \d+ 件、質問 \d+ 件$/);
  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

test.each([
  ['a record', '人権の尊重', /^人権の尊重 節/, /^\/id\/plan-6-section-/],
  ['a question', '姉妹都市', /^姉妹都市は、どんなまちか。/, /^\/q\/international-relations\/sister-cities$/],
  ['an indicator', '人口', /^人口 指標/, /^\/indicators\/population$/],
  ['a part', '姉妹都市', /^国際交流・姉妹都市/, /^\/parts\/sister-cities$/],
])('%s leads to its page', async (_what, text, name, path) => {
  await open(`/?q=${encodeURIComponent(text)}`);
  await option(name).first().click();
  await visitor.page.waitForURL(({ pathname }) => path.test(pathname));
});

test('the accessibility tree has a combobox that controls a list of named groups of options', async () => {
  await open('/?q=%E5%A7%89%E5%A6%B9%E9%83%BD%E5%B8%82');
  await option(/^ディケイター市 姉妹都市/).waitFor();
  const tree = await visitor.page.getByRole('main').ariaSnapshot();
  expect(tree).toMatch(
    /- search:\n\s+- text: 記録・質問・資料の部分を探す\n\s+- combobox "記録・質問・資料の部分を探す".*: 姉妹都市/,
  );
  expect(tree).toMatch(/- status: 記録 \d+ 件、部分 \d+ 件、質問 \d+ 件/);
  expect(tree).toMatch(/- listbox "検索の結果":\n/);
  expect(tree).toMatch(/- group "国際交流・平和 \d+ 件":/);
  expect(tree).toMatch(/- '?option "ディケイター市 姉妹都市/);
  expect(await box().getAttribute('aria-controls')).toBe(await visitor.page.getByRole('listbox').getAttribute('id'));
});

test.each([
  ['課長級', /課長級/],
  ['デートDV', /デートDV/],
  ['常州市', /^常州市/],
  ['早稲田大学', /早稲田大学/],
  ['図書館', /図書館/],
  ['防災', /防災/],
])('%s is found', async (text, name) => {
  await open(`/?q=${encodeURIComponent(text)}`);
  await option(name).first().waitFor();
});

test('the arrow keys choose a hit while the focus stays in the box, Enter opens it, and the way back leads to the search', async () => {
  await open();
  await box().fill('常州市');
  await option(/^常州市 姉妹都市/).waitFor();
  expect(await box().getAttribute('aria-expanded')).toBe('true');
  await box().press('ArrowDown');
  await box().press('ArrowUp');
  expect(await chosen().count()).toBe(0);
  while (!/^常州市/.test((await chosen().count()) > 0 ? await chosen().innerText() : ''))
    await box().press('ArrowDown');
  expect(await box().getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'));
  expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
  await box().press('Enter');
  await visitor.page.getByRole('heading', { level: 1, name: '常州市' }).waitFor();
  await visitor.page.goBack();
  await option(/^常州市 姉妹都市/).waitFor();
  expect(await box().inputValue()).toBe('常州市');
});

test('the tab key leads from the box to each hit, and the arrow keys go on from there', async () => {
  await open('/?q=%E5%B8%B8%E5%B7%9E%E5%B8%82');
  const { page } = visitor;
  await option(/^常州市 姉妹都市/).waitFor();
  await box().focus();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
  for (let presses = 0; presses < 30 && !(await focused()).startsWith('常州市 姉妹都市'); presses++) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toMatch(/^常州市 姉妹都市/);
  expect(await chosen().innerText()).toMatch(/^常州市/);
  const tree = await page.getByRole('listbox').ariaSnapshot();
  expect(tree).toMatch(/option "常州市 姉妹都市[^\n]*\[selected\]/);
  expect(await visitor.findings()).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toMatch(/^常州市 姉妹都市/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '常州市' }).waitFor();
  await page.goBack();
  await option(/^常州市 姉妹都市/).waitFor();
  await option(/^常州市 姉妹都市/).focus();
  await page.keyboard.press('Escape');
  expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
});

test('Escape leaves the hit, then the search; keys of an input method are not ours', async () => {
  await open('/?q=%E9%98%B2%E7%81%BD');
  await option(/防災/).first().waitFor();
  await box().focus();
  await box().press('ArrowDown');
  await box().press('Escape');
  expect(await chosen().count()).toBe(0);
  await box().dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  expect(await box().inputValue()).toBe('防災');
  await box().press('Escape');
  expect(await box().inputValue()).toBe('');
  await visitor.page.getByRole('heading', { name: '数字で見る' }).waitFor();
  expect(searched()).toBeNull();
});

test('a search has an address and a title, and each completed one is an entry of the history', async () => {
  await open();
  const { page } = visitor;
  await box().pressSequentially('防災');
  await box().press('Enter');
  expect([searched(), await page.title()]).toEqual(['防災', '防災 – 所沢市 計画グラフ']);
  await option(/防災/).first().waitFor();
  expect(await page.title()).toBe('防災 – 所沢市 計画グラフ');
  await box().fill('図書館');
  await box().press('Enter');
  expect(searched()).toBe('図書館');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#search')?.value === '防災');
  await page.goBack();
  await page.getByRole('heading', { name: '数字で見る' }).waitFor();
  await page.goForward();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#search')?.value === '防災');
});

test('a domain with many hits can be listed alone, and there is a way back', async () => {
  await open('/?q=%E6%83%85%E5%A0%B1');
  const { page } = visitor;
  const all = option(/^「情報化・広報」の \d+ 件を見る/);
  await all.waitFor();
  const count = Number(/\d+/.exec(await all.innerText())?.[0]);
  await all.click();
  await page.getByText('「情報化・広報」の記録だけを探しています。').waitFor();
  await page.waitForURL(({ search }) => search.includes('domain=INFORMATIZATION'));
  await page.waitForFunction((least) => document.querySelectorAll('.hit').length >= least, Math.min(count, 100));
  await page.getByRole('link', { name: 'すべてから探す' }).click();
  await group(/^質問/).waitFor();
});

test('without a hit the page says so, and suggests what finds something', async () => {
  await open('/?q=%E5%9B%B3%E6%9B%B8%E9%A4%A8%20xyzzy');
  const { page } = visitor;
  await page.getByText('「図書館 xyzzy」に合うものは、記録にも質問にもありません。').waitFor();
  expect(await said().innerText()).toBe('見つかりませんでした。');
  await page.locator('.suggestions').getByRole('link', { name: '図書館' }).click();
  await option(/図書館/)
    .first()
    .waitFor();
  expect(searched()).toBe('図書館');
});

test.each([
  ['the connection fails', (route: Route) => route.abort(), 'サーバーから応答がありませんでした。'],
  [
    'something else answers',
    (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    'サーバーから応答がありませんでした。',
  ],
  [
    'the catalogue does not answer',
    (route: Route) =>
      route.fulfill({
        status: 503,
        contentType: 'text/html',
        body: '<p class="said"></p><div id="below"><p role="alert">いまは検索できません。<a data-search href="./?q=%E9%98%B2%E7%81%BD">もう一度探す</a></p></div>',
      }),
    'いまは検索できません。',
  ],
])('if %s, the page says what to do, and searches again on request', async (_cause, outage, message) => {
  await open();
  const { page } = visitor;
  await answerSearches(outage);
  await box().fill('防災');
  const alert = page.getByRole('alert');
  await alert.getByText(message).waitFor();
  await page.unroute(isSearch);
  await alert.getByRole('link', { name: 'もう一度探す' }).click();
  await option(/防災/).first().waitFor();
  expect(await alert.count()).toBe(0);
});

test.each([
  ['without a word', '…'],
  ['that is too long', '図'.repeat(300)],
])('a text %s is explained', async (_what, text) => {
  await open();
  await box().fill(text);
  await visitor.page.getByRole('alert').getByText('このままでは検索できません。').waitFor();
});

test('a late answer is announced, and never replaces that to a newer search', async () => {
  await open();
  const { page } = visitor;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await answerSearches(async (route) => {
    if (new URL(route.request().url()).searchParams.get('q') === '常州市') await released;
    await route.continue().catch(() => {});
  });
  await box().fill('常州市');
  await page.getByText('いつもより時間がかかっています。').waitFor();
  const aborted = page.waitForEvent('requestfailed', (request) => request.url().includes(encodeURIComponent('常州市')));
  await box().fill('図書館');
  await aborted;
  release();
  await option(/図書館/)
    .first()
    .waitFor();
  expect(await option(/^常州市/).count()).toBe(0);
});

test('in English, names, groups and notices are English', async () => {
  await open('/?q=Changzhou');
  await visitor.page.getByRole('link', { name: 'English' }).click();
  await option(/^Changzhou Sister city/).waitFor();
  expect(await said().innerText()).toMatch(/^Found records: \d+/);
  expect(await visitor.page.title()).toBe('Changzhou – Tokorozawa Planning Graph');
});

test.each([[360], [1440]])('the box, the counts and the first hit are in sight, %i px wide', async (width) => {
  await open('/?q=%E9%98%B2%E7%81%BD', { viewport: { width, height: 740 } });
  await option(/防災/).first().waitFor();
  const bottom = await visitor.page
    .locator('.hit')
    .first()
    .evaluate((hit) => hit.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThan(740);
  expect(await visitor.overflow()).toBe(0);
});

test('what is typed before the script of the pages has loaded is searched as soon as it is there', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const load = await visitor.holdBack('**/assets/page-script-*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('#search').fill('姉妹都市');
  load();
  await option(/^ディケイター市 姉妹都市/).waitFor();
  expect(searched()).toBe('姉妹都市');
  expect(await box().inputValue()).toBe('姉妹都市');
});

test('the other language has what is typed, though its answer is on its way', async () => {
  await open();
  await visitor.holdBack(isSearch);
  const request = visitor.page.waitForRequest((each) => isSearch(new URL(each.url())));
  await box().fill('姉妹都市');
  await request;
  await visitor.page.unroute(isSearch);
  await visitor.page.getByRole('link', { name: 'English' }).click();
  await visitor.page.waitForURL(({ searchParams }) => searchParams.get('lang') === 'en');
  expect(searched()).toBe('姉妹都市');
});
