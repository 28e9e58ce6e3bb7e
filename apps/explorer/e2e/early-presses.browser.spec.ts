import { type Browser, type Request } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => (visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } })));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const editors = '**/assets/lite-*.js';
const graph = '**/graphql';

const question = () => visitor.page.getByRole('button', { name: /^姉妹都市は/ }).first();
const tabs = () => visitor.page.locator('.graphiql-tab');
const openTab = (index: number) => tabs().nth(index).locator('button').first().click();
const execute = () => visitor.page.locator('.graphiql-execute-button');
const cell = (text: string) => visitor.page.locator('table.grid').getByText(text, { exact: true }).first();
const json = (text: string) => visitor.page.locator('.result-window').getByText(text).first();
const asks = (text: string) => (request: Request) => request.postData()?.includes(text) ?? false;

/** Opens the explorer and waits until its editors and the schema are there. */
async function open(): Promise<void> {
  const { page } = visitor;
  const schema = page.waitForResponse((response) => asks('IntrospectionQuery')(response.request()));
  await page.goto('/explorer');
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await (await schema).finished();
}

describe('before the editors are loaded', () => {
  test('a new tab does not lose the query of the first one', async () => {
    const load = await visitor.holdBack(editors);
    await visitor.page.goto('/explorer');
    await visitor.page.locator('.graphiql-tab-add').click();
    load();
    await tabs().nth(1).waitFor();
    await openTab(0);
    await visitor.queryShows(/comprehensivePlan/);
  });

  test('the link to share is that of the query', async () => {
    const { page } = visitor;
    await page.goto('/explorer#question=international-relations/sister-cities');
    await visitor.shown('table');
    const load = await visitor.holdBack(editors);
    await page.reload();
    await page.getByRole('button', { name: '共有リンク' }).click();
    load();
    await page.getByText('リンクをコピーしました').waitFor();
    expect(await visitor.clipboard()).toMatch(/#question=international-relations\/sister-cities$/);
  });

  test('the field picker offers no field that could not be ticked', async () => {
    const { page } = visitor;
    const load = await visitor.holdBack(editors);
    await page.goto('/explorer');
    await page.getByRole('button', { name: '「項目を選ぶ」を開く' }).click();
    await page.locator('.field-picker').getByText('読み込み中です。').waitFor();
    expect(await page.getByRole('treeitem').count()).toBe(0);
    load();
    await page.getByRole('treeitem').first().waitFor();
  });
});

describe('while an answer is on its way', () => {
  test('the answer of an earlier run does not replace that of a later one', async () => {
    await open();
    const { page } = visitor;
    await visitor.write('{ sisterCities { name } }');
    const isEarlier = asks('{ sisterCities');
    const release = await visitor.holdBack(graph, isEarlier);
    const isOver = Promise.race([
      page.waitForEvent('requestfailed', isEarlier),
      page.waitForEvent('requestfinished', isEarlier),
    ]);
    const earlier = page.waitForRequest(isEarlier);
    await page.keyboard.press('ControlOrMeta+Enter');
    await earlier;
    await visitor.write('{ sections { name } }');
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell('地域づくり').waitFor();
    release();
    await isOver;
    await visitor.showView('JSON');
    await json('地域づくり').waitFor();
    await visitor.showView('表');
    await cell('地域づくり').waitFor();
  });

  test('another tab does not show it, and its own tab does', async () => {
    await open();
    await visitor.showView('JSON');
    const release = await visitor.holdBack(graph);
    const asked = visitor.page.waitForRequest(asks('sisterCities'));
    await question().click();
    await asked;
    await openTab(0);
    const answered = visitor.page.waitForResponse((response) => asks('sisterCities')(response.request()));
    release();
    await (await answered).finished();
    expect(await json('sisterCities').count()).toBe(0);
    await openTab(1);
    await json('sisterCities').waitFor();
    await visitor.showView('表');
    await cell('常州市').waitFor();
  });

  test('the language that is chosen meanwhile is that of the answer', async () => {
    await open();
    const release = await visitor.holdBack(graph);
    const asked = visitor.page.waitForRequest(asks('sisterCities'));
    await question().click();
    await asked;
    await visitor.page.getByRole('button', { name: 'English', exact: true }).click();
    release();
    await cell('Decatur').waitFor();
  });

  test('■ stops it, and the answer before it stays', async () => {
    await open();
    const { page } = visitor;
    await question().click();
    await cell('常州市').waitFor();
    await visitor.holdBack(graph);
    const asked = page.waitForRequest(asks('sisterCities'));
    await execute().click();
    const failed = page.waitForEvent('requestfailed');
    await asked;
    await execute().click();
    expect((await failed).failure()?.errorText).toBe('net::ERR_ABORTED');
    await cell('常州市').waitFor();
    await visitor.showView('JSON');
    await json('sisterCities').waitFor();
  });

  test('the second click of a double click on ▶ does not stop it', async () => {
    await open();
    const release = await visitor.holdBack(graph);
    await execute().dblclick();
    await visitor.page.getByText('問い合わせています。').waitFor();
    release();
    await cell('地域づくり').waitFor();
  });

  test('a question that is pressed twice has one tab', async () => {
    await open();
    const release = await visitor.holdBack(graph);
    await question().click();
    await question().click();
    release();
    await cell('常州市').waitFor();
    expect(await tabs().count()).toBe(2);
  });

  test('of two questions that are pressed after each other, the answer of the second is shown', async () => {
    await open();
    const release = await visitor.holdBack(graph);
    await question().click();
    await visitor.page.getByRole('button', { name: /^来週、どの相談に行けるか/ }).click();
    const answered = visitor.page.waitForResponse((response) => asks('sisterCities')(response.request()));
    release();
    await (await answered).finished();
    await visitor.queryShows(/consultationSessions/);
    await visitor.shown('table');
    expect(await cell('常州市').count()).toBe(0);
    await openTab(1);
    await cell('常州市').waitFor();
  });

  test('a whole list that is on its way when the language changes is shown in that language', async () => {
    const { page } = visitor;
    const query = '{ systemMilestones(first: 3) { nodes { name } } }';
    await page.goto(`/explorer?${new URLSearchParams({ query })}`);
    const button = page.getByRole('button', { name: /^すべて見る\(\d+件\)$/ });
    const total = Number(/\d+/.exec(await button.innerText())?.[0]);
    const release = await visitor.holdBack(graph);
    const asked = page.waitForRequest(asks('first: 100'));
    await button.click();
    await asked;
    await page.getByRole('button', { name: 'English', exact: true }).click();
    release();
    await page.getByText(`${total} rows`).waitFor();
    // The notes beside the names quote the print in any language.
    const names = page.locator('table.grid tbody tr > :first-child');
    await names
      .filter({ hasText: /[ぁ-ん]/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await names.count()).toBe(total);
  });
});
