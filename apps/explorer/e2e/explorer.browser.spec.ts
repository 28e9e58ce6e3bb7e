import { type Browser, type BrowserContextOptions, type Route } from 'playwright-core';
import { launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens the explorer, waits for a query to stand in its editor, and returns the headers it came with. */
async function open(options?: BrowserContextOptions): Promise<Record<string, string>> {
  visitor = await Visitor.arrive(browser, options);
  const response = await visitor.page.goto('/explorer');
  await query().locator('.view-line').first().waitFor();
  return response?.headers() ?? {};
}

const query = () => visitor.page.getByRole('region', { name: 'Operation Editor' });
const run = () => visitor.page.getByRole('button', { name: /^Execute query/ }).click();
/** Writes a query without a name in place of the one that stands in the editor. */
async function write(text: string): Promise<void> {
  await query().locator('.view-line').first().click();
  await visitor.page.keyboard.press('ControlOrMeta+A');
  // Pasted, so that the editor adds no brackets of its own.
  await visitor.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await visitor.page.keyboard.press('ControlOrMeta+V');
  // The editor has read it when its tab has lost its name.
  await visitor.page.getByRole('button', { name: '<untitled>' }).waitFor();
}
const showPane = (title: string) => visitor.page.getByRole('button', { name: `Show ${title}` }).click();

test('is a Japanese page with a heading, its landmarks and the schema to download', async () => {
  await open();
  const { page } = visitor;
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  expect(await page.title()).toBe('所沢市 計画グラフ エクスプローラー');
  expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent()).toContain('所沢市');
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.getByRole('link', { name: 'スキーマをダウンロード' }).count()).toBe(1);
});

test('is usable', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/explorer');
  await query().locator('.view-line').first().waitFor();
  await visitor.page.getByRole('button', { name: /^Execute query/ }).waitFor();
});

test('answers the first query at the press of its button, as a table and as JSON', async () => {
  await open();
  await run();
  await visitor.shown('table');
  expect(JSON.stringify(await visitor.table())).toContain('地域づくり');
  await visitor.showView('JSON');
  await visitor.page.locator('.result-window').getByText('comprehensivePlan').waitFor();
});

test('opens a ready-made question in a tab of its own, and keeps what was written', async () => {
  await open();
  const { page } = visitor;
  await page.getByRole('button', { name: /^来週行ける相談/ }).click();
  await visitor.shown('table');
  await page.getByRole('columnheader', { name: '曜日' }).waitFor();
  await page.getByRole('button', { name: 'PlanPage', exact: true }).click();
  await query().getByText('comprehensivePlan').waitFor();
});

test('finds a question by a word', async () => {
  await open();
  const { page } = visitor;
  await page.getByRole('searchbox', { name: '質問を探す' }).fill('姉妹都市');
  expect(await page.locator('.questions li').count()).toBe(2);
});

test('opens with its documentation where the address asks for it, whatever was open before', async () => {
  await open();
  await visitor.page.getByRole('link', { name: 'データの説明' }).click();
  await visitor.page.getByRole('region', { name: 'Documentation Explorer' }).getByText('Root Types').waitFor();
});

test('documents the schema and keeps the history', async () => {
  await open();
  const { page } = visitor;
  await run();
  await visitor.shown('table');
  await showPane('Documentation Explorer');
  const documentation = page.getByRole('region', { name: 'Documentation Explorer' });
  await documentation.getByRole('link', { name: 'Query', exact: true }).click();
  await documentation.getByRole('link', { name: 'comprehensivePlan', exact: true }).waitFor();
  await showPane('History');
  await page.locator('.graphiql-history').getByText('PlanPage').waitFor();
});

test('meets no error, keeps to its content security policy and asks no other origin', async () => {
  const headers = await open();
  const { page } = visitor;
  await run();
  for (const view of ['図', '出典', 'コード', 'JSON', '表'] as const) await visitor.showView(view);
  await visitor.shown('table');
  await query().locator('.view-line').first().click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('query Typo { comprehensivePlna { name } }');
  await query().locator('.squiggly-error').first().waitFor();
  for (const title of ['Documentation Explorer', '項目を選ぶ', 'History']) await showPane(title);

  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

describe('what goes wrong is told in words:', () => {
  test.each([
    ['the connection fails', (route: Route) => route.abort()],
    ['a proxy answers in its place', (route: Route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' })],
  ])('%s, and the question is asked again on request', async (_cause, outage) => {
    await open();
    const { page } = visitor;
    await page.route('**/graphql', outage);
    await run();
    await page.locator('.failure').getByText('サーバーから応答がありませんでした').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'もう一度実行' }).click();
    await visitor.shown('table');
    expect(await page.locator('.failure').count()).toBe(0);
  });

  test('variables that cannot be read, as a broken link may carry them', async () => {
    visitor = await Visitor.arrive(browser);
    await visitor.page.goto('/explorer#question=comprehensive-plan/section&variables=%7B');
    await visitor.page.locator('.failure[role=alert]').getByText('変数が読めません').waitFor();
  });

  test('a domain is down: what is missing, and from which domain', async () => {
    await open();
    const { page } = visitor;
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'comprehensive-plan' };
    const errors = [{ message: '…', path: ['sisterCities', 0, 'sections'], extensions }];
    const data = { sisterCities: [{ name: '常州市', sections: null }] };
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query SisterCities')
        ? route.fulfill({ json: { data, errors } })
        : route.continue(),
    );
    await page.getByRole('button', { name: /^姉妹都市のカード/ }).click();
    const alert = page.locator('.failure[role=alert]');
    await alert.getByText('領域「comprehensive-plan」が応答していません').waitFor();
    await alert.getByText('欠けている項目: 姉妹都市 › 節').waitFor();
  });

  test.each([
    ['a query that asks for what is not there', '{ sisterCities { mayor } }', 'このグラフにない項目を求めています'],
    ['a query that is not well formed', '{ sisterCities { ', '問い合わせの書き方に誤りがあります'],
    ['an id that nothing has', '{ sisterCity(id: "zzz") { name } }', '指定した ID のものはありません'],
  ])('%s', async (_what, text, told) => {
    await open();
    await write(text);
    await run();
    await visitor.page.locator('.failure').getByText(told).waitFor();
  });

  test('the editor could not be loaded', async () => {
    visitor = await Visitor.arrive(browser);
    await visitor.page.route('**/assets/monaco-editor-*.js', (route) => route.abort());
    await visitor.page.goto('/explorer');
    await visitor.page.getByRole('main').getByText('エクスプローラーを読み込めませんでした').waitFor();
  });
});

test('ten thousand rows stay responsive: those in sight are drawn, and all of them are downloaded and printed', async () => {
  await open();
  const { page } = visitor;
  const sisterCities = Array.from({ length: 10_000 }, (_one, index) => ({ name: `市${index}`, population: index }));
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('sisterCities')
      ? route.fulfill({ json: { data: { sisterCities } } })
      : route.continue(),
  );
  await write('{ sisterCities { name population } }');
  await run();
  await page.getByText('10,000 行').waitFor();
  await page.getByRole('button', { name: '人口', exact: true }).click();
  await page.getByRole('button', { name: '人口', exact: true }).click();
  await page.getByRole('cell', { name: '市9999' }).waitFor();
  expect(await page.locator('table.grid tbody tr').count()).toBeLessThan(150);
  expect((await visitor.download('CSV')).content.toString('utf8').split('\r\n')).toHaveLength(10_002);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('table.grid tbody tr').count()).toBe(10_000);
});
