import { type Browser, type BrowserContextOptions, type Route } from 'playwright-core';
import { explorerUrl, ExplorerPage, launchChromium } from './explorer-page';

describe('the explorer', () => {
  let browser: Browser;
  let explorer: ExplorerPage;

  const visit = async (options?: BrowserContextOptions) => {
    explorer = await ExplorerPage.newVisitor(browser, options);
    return explorer;
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterEach(() => explorer.close());

  afterAll(() => browser.close());

  test('is a Japanese page with a heading, its landmarks and the schema to download', async () => {
    const { page } = await visit();
    await page.goto('/');

    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await page.title()).toBe('所沢市 計画グラフ エクスプローラー');
    expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent()).toContain('所沢市');
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'スキーマをダウンロード' }).getAttribute('href')).toBe(
      '/schema.graphql',
    );
  });

  test('answers the first query at the press of its button', async () => {
    await visit();
    await explorer.open();
    await explorer.run();

    await explorer.findInAnswer('所沢市');
    await explorer.findInAnswer('地域づくり');
  });

  test('documents the schema', async () => {
    await visit();
    await explorer.open();
    await explorer.showPane('Documentation Explorer');
    await explorer.documentation.getByRole('link', { name: 'Query', exact: true }).click();

    await explorer.documentation.getByRole('link', { name: 'comprehensivePlan', exact: true }).waitFor();
  });

  test('meets no error, keeps to its content security policy and asks no other origin', async () => {
    await visit();
    const headers = await explorer.open();
    await explorer.run();
    await explorer.write('query Typo { comprehensivePlna { name } }');
    await explorer.query.locator('.squiggly-error').first().waitFor();
    for (const title of ['Documentation Explorer', '項目を選ぶ', 'History']) await explorer.showPane(title);

    expect(headers['content-security-policy']).toMatch(/default-src '(none|self)'/);
    expect(explorer.faults).toEqual([]);
    expect([...explorer.origins]).toEqual([new URL(explorerUrl()).origin]);
  });

  test('fits a phone 360 pixels wide, the answer below the query', async () => {
    await visit({ viewport: { width: 360, height: 740 } });
    await explorer.open();
    await explorer.run();
    const query = await explorer.query.boundingBox();
    const answer = await explorer.answer.boundingBox();

    expect(query?.width).toBeGreaterThan(300);
    expect(answer?.width).toBeGreaterThan(300);
    expect(answer?.y).toBeGreaterThan(query?.y ?? Infinity);
    expect(await explorer.overflow()).toBe(0);

    await explorer.showPane('Documentation Explorer');
    expect(await explorer.overflow()).toBe(0);
  });

  test.each([
    ['the connection fails', (route: Route) => route.abort()],
    ['a proxy answers in its place', (route: Route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' })],
  ])('says in words that the server did not answer when %s', async (_cause, outage) => {
    const { page } = await visit();
    await page.route('**/graphql', outage);
    await explorer.open();
    await explorer.run();

    await explorer.findInAnswer('サーバーから応答がありませんでした');
    await explorer.findInAnswer('The server did not answer');
  });

  test('says in words that the editor could not be loaded', async () => {
    const { page } = await visit();
    await page.route('**/assets/monaco-editor-*.js', (route) => route.abort());
    await page.goto('/');

    const notice = page.getByRole('main').getByRole('status');
    await notice.getByText('エクスプローラーを読み込めませんでした').waitFor();
    await notice.getByText('The explorer could not be loaded').waitFor();
  });

  test('asks in both languages for JavaScript where there is none', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto('/');

    const notice = await page.getByRole('main').locator('noscript').innerText();
    expect(notice).toContain('このページは JavaScript で動きます');
    expect(notice).toContain('This page runs on JavaScript');
  });
});
