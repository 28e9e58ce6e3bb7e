import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => (visitor = await Visitor.arrive(browser)));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens a ready-made question from the side pane. */
async function choose(question: string): Promise<void> {
  const show = visitor.page.getByRole('button', { name: '「質問」を開く' });
  if (await show.isVisible()) await show.click();
  await visitor.page.getByRole('button', { name: question }).click();
}

/** Waits until the address after `#` matches. */
const addressIs = (pattern: RegExp): Promise<void> => visitor.page.waitForURL(({ hash }) => pattern.test(hash));

const run = () => visitor.page.getByRole('button', { name: /^問い合わせを実行/ }).click();
const cell = (text: string) => visitor.page.locator('table.grid').getByText(text).first().waitFor();

test('the address names the question that is shown, also after another one and after the back button', async () => {
  await visitor.page.goto('/about');
  await visitor.openQuestion('gender-equality/courses');
  await choose('姉妹都市は、どんなまちか。');
  await addressIs(/^#question=international-relations\/sister-cities$/);
  await visitor.page.reload();
  await cell('常州市');
  await visitor.page.goBack();
  await addressIs(/^#question=gender-equality\/courses/);
  await cell('ママパパ防災講座');
  await visitor.page.goBack();
  await visitor.page.waitForURL('/about');
});

test('a question that is opened first takes the place of the empty address, and back leads to the page before', async () => {
  await visitor.page.goto('/about');
  await visitor.page.goto('/explorer');
  await choose('姉妹都市は、どんなまちか。');
  await addressIs(/^#question=international-relations\/sister-cities/);
  await visitor.page.goBack();
  await visitor.page.waitForURL('/about');
});

test('the view, the order and the filter of an answer are still there after a reload', async () => {
  await visitor.openQuestion('gender-equality/courses');
  await visitor.page.getByRole('columnheader', { name: '名称', exact: true }).getByRole('button').click();
  await addressIs(/^#share=/);
  const unfiltered = visitor.page.url();
  await visitor.page.getByLabel('絞り込み').fill('講座');
  await visitor.page.waitForURL(({ href }) => href !== unfiltered);
  const sorted = await visitor.table();
  expect(sorted.length).toBeGreaterThan(2);
  await visitor.page.reload();
  await cell('アサーティブ講座');
  expect(await visitor.table()).toEqual(sorted);

  await visitor.openQuestion('international-relations/sister-cities');
  await visitor.showView('図');
  await addressIs(/^#question=international-relations\/sister-cities&view=chart$/);
  await visitor.page.reload();
  await visitor.shown('chart');
});

test('a query of one’s own is at its address once it is answered, and a new tab is at none', async () => {
  await visitor.page.goto(`/explorer?${new URLSearchParams({ query: '{ sisterCities { name } }' })}`);
  await cell('常州市');
  expect(new URL(visitor.page.url()).search).toContain('query=');
  await visitor.page.locator('.graphiql-query-editor .view-line').first().click();
  await visitor.page.keyboard.press('ControlOrMeta+End');
  await visitor.page.keyboard.insertText('\n# mine');
  await run();
  await addressIs(/^#share=/);
  const address = visitor.page.url();
  expect(new URL(address).search).toBe('');

  const reader = await Visitor.arrive(browser);
  await reader.page.goto(address);
  await reader.queryShows(/# mine/);
  await reader.shown('table');
  await reader.leave();

  await visitor.page.getByRole('button', { name: '新しいタブ' }).click();
  await addressIs(/^$/);
  await visitor.page.goBack();
  await addressIs(/^#share=/);
  await visitor.queryShows(/# mine/);
  // From a fragment to a query, the browser itself would not load the page again.
  await visitor.page.goBack();
  await visitor.queryShows(/name \} \}$/);
});

test('the address of a record stays short while its answer is shown as it opened', async () => {
  await visitor.page.goto('/explorer#record=sister-city-decatur');
  await visitor.page.getByText('ディケイター市').first().waitFor();
  await visitor.showView('コード');
  await addressIs(/^#share=/);
  await visitor.page.goto('about:blank');
  await visitor.page.goto('/explorer#record=sister-city-decatur');
  await visitor.page.locator('.answer-panel').getByText('ディケイター市').first().waitFor();
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.locator('.answer-panel').getByText('Decatur').first().waitFor();
  expect(new URL(visitor.page.url()).hash).toBe('#record=sister-city-decatur');
});
