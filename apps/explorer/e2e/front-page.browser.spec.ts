import { type Browser, type BrowserContextOptions, type Response } from 'playwright-core';
import { askApi, launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens the front page, which has the figures of its fourteen cards from the beginning. */
async function open(options?: BrowserContextOptions, path = '/'): Promise<Response | null> {
  visitor = await Visitor.arrive(browser, options);
  const response = await visitor.page.goto(path);
  expect(await visitor.page.locator('dl.card-figures').count()).toBe(14);
  return response;
}

/** The figures of a card: `{ 章: '7', … }`. */
const figures = (part: string): Promise<Record<string, string>> =>
  visitor.page
    .locator(`#${part} dl > div`)
    .evaluateAll((pairs) =>
      Object.fromEntries(
        pairs.map((pair): [string, string] => [
          pair.querySelector('dt')?.textContent ?? '',
          pair.querySelector('dd')?.textContent ?? '',
        ]),
      ),
    );

test('is a Japanese page with a heading, landmarks, and links to the questions, the explorer and the schema', async () => {
  await open();
  const { page } = visitor;
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  expect(await page.title()).toBe('所沢市 計画グラフ');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  for (const landmark of ['banner', 'main', 'contentinfo', 'search'] as const) {
    expect(await page.getByRole(landmark).count()).toBe(1);
  }
  const main = page.getByRole('main');
  expect(await main.getByRole('link', { name: /^\d+の質問から選ぶ$/ }).getAttribute('href')).toBe('./q');
  expect(await main.getByRole('link', { name: 'エクスプローラー' }).getAttribute('href')).toBe('./explorer');
  expect(await main.getByRole('link', { name: 'GraphQL' }).getAttribute('href')).toBe('./schema.ja.graphql');
});

test('has headings in order, a link past the masthead, and landmarks that a screen reader names', async () => {
  await open();
  const { page } = visitor;
  const levels = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#main$/);
  for (const name of ['数字で見る', '資料の13の部分', '資料をどう読んだか', '年表: いつ、何があったか']) {
    expect(await page.getByRole('region', { name }).count()).toBe(1);
  }
});

test('its headlines are those of the graph, with unit, date and source, and lead to their pages', async () => {
  await open();
  const { page } = visitor;
  const { data } = await askApi(`{
    women: observations(
      where: { indicators: ["decision-making-share-of-women"], recordType: SHARE_OF_WOMEN, dimensions: [{ dimension: "decision-making-group", codes: ["ASSEMBLY"] }] }
      orderBy: { field: DATE, direction: DESC }
      first: 1
    ) { nodes { value date { era } provenance { heading lines } } }
  }`);
  const { women } = data as unknown as {
    women: { nodes: [{ value: number; date: { era: string }; provenance: { heading: string; lines: number[] } }] };
  };
  const [{ value, date, provenance }] = women.nodes;
  const item = page.getByRole('region', { name: '数字で見る' }).getByRole('listitem').filter({ hasText: '市議会' });
  const text = (await item.innerText()).replaceAll(/\s+/g, ' ');
  expect(text).toContain(`${value} %`);
  expect(text.replace(/\(\d{4}年\)/, '')).toContain(date.era);
  expect(text).toContain(`「${provenance.heading}」 ${provenance.lines[0]}行`);
  await item.getByRole('link', { name: '市議会に占める女性の割合', exact: true }).click();
  await page.waitForURL(/\/q\/gender-equality\/women-in-decision-making$/);
});

test('the figure of a misprint is marked, and the corrections say what is printed, what is read, and why', async () => {
  await open();
  const { page } = visitor;
  expect(await page.locator('.headlines li', { hasText: '平和を語る会' }).locator('.status-corrected').count()).toBe(1);
  const corrections = page.getByRole('list', { name: '印刷の誤りを直したところ' });
  const first = (await corrections.getByRole('listitem').first().innerText()).replaceAll(/\s+/g, ' ');
  expect(first).toMatch(/令和7年度〜6年度\(前期\).*→.*令和元年度〜6年度\(前期\) 始まりより先に終わることになる/);
  const all = page.getByRole('link', { name: /^内容の誤植と疑い \d+ 件と/ });
  const [count] = /\d+ 件/.exec(await all.innerText()) ?? [];
  await all.click();
  await page.waitForURL(/\/q\/catalogue\/corrections-and-gaps$/);
  expect(await page.locator('table.reading caption').first().innerText()).toContain(count?.replace(' ', ''));
});

test('counts the parts of the publication with the running graph, and shows how new they are', async () => {
  await open();
  const { data } = await askApi('{ chapters { id } sections { id } programs(first: 1) { totalCount } }');
  const { chapters, sections, programs } = data as unknown as Record<'chapters' | 'sections', unknown[]> & {
    programs: { totalCount: number };
  };
  expect(await figures('comprehensive-plan')).toMatchObject({
    章: `${chapters.length}`,
    節: `${sections.length}`,
    事業: `${programs.totalCount}`,
  });
  expect(await figures('equality-policy')).toMatchObject({ 女性の割合の時点: '2024年4月1日' });
  expect(await visitor.page.locator('.card-place').allTextContents()).toEqual(
    Array.from({ length: 13 }, (_one, index) => `${index + 1}`),
  );
});

test('shows the status of each domain', async () => {
  visitor = await Visitor.arrive(browser);
  const answer = { subgraphs: [{ name: 'comprehensive-plan', status: 'down' }] };
  await visitor.page.route('**/health/subgraphs', (route) => route.fulfill({ json: answer }));
  await visitor.page.goto('/');
  await visitor.page.getByText('総合計画 応答していません').waitFor();
});

test('switches to English, by the address and by the language of the browser', async () => {
  await open();
  const { page } = visitor;
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'The 13 parts of the source' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(new URL(page.url()).search).toBe('?lang=en');
  await page.getByRole('link', { name: 'Sister cities', exact: false }).first().click();
  await page.waitForURL(/\/parts\/sister-cities\?lang=en$/);
  await visitor.leave();
  await open({ locale: 'en-US' });
  expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en');
});

test('in English, everything but words of the print is English, and these are marked as Japanese', async () => {
  await open({ locale: 'en-US' });
  const unmarked = await visitor.page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const isJapanese = /[\u3040-\u30ff\u4e00-\u9fff]/.test(node.textContent ?? '');
      const isMarked = node.parentElement?.closest('[lang]')?.getAttribute('lang') === 'ja';
      if (isJapanese && !isMarked) found.push(node.textContent?.trim() ?? '');
    }
    return found;
  });
  // An English sentence may quote a word of the print.
  expect(unmarked.filter((text) => !/[a-z]{3}.*[a-z]{3}/i.test(text))).toEqual([]);
});

test('describes itself as a dataset, and claims no license that the source does not state', async () => {
  await open();
  const text = await visitor.page.locator('script[type="application/ld+json"]').textContent();
  const dataset = JSON.parse(text ?? '') as Record<string, unknown>;
  expect(dataset).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', name: '所沢市 計画グラフ' });
  expect(dataset).not.toHaveProperty('license');
});

test('loads less than 200 kB, has no errors, and contacts no other origin', async () => {
  const response = await open();
  const sizes = await visitor.page.evaluate(() =>
    performance
      .getEntries()
      .filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
      .map((entry) => (entry as PerformanceResourceTiming).transferSize),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none';script-src 'self'");
  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

test('says so while the status is not available', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.route(/\/health\//, (route) => route.abort());
  await visitor.page.goto('/');
  await visitor.page.getByText('いま、状態を確かめられません。').waitFor();
});

test('is read, and searched by its form, without JavaScript', async () => {
  await open({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByRole('searchbox', { name: '記録・質問・資料の部分を探す' }).fill('常州市');
  await page.getByRole('button', { name: '検索' }).click();
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === '常州市');
  expect(await page.getByRole('status').first().innerText()).toMatch(/^記録 \d+ 件/);
  await page
    .getByRole('region', { name: /^国際交流・平和/ })
    .getByRole('link', { name: /^常州市 姉妹都市/ })
    .click();
  await page.getByRole('heading', { level: 1, name: '常州市' }).waitFor();
});

test('the explorer asks for JavaScript in both languages if there is none, and says what works without it', async () => {
  visitor = await Visitor.arrive(browser, { javaScriptEnabled: false });
  await visitor.page.goto('/explorer');
  const notice = await visitor.page.locator('noscript').innerText();
  expect(notice).toContain('このページは JavaScript で動きます');
  expect(notice).toContain('This page runs on JavaScript');
  const links = visitor.page.locator('noscript a');
  for (const link of await links.all()) {
    const response = await visitor.page.request.get(new URL((await link.getAttribute('href')) ?? '', siteUrl()).href);
    expect(response.status()).toBe(200);
  }
  expect(await links.count()).toBe(6);
});
