import { type Browser, type BrowserContextOptions, type Route } from 'playwright-core';
import { launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens the explorer, waits until its editor contains a query, and returns the headers of the page. */
async function open(options?: BrowserContextOptions): Promise<Record<string, string>> {
  visitor = await Visitor.arrive(browser, options);
  const response = await visitor.page.goto('/explorer');
  await query().locator('.view-line').first().waitFor();
  return response?.headers() ?? {};
}

const women = 'gender-equality/women-in-decision-making';
const query = () => visitor.page.getByRole('region', { name: '問い合わせの編集' });
const run = () => visitor.page.getByRole('button', { name: /^問い合わせを実行/ }).click();
const showPane = (title: string) => visitor.page.getByRole('button', { name: `「${title}」を開く` }).click();

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
  await visitor.page.getByRole('button', { name: /^問い合わせを実行/ }).waitFor();
});

test('answers the first query, as a table and as JSON', async () => {
  await open();
  await run();
  await visitor.shown('table');
  expect(JSON.stringify(await visitor.table())).toContain('地域づくり');
  await visitor.showView('JSON');
  await visitor.page.locator('.result-window').getByText('comprehensivePlan').waitFor();
});

test.each([
  ['▶', () => visitor.page.getByRole('button', { name: /^問い合わせを実行/ }), '地域づくり'],
  ['a question', () => visitor.page.getByRole('button', { name: /^姉妹都市は/ }).first(), '常州市'],
])('%s that is pressed before the editors are loaded is run then', async (_what, button, cell) => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  let load = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/assets/lite-*.js', async (route) => {
    await isAsked;
    await route.continue();
  });
  await page.goto('/explorer');
  await button().click();
  load();
  await page.locator('table.grid').getByText(new RegExp(cell)).first().waitFor();
});

test('opens a ready-made question in a tab of its own, and keeps the other tabs', async () => {
  await open();
  const { page } = visitor;
  await page.getByRole('button', { name: /^来週、どの相談に行けるか/ }).click();
  await visitor.shown('table');
  await page.getByRole('columnheader', { name: '曜日' }).waitFor();
  await page.getByRole('button', { name: 'PlanPage', exact: true }).click();
  await query().getByText('comprehensivePlan').waitFor();
});

test('finds a question by a word, and lists all of them while the search does not answer', async () => {
  await open();
  const { page } = visitor;
  const questions = page.locator('.questions li');
  const all = await questions.count();
  await page.getByRole('searchbox', { name: '質問を探す' }).fill('姉妹都市');
  await page.getByText(/^\d+ 件$/).waitFor();
  expect(await questions.filter({ hasText: '姉妹都市は、どんなまちか' }).count()).toBe(1);
  expect(await questions.count()).toBeLessThan(all);
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('searchbox', { name: '質問を探す' }).fill('平和');
  await page.getByText('いまは検索できないため、すべての質問を示します。').waitFor();
  expect(await questions.count()).toBe(all);
});

test('opens the documentation if the address says so, whatever was open before', async () => {
  await open();
  await visitor.page.getByRole('link', { name: 'データの説明' }).click();
  await visitor.page.getByRole('region', { name: 'データの説明' }).getByText('入口').waitFor();
});

test('documents the schema and keeps the history', async () => {
  await open();
  const { page } = visitor;
  await run();
  await visitor.shown('table');
  await showPane('データの説明');
  const documentation = page.getByRole('region', { name: 'データの説明' });
  await documentation.getByRole('link', { name: 'Query', exact: true }).click();
  await documentation.getByRole('link', { name: 'comprehensivePlan', exact: true }).waitFor();
  await showPane('履歴');
  await page.locator('.graphiql-history').getByText('PlanPage').waitFor();
});

test('answers, documents and writes code in the language of the reader, also when that changes', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const names = async (): Promise<string> => (await visitor.table()).flat().join(' ');
  const documentation = page.locator('.graphiql-doc-explorer');
  const described = (text: string): Promise<void> => documentation.getByText(text).first().waitFor();
  await visitor.openQuestion('international-relations/sister-cities');
  expect(await names()).toContain('ディケイター市');
  await showPane('データの説明');
  await documentation.getByRole('link', { name: 'Query', exact: true }).click();
  await described('姉妹都市');
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('table.grid').getByText('Illinois').first().waitFor();
  expect(await names()).not.toContain('ディケイター市');
  await described('The sister cities (姉妹都市)');
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page.locator('.result-window').getByText('Decatur').first().waitFor();
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.locator('.code pre').getByText("'accept-language: en'").waitFor();
});

test.each([
  ['the address', '/explorer?lang=en', 'ja-JP'],
  ['the browser', '/explorer', 'en-US'],
])('is English if %s says so, and the address follows the switch', async (_what, address, locale) => {
  visitor = await Visitor.arrive(browser, { locale });
  const { page } = visitor;
  await page.goto(address);
  await page.getByRole('heading', { name: 'Questions' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: '日本語' }).click();
  await page.getByRole('heading', { name: '質問' }).waitFor();
  expect(new URL(page.url()).searchParams.get('lang')).toBe(address.includes('lang') ? 'ja' : null);
});

test('leads readers who do not write GraphQL to the answers: at the top, and beside each question', async () => {
  await open();
  const { page } = visitor;
  expect(await page.getByRole('main').getByRole('link', { name: '質問の一覧' }).getAttribute('href')).toBe(
    './q?lang=ja',
  );
  await page.getByRole('searchbox', { name: '質問を探す' }).fill('姉妹都市');
  const item = page.locator('.questions li').filter({ hasText: '姉妹都市は、どんなまちか' });
  await page.getByText(/^\d+ 件$/).waitFor();
  await item.getByRole('link', { name: /^答えのページ/ }).click();
  await page.waitForURL(({ pathname }) => pathname === '/q/international-relations/sister-cities');
  await page.getByRole('heading', { level: 1, name: /姉妹都市/ }).waitFor();
});

test('has no errors, satisfies its content security policy and contacts no other origin', async () => {
  const headers = await open();
  const { page } = visitor;
  await run();
  for (const view of ['図', '出典', 'コード', 'JSON', '表'] as const) await visitor.showView(view);
  await visitor.shown('table');
  await query().locator('.view-line').first().click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('query Typo { comprehensivePlna { name } }');
  await query().locator('.squiggly-error').first().waitFor();
  for (const title of ['データの説明', '項目を選ぶ', '履歴']) await showPane(title);

  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

describe('explains in words:', () => {
  test.each([
    ['the connection fails', (route: Route) => route.abort()],
    ['a proxy answers in its place', (route: Route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' })],
  ])('%s, and the query runs again on request', async (_cause, outage) => {
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

  test('variables that cannot be read, as in a broken link', async () => {
    visitor = await Visitor.arrive(browser);
    await visitor.page.goto('/explorer#question=comprehensive-plan/section&variables=%7B');
    await visitor.page.locator('.failure[role=alert]').getByText('変数が読めません').waitFor();
  });

  test('which fields are missing, and which domain is down', async () => {
    await open();
    const { page } = visitor;
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'comprehensive-plan' };
    const errors = [{ message: '…', path: ['sisterCities', 0, 'sectionLinks'], extensions }];
    const data = { sisterCities: [{ name: '常州市', sectionLinks: null }] };
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query SisterCities')
        ? route.fulfill({ json: { data, errors } })
        : route.continue(),
    );
    await page.getByRole('button', { name: /^姉妹都市は、どんなまちか/ }).click();
    const alert = page.locator('.failure[role=alert]');
    await alert.getByText('領域「総合計画」が応答していません').waitFor();
    await alert.getByText('欠けている項目: 姉妹都市 › 節への紐づけ').waitFor();
  });

  test('that nothing was answered, without an empty table to download', async () => {
    await open();
    const { page } = visitor;
    const errors = [{ message: '…', path: ['sisterCity'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }];
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('zzz')
        ? route.fulfill({ json: { data: { sisterCity: null }, errors } })
        : route.continue(),
    );
    await visitor.write('{ sisterCity(id: "zzz") { name population } }');
    await run();
    await page.locator('.failure').getByRole('heading', { name: '答えは得られませんでした' }).waitFor();
    for (const view of ['表', '図', '出典'] as const) {
      await visitor.showView(view);
      expect(await page.locator('.answer table, .citation').count()).toBe(0);
      // The editor has a button that copies the query.
      expect(await page.getByRole('button', { name: /CSV|SVG|(?<!問い合わせを)コピー/ }).count()).toBe(0);
    }
  });

  test.each([
    ['a query for an unknown field', '{ sisterCities { mayor } }', 'このグラフにない項目を求めています'],
    ['a query with a syntax error', '{ sisterCities { ', '問い合わせの書き方に誤りがあります'],
    ['an unknown id', '{ sisterCity(id: "zzz") { name } }', 'IDが「zzz」の記録はありません'],
  ])('%s', async (_cause, text, message) => {
    await open();
    await visitor.write(text);
    await run();
    await visitor.page.locator('.failure').getByText(message).waitFor();
  });

  test('that the editor could not be loaded', async () => {
    visitor = await Visitor.arrive(browser);
    await visitor.page.route('**/assets/monaco-editor-*.js', (route) => route.abort());
    await visitor.page.goto('/explorer');
    await visitor.page.getByRole('main').getByText('エクスプローラーを読み込めませんでした').waitFor();
  });

  test('that the code for charts could not be loaded', async () => {
    visitor = await Visitor.arrive(browser);
    await visitor.page.route('**/assets/chart-view-*.js', (route) => route.abort());
    await visitor.openQuestion(women);
    await visitor.showView('図');
    await visitor.page.getByText('図を描くプログラムを読み込めませんでした').waitFor();
    await visitor.showView('表');
    await visitor.shown('table');
  });

  test('that the code for XLSX could not be loaded, and what to do', async () => {
    visitor = await Visitor.arrive(browser);
    const { page } = visitor;
    await page.route('**/assets/xlsx-*.js', (route) => route.abort());
    await visitor.openQuestion(women);
    await page.getByRole('button', { name: 'XLSX' }).click();
    const alert = page.locator('.tools-failure[role=alert]');
    await alert.getByText('XLSX ファイルを作れませんでした。').waitFor();
    expect(await alert.textContent()).toContain('CSV でもダウンロードできます。');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await alert.textContent()).toBe(
      'The XLSX file could not be made. Check your connection, reload this page and try again, or download CSV instead.',
    );
    expect((await visitor.download('CSV')).name).toMatch(/\.csv$/);
    expect(await alert.count()).toBe(0);
  });

  test('that the browser could not convert a chart to PNG', async () => {
    visitor = await Visitor.arrive(browser);
    const { page } = visitor;
    await page.addInitScript(() => (HTMLCanvasElement.prototype.toBlob = (done) => done(null)));
    await visitor.openQuestion(women, 'chart');
    await page.getByRole('button', { name: 'PNG' }).click();
    await page.getByRole('alert').getByText('PNG ファイルを作れませんでした。').waitFor();
    expect((await visitor.download('SVG')).name).toMatch(/\.svg$/);
  });
});

test('lists under aliases have titles of their own', async () => {
  await open();
  await visitor.write('{ a: sisterCities { name } b: sisterCities { name population } }');
  await run();
  const choice = visitor.page.getByRole('combobox', { name: '表', exact: true });
  await choice.waitFor();
  expect(await choice.locator('option').allTextContents()).toEqual(['姉妹都市 (a) (3)', '姉妹都市 (b) (3)']);
});

test('ten thousand rows stay responsive: only those in sight are rendered, and all are downloaded and printed', async () => {
  await open();
  const { page } = visitor;
  const sisterCities = Array.from({ length: 10_000 }, (_one, index) => ({ name: `市${index}`, population: index }));
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('sisterCities')
      ? route.fulfill({ json: { data: { sisterCities } } })
      : route.continue(),
  );
  await visitor.write('{ sisterCities { name population } }');
  await run();
  await page.getByText('10,000 行').waitFor();
  await page.getByRole('button', { name: '人口(人)', exact: true }).click();
  await page.getByRole('button', { name: '人口(人)', exact: true }).click();
  await page.getByRole('rowheader', { name: '市9999' }).waitFor();
  expect(await page.locator('table.grid tbody tr').count()).toBeLessThan(150);
  expect((await visitor.download('CSV')).content.toString('utf8').split('\r\n')).toHaveLength(10_002);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('table.grid tbody tr').count()).toBe(10_000);
});
