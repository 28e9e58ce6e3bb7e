import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const query = () => visitor.page.getByRole('region', { name: '問い合わせの編集' });

async function arrive(options?: BrowserContextOptions): Promise<void> {
  visitor = await Visitor.arrive(browser, options);
}

async function open(address: string): Promise<void> {
  // Another fragment alone would not load the page again.
  await visitor.page.goto('about:blank');
  await visitor.page.goto(address);
  await query().locator('.view-line').first().waitFor();
}

/** Waits until GraphiQL has stored its tabs, which it does half a second after a change. */
const stored = (text: string): Promise<unknown> =>
  visitor.page.waitForFunction((part) => localStorage.getItem('graphiql:tabState')?.includes(part), text);

describe('a later visit', () => {
  test('shows the tab that was open last with its query and variables, and typing does not overwrite them', async () => {
    await arrive();
    await open('/explorer#question=international-relations/sister-cities');
    await stored('SisterCities');
    await open(
      `/explorer#question=comprehensive-plan/section&variables=${encodeURIComponent('{ "id": "plan-6-section-5-6" }')}`,
    );
    await stored('plan-6-section-5-6');
    await open('/explorer');
    await visitor.queryShows(/query/);
    await visitor.page.getByRole('button', { name: /^問い合わせを実行/ }).click();
    await visitor.shown('table');
    await visitor.page.locator('table.grid').getByText('COOL JAPAN FOREST 構想関連事業').first().waitFor();
    await query().locator('.view-line').first().click();
    await visitor.page.keyboard.press('ControlOrMeta+End');
    await visitor.page.keyboard.insertText('# mine');
    await stored('# mine');
    const tabs = await visitor.page.evaluate(() => localStorage.getItem('graphiql:tabState') ?? '');
    const { query: kept } = (JSON.parse(tabs) as { tabs: { query: string }[] }).tabs[1] as { query: string };
    expect(kept).toMatch(/query Section[^]*# mine/);
  });

  test('keeps the variables of the only tab', async () => {
    await arrive();
    await open('/explorer#question=comprehensive-plan/section&variables=%7B%22id%22%3A%22plan-6-section-5-6%22%7D');
    await stored('plan-6-section-5-6');
    await open('/explorer');
    await visitor.page.getByRole('region', { name: '変数' }).getByText('plan-6-section-5-6').waitFor();
  });

  test('shows an empty tab as empty', async () => {
    await arrive();
    await open('/explorer#question=international-relations/sister-cities');
    await stored('SisterCities');
    await visitor.page.getByRole('button', { name: '新しいタブ' }).click();
    await stored('<untitled>');
    await open('/explorer');
    await visitor.queryShows(/^$/);
    await visitor.page.getByRole('button', { name: 'SisterCities' }).click();
    await query().getByText('sisterCities').first().waitFor();
  });
});

const several = 'query First { sisterCities { name } }\nquery Second { comprehensivePlan { name } }';
const address = (parameters: Record<string, string>): string => `/explorer?${new URLSearchParams(parameters)}`;

describe('an address with a query', () => {
  test('opens it with its variables and answers it', async () => {
    await arrive();
    const sisterCity = 'query One($id: ID!) { sisterCity(id: $id) { name } }';
    await open(address({ query: sisterCity, variables: '{"id":"sister-city-decatur"}' }));
    await visitor.shown('table');
    await visitor.page.locator('table.grid').getByText('ディケイター市').waitFor();
    await visitor.queryShows(/query One/);
  });

  test('of several operations, answers the one that it names, also from a shared link and as code', async () => {
    await arrive();
    await open(address({ query: several, operationName: 'Second' }));
    await visitor.shown('table');
    const isSecond = async () => expect(JSON.stringify(await visitor.table())).toContain('総合計画');
    await isSecond();
    await visitor.showView('コード');
    expect(await visitor.page.locator('.code pre').innerText()).toContain('Second');
    await visitor.showView('表');
    await visitor.page.getByRole('button', { name: '共有リンク' }).click();
    await visitor.page.getByText('リンクをコピーしました').waitFor();
    await visitor.page.evaluate(() => localStorage.clear());
    await open(await visitor.clipboard());
    await visitor.shown('table');
    await isSecond();
  });

  test('does not run a mutation by itself', async () => {
    await arrive();
    const asked: string[] = [];
    visitor.page.on('request', (request) => void asked.push(request.postData() ?? ''));
    await open(address({ query: 'mutation Write { __typename }' }));
    await visitor.page.getByText('▶ を押すと、ここに').waitFor();
    expect(asked.filter((body) => body.includes('mutation Write'))).toEqual([]);
  });
});

test('a shared link to an unchanged question is short, and opens its variables', async () => {
  await arrive();
  await open('/explorer#question=comprehensive-plan/section&variables=%7B%22id%22%3A%22plan-6-section-5-6%22%7D');
  await visitor.shown('table');
  await visitor.page.getByRole('button', { name: '共有リンク' }).click();
  await visitor.page.getByText('リンクをコピーしました').waitFor();
  const link = await visitor.clipboard();
  expect(link).toMatch(/\/explorer#question=comprehensive-plan\/section&variables=/);
  await open(link);
  await visitor.page.getByRole('region', { name: '変数' }).getByText('plan-6-section-5-6').waitFor();
});

test('Shift-Ctrl-P formats query and variables, as the button says', async () => {
  await arrive();
  await open(address({ query: '{sisterCities{name population}}' }));
  await visitor.shown('table');
  await query().locator('.view-line').first().click();
  await visitor.page.keyboard.press('Control+Shift+P');
  await visitor.page.waitForFunction(() => document.querySelectorAll('.graphiql-query-editor .view-line').length > 4);
  await visitor.queryShows(/^\{ sisterCities \{ name population/);
});
