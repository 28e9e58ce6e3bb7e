import { type Browser, type BrowserContextOptions, type Response } from 'playwright-core';
import { askApi, launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens the front page and waits for the figures of its fourteen cards. */
async function open(options?: BrowserContextOptions): Promise<Response | null> {
  visitor = await Visitor.arrive(browser, options);
  const response = await visitor.page.goto('/');
  await visitor.page.waitForFunction(() => document.querySelectorAll('dl.card-figures').length === 14);
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

test('is a Japanese page with a heading, landmarks, and links to the explorer and the schema', async () => {
  await open();
  const { page } = visitor;
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  expect(await page.title()).toBe('所沢市 計画グラフ');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  for (const landmark of ['banner', 'main', 'contentinfo', 'search'] as const) {
    expect(await page.getByRole(landmark).count()).toBe(1);
  }
  expect(await page.getByRole('link', { name: 'エクスプローラーを開く' }).getAttribute('href')).toBe('./explorer');
  expect(await page.getByRole('link', { name: 'スキーマをダウンロード' }).getAttribute('href')).toBe(
    './schema.ja.graphql',
  );
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
  expect(await figures('equality-policy')).toMatchObject({ 最新: '2024年4月1日' });
  expect(await visitor.page.locator('.card-place').allTextContents()).toEqual(
    Array.from({ length: 13 }, (_one, index) => `${index + 1}`),
  );
});

test('shows the status of each domain', async () => {
  visitor = await Visitor.arrive(browser);
  const answer = { subgraphs: [{ name: 'x', title: { ja: '総合計画', en: 'Plan' }, status: 'down' }] };
  await visitor.page.route('**/health/subgraphs', (route) => route.fulfill({ json: answer }));
  await visitor.page.goto('/');
  await visitor.page.getByText('総合計画 応答していません').waitFor();
});

test('switches to English, and stores the choice', async () => {
  await open();
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'The thirteen parts of the source' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', { name: 'Sister cities' }).waitFor();
  await page.goto('/explorer');
  await page.getByRole('tab', { name: 'Table' }).waitFor();
});

test('describes itself as a dataset, and claims no license that the source does not state', async () => {
  await open();
  const text = await visitor.page.locator('script[type="application/ld+json"]').textContent();
  const dataset = JSON.parse(text ?? '') as Record<string, unknown>;
  expect(dataset).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', name: '所沢市 計画グラフ' });
  expect(dataset).not.toHaveProperty('license');
});

test('loads less than 350 kB, has no errors, and contacts no other origin', async () => {
  const cache = await open();
  const sizes = await visitor.page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).transferSize),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000);
  expect(cache?.headers()['content-security-policy']).toContain("default-src 'none';script-src 'self'");
  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

test('explains what is unavailable while the gateway does not answer', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.route(/\/graphql$|\/health\//, (route) => route.abort());
  await visitor.page.goto('/');
  await visitor.page.getByText('いま、状態を確かめられません。').waitFor();
  expect(await visitor.page.getByText('いま、この部分の数を取得できません。').count()).toBe(14);
});

test('asks for JavaScript in both languages if there is none', async () => {
  visitor = await Visitor.arrive(browser, { javaScriptEnabled: false });
  for (const path of ['/', '/explorer']) {
    await visitor.page.goto(path);
    const notice = await visitor.page.locator('noscript').innerText();
    expect(notice).toContain('このページは JavaScript で動きます');
    expect(notice).toContain('This page runs on JavaScript');
  }
});
