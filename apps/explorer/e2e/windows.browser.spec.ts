import { type Browser, type Page } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => (visitor = await Visitor.arrive(browser)));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Opens an address of the explorer in another tab of the same browser. */
async function openWindow(address: string, page?: Page): Promise<Page> {
  const window = page ?? (await visitor.page.context().newPage());
  await window.goto(address);
  await window.locator('.graphiql-query-editor .view-line').first().waitFor();
  return window;
}

/** Writes a line at the end of the query, and waits until it is stored. */
async function write(window: Page, line: string): Promise<void> {
  await window.locator('.graphiql-query-editor .view-line').first().click();
  await window.keyboard.press('ControlOrMeta+End');
  await window.keyboard.insertText(`\n${line}`);
  await stored(window, line);
}

const stored = (window: Page, text: string): Promise<unknown> =>
  window.waitForFunction((part) => localStorage.getItem('graphiql:tabState')?.includes(part), text);

/** What each tab of the editor has, as a window stores it that is opened now. */
async function queriesInNewWindow(): Promise<string[]> {
  const window = await openWindow('/explorer');
  const tabs = await window.evaluate(() => localStorage.getItem('graphiql:tabState') ?? '{}');
  await window.close();
  return (JSON.parse(tabs) as { tabs: { query: string }[] }).tabs.map(({ query }) => query);
}

const countOf = (queries: readonly string[], part: string): number =>
  queries.filter((query) => query.includes(part)).length;

test('two windows keep what each has written, over a reload and for a later visit', async () => {
  const one = await openWindow('/explorer#question=gender-equality/courses', visitor.page);
  await stored(one, 'Courses');
  const other = await openWindow('/explorer#question=international-relations/sister-cities');
  await stored(other, 'SisterCities');
  await write(one, '# of the first window');
  await write(other, '# of the second window');
  await one.goto('about:blank');
  await openWindow('/explorer', one);
  await one.locator('.graphiql-query-editor .view-line').first().click();
  await one.keyboard.press('ControlOrMeta+End');
  await one.locator('.graphiql-query-editor').getByText('# of the first window').waitFor();
  await one.close();
  await other.close();
  const queries = await queriesInNewWindow();
  expect(countOf(queries, '# of the first window')).toBe(1);
  expect(countOf(queries, '# of the second window')).toBe(1);
});

test('the same question changed in two windows is kept in both forms, and no more often', async () => {
  const one = await openWindow('/explorer#question=gender-equality/courses', visitor.page);
  await stored(one, 'Courses');
  const other = await openWindow('/explorer#question=gender-equality/courses');
  await write(one, '# a first');
  await write(other, '# a second');
  await write(one, '# a third');
  await write(other, '# a fourth');
  const queries = await queriesInNewWindow();
  expect(queries.filter((query) => /# a first\n# a third$/.test(query))).toHaveLength(1);
  expect(queries.filter((query) => /# a second\n# a fourth$/.test(query))).toHaveLength(1);
  expect(queries).toHaveLength(2);
});

test('a tab that is closed in the only window does not come back', async () => {
  const { page } = visitor;
  await openWindow('/explorer#question=gender-equality/courses', page);
  await stored(page, 'Courses');
  await page.goto('about:blank');
  await openWindow('/explorer#question=international-relations/sister-cities', page);
  await stored(page, 'SisterCities');
  await page.locator('.graphiql-tab-active').getByRole('button', { name: 'タブを閉じる' }).click();
  await page.waitForFunction(() => !localStorage.getItem('graphiql:tabState')?.includes('SisterCities'));
  const queries = await queriesInNewWindow();
  expect(countOf(queries, 'query Courses')).toBe(1);
  expect(queries).toHaveLength(1);
});
