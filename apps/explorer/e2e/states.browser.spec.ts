import { type Browser, type BrowserContextOptions, type Route } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const cities = '{ sisterCities { name sections { name } } }';

/** Opens a query. What is not about the schema is answered by `answer`, if there is one. */
async function open(query: string, answer?: (route: Route) => Promise<void>, options?: BrowserContextOptions) {
  visitor = await Visitor.arrive(browser, options);
  if (answer) {
    await visitor.page.route('**/graphql', (route) =>
      route.request().postData()?.includes('__schema') ? route.continue() : answer(route),
    );
  }
  await visitor.page.goto(`/explorer?${new URLSearchParams({ query, view: 'table' })}`);
}

const refusal =
  (status: number, code: string, message: string) =>
  (route: Route): Promise<void> =>
    route.fulfill({ status, json: { errors: [{ message, extensions: { code } }] } });

test.each([
  [
    'too many requests',
    refusal(429, 'TOO_MANY_REQUESTS', 'This caller has sent too many requests.'),
    '短い間に多くの問い合わせ',
  ],
  ['an overload', refusal(503, 'OVERLOADED', 'The gateway has more to do.'), 'サーバーが混み合っていて'],
  ['no connection', (route: Route) => route.abort(), 'サーバーから応答がありませんでした。'],
])('%s is told in Japanese alone, with what to do', async (_what, answer, words) => {
  await open(cities, answer);
  const alert = visitor.page.locator('.failure');
  await alert.getByText(words).waitFor();
  expect(await alert.innerText()).not.toMatch(/[A-Za-z]{4,}/);
  await visitor.page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'もう一度実行' }).click();
  await visitor.shown('table');
});

test('a site that does not answer at all is told on a phone, and tried again on request', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 360, height: 740 } });
  const { page } = visitor;
  await page.route('**/graphql', (route) => route.abort());
  await page.goto(`/explorer?${new URLSearchParams({ query: cities, view: 'table' })}`);
  const alert = page.getByRole('alert').filter({ hasText: 'サーバーから応答がありません' });
  await alert.waitFor();
  expect(await visitor.overflow()).toBe(0);
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'もう一度試す' }).click();
  await visitor.shown('table');
});

test('a domain that is down is named with what is missing, and the rest of the answer is there', async () => {
  const sisterCities = [
    { name: '常州市', sections: null },
    { name: '安養市', sections: null },
  ];
  const message = 'The subgraph "comprehensive-plan" does not answer; its fields are null. Try again in a moment.';
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'comprehensive-plan' };
  await open(cities, (route) =>
    route.fulfill({
      json: { data: { sisterCities }, errors: [{ message, path: ['sisterCities', 0, 'sections'], extensions }] },
    }),
  );
  await visitor.page.getByText('領域「総合計画」が応答していません。').waitFor();
  await visitor.page.getByText('欠けている項目: 姉妹都市 › 節').waitFor();
  await visitor.page.getByRole('rowheader', { name: '安養市' }).waitFor();
});

test('an empty answer is told in words, without an empty table', async () => {
  await open('{ sisterCities(where: { text: "xyzzy" }) { name population } }');
  await visitor.page.getByText('該当するものはありません。').waitFor();
  expect(await visitor.page.locator('table.grid').count()).toBe(0);
});

test('an id that nothing has is told in Japanese', async () => {
  await open('{ sisterCity(id: "nope") { name } }');
  await visitor.page.getByRole('alert').getByText('IDが「nope」の記録はありません。').waitFor();
});

describe('a run that gets no answer', () => {
  const query = 'query Cities($text: String!) { sisterCities(where: { text: $text }) { name population } }';
  const variables = JSON.stringify({ text: '常州' });

  async function openAnswered(options?: BrowserContextOptions): Promise<void> {
    visitor = await Visitor.arrive(browser, options);
    await visitor.page.goto(`/explorer?${new URLSearchParams({ query, variables, view: 'table' })}`);
    await visitor.shown('table');
  }

  const run = () => visitor.page.getByRole('button', { name: /^問い合わせを実行/ }).click();
  const offline = () => visitor.page.route('**/graphql', (route) => route.abort());
  const changzhou = () => visitor.page.locator('.answer-panel').getByText('常州市').first();

  test('leaves the earlier answer, and says when that was received', async () => {
    await openAnswered();
    await offline();
    await run();
    const alert = visitor.page.getByRole('alert').filter({ hasText: '新しい答えは得られませんでした' });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d\(日本時間\)に受け取った前の答え/);
    expect(await alert.innerText()).toContain('サーバーから応答がありませんでした。');
    await changzhou().waitFor();
    const { content } = await visitor.download('JSON');
    const { about } = JSON.parse(content.toString()) as { about: Record<string, string> };
    expect(JSON.parse(about.変数 ?? '')).toEqual({ text: '常州' });
    expect(Date.parse(about.取得日時 ?? '')).toBeLessThan(Date.now());
    await visitor.showView('JSON');
    await visitor.page.locator('.result-window').getByText('常州市').first().waitFor();
    await alert.waitFor();
    await visitor.showView('表');
    await visitor.page.unroute('**/graphql');
    await alert.getByRole('button', { name: 'もう一度実行' }).click();
    await alert.waitFor({ state: 'detached' });
    await changzhou().waitFor();
  });

  test('leaves the answer that it has in another language too', async () => {
    await openAnswered({ viewport: { width: 360, height: 740 } });
    await offline();
    await visitor.page.getByRole('button', { name: 'English' }).click();
    await visitor.page.getByRole('alert').filter({ hasText: 'There is no new answer' }).waitFor();
    await changzhou().waitFor();
    expect(await visitor.overflow()).toBe(0);
    await visitor.page.getByRole('tab', { name: 'JSON' }).click();
    await visitor.page.locator('.result-window').getByText('常州市').first().waitFor();
    expect(await visitor.overflow()).toBe(0);
  });

  test('is told alone if it is of another query', async () => {
    await openAnswered();
    await offline();
    await visitor.page.locator('.graphiql-query-editor .view-lines').click();
    await visitor.page.keyboard.press('ControlOrMeta+a');
    await visitor.page.keyboard.type('query Councils { regionalCouncils { name ');
    await visitor.page.keyboard.press('ControlOrMeta+Enter');
    await visitor.page
      .getByRole('alert')
      .filter({ hasText: /^答えは得られませんでした/ })
      .waitFor();
    expect(await changzhou().count()).toBe(0);
  });
});
