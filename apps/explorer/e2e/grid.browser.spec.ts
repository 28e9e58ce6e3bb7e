import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

async function ask(query: string, options: BrowserContextOptions = {}, view = 'table'): Promise<void> {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 }, ...options });
  await visitor.page.goto(`/explorer?${new URLSearchParams({ query, view })}`);
  await visitor.shown(view);
}

const rowCount = () => visitor.page.locator('table.grid tbody tr').count();

describe('a list of which the query asks one page', () => {
  test('says how much of it is here, and one press shows all of it, also in the file and the chart', async () => {
    await ask('{ systemMilestones(first: 3) { nodes { name date { month era } } } }');
    const { page } = visitor;
    const button = page.getByRole('button', { name: /^すべて見る\(\d+件\)$/ });
    await button.waitFor();
    const total = Number(/\d+/.exec(await button.innerText())?.[0]);
    await page.getByText(`${total}件のうち3件です。`).waitFor();
    await button.click();
    await page.getByText(`${total} 行`).waitFor();
    expect(await button.count()).toBe(0);
    expect(await rowCount()).toBe(total);
    const { content } = await visitor.download('CSV');
    expect(content.toString().trim().split('\r\n')).toHaveLength(total + 1);
    const lastName = (await visitor.table()).at(-1)?.[0]?.replace(/\s*[訂疑校]$/, '') ?? '';
    await visitor.showView('出典');
    await visitor.shown('source');
    expect(await page.locator('.source').getByText(lastName).count()).toBeGreaterThan(0);
    await visitor.showView('図');
    await visitor.shown('chart');
    expect(await page.getByText('件のうち').count()).toBe(0);
    // A sentence describes the chart, and a table has what it draws.
    await page.getByText(/の年表。.*までの\d+件。$/).waitFor();
    await page.getByText('図の値を表で見る').click();
    expect(await page.locator('.chart-data tbody tr').count()).toBeGreaterThan(3);
    expect(visitor.faults).toEqual([]);
  });

  test('keeps what is here if the rest is not answered; otherwise it stays whole in the other language', async () => {
    await ask(
      `query Courses($first: Int = 2, $text: String) {
        centerCourses(first: $first, where: { text: $text }) { ...Page }
      }
      fragment Page on CenterCourseConnection { nodes { ...Course } }
      fragment Course on CenterCourse { name }`,
    );
    const { page } = visitor;
    const button = page.getByRole('button', { name: /^すべて見る/ });
    await button.waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await button.click();
    await page.getByRole('alert').getByText('サーバーから応答がありませんでした').waitFor();
    expect(await rowCount()).toBe(2);
    await page.unroute('**/graphql');
    // Smaller pages would not help one who asks too often.
    let refusals = 0;
    await page.route('**/graphql', (route) => {
      refusals++;
      const error = { message: 'Go on in 20 seconds.', extensions: { code: 'TOO_MANY_REQUESTS' } };
      return route.fulfill({ status: 429, json: { errors: [error] } });
    });
    await button.click();
    await page.getByRole('alert').getByText('短い間に多くの問い合わせ').waitFor();
    expect(refusals).toBe(1);
    await page.unroute('**/graphql');
    await button.click();
    await button.waitFor({ state: 'detached' });
    const count = await rowCount();
    expect(count).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('columnheader', { name: 'Name' }).waitFor();
    expect(await rowCount()).toBe(count);
  });
});

test('units stand in the headers, and rows are of even height: a long text is clipped, opened by a button, printed whole', async () => {
  const long = 'あ'.repeat(2_000);
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  const sisterCities = [
    { name: '常州市', population: 5_375_000, profile: long },
    { name: '安養市', population: 546_534, profile: '短い' },
  ];
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('{ sisterCities { name')
      ? route.fulfill({ json: { data: { sisterCities } } })
      : route.continue(),
  );
  await page.goto(`/explorer?${new URLSearchParams({ query: '{ sisterCities { name population profile } }' })}`);
  await visitor.shown('table');
  expect((await visitor.table())[0]?.slice(0, 3)).toEqual(['名称', '人口(人)', '市概要']);
  const height = () =>
    page
      .locator('table.grid tbody tr')
      .first()
      .evaluate((row) => row.clientHeight);
  expect(await height()).toBeLessThan(140);
  // The one stop of the grid leads to it.
  await page.locator('table.grid thead button').first().focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '閉じる' }).waitFor();
  expect(await height()).toBeGreaterThan(400);
  await page.getByRole('button', { name: '閉じる' }).click();
  const hidden = () =>
    page
      .locator('table.grid .clipped')
      .first()
      .evaluate((text) => text.scrollHeight - text.clientHeight);
  expect(await hidden()).toBeGreaterThan(100);
  await page.emulateMedia({ media: 'print' });
  expect(await hidden()).toBe(0);
  expect(await height()).toBeGreaterThan(140);
  expect(await page.getByRole('button', { name: '続きを読む' }).isVisible()).toBe(false);
});

test('a list inside records that ends at its page is asked for in larger pages with one press', async () => {
  await ask('{ indicators(first: 3) { nodes { name observations(first: 1) { nodes { printed } } } } }');
  const { page } = visitor;
  await page.getByText('は、1件につきはじめの1件までです。').waitFor();
  const before = await rowCount();
  await page.getByRole('button', { name: '100件まで見る' }).click();
  await page.getByText('は、1件につきはじめの1件までです。').waitFor({ state: 'detached' });
  await visitor.shown('table');
  await visitor.queryShows(/observations\(first: 100\)/);
  expect(await visitor.page.locator('table.grid').innerText()).not.toBe('');
  expect(await rowCount()).toBeGreaterThanOrEqual(before);
  expect(visitor.faults).toEqual([]);
});

test('on a phone, the column that names the rows leaves room for the others', async () => {
  await ask('{ sharesOfWomen { name totalPersons womenPersons } }', { viewport: { width: 360, height: 740 } });
  const { page } = visitor;
  const grid = page.locator('.grid-box');
  // The ground of the page would shine through the columns beside the first.
  expect(await grid.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)');
  const box = await grid.boundingBox();
  const [name, next] = await page
    .locator('table.grid tbody tr')
    .first()
    .locator('th, td')
    .evaluateAll((cells) => cells.slice(0, 2).map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
  expect(name?.width).toBeLessThan((box?.width ?? 0) / 2);
  expect(next?.right).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0));
  expect(await visitor.overflow()).toBe(0);
});

test('a single record shows what people read, and the rest folded below it', async () => {
  await ask(
    '{ sisterCity(id: "sister-city-decatur") { id url name population areaKm2 profile provenance { lines heading } } }',
  );
  const { page } = visitor;
  const headers = page.locator('table.grid-card').first().locator('th');
  expect((await headers.allInnerTexts()).map((text) => text.trim())).toEqual(
    expect.arrayContaining(['名称', expect.stringMatching(/^人口/)]),
  );
  expect(await headers.allInnerTexts()).not.toContain('ID');
  const rest = page.getByText(/^ほかの項目\(\d+\)$/);
  await rest.click();
  await page.locator('.card-others').getByRole('rowheader', { name: 'ID' }).waitFor();
});
