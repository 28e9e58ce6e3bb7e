import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => void (visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } })));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const women = 'gender-equality/women-in-decision-making';

/** What has the focus: its role or element, and its text. */
const focused = (): Promise<string> =>
  visitor.page.evaluate(() => {
    const { activeElement } = document;
    const cell = activeElement?.closest('th, td');
    const row = cell?.closest('tr');
    return cell && row ? `${row.ariaRowIndex}:${[...row.cells].indexOf(cell as HTMLTableCellElement)}` : 'elsewhere';
  });

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await visitor.page.keyboard.press(key);
}

test('the grid is one stop of the tab key, and the arrow keys move in it', async () => {
  await visitor.openQuestion(women);
  const { page } = visitor;
  // The downloads wait for the sources; the stop before the grid is there when they have come.
  await page.getByRole('button', { name: 'JSON', exact: true, disabled: false }).focus();
  await press('Tab');
  expect(await focused()).toBe('1:0');
  await press('ArrowDown', 'ArrowRight');
  expect(await focused()).toBe('2:1');
  await press('Control+End', 'ArrowDown');
  expect(await focused()).toMatch(/^11:/);
  await press('Control+Home', 'PageDown');
  expect(await focused()).toBe('11:0');
  await press('Tab');
  expect(await focused()).toBe('elsewhere');
  await press('Shift+Tab');
  expect(await focused()).toBe('11:0');
  expect(await page.locator('table.grid [tabindex="0"]').count()).toBe(1);
  // A header sorts by the keyboard, and a name leads to the page of its record.
  await press('Control+Home', 'Enter');
  expect(await page.getByRole('columnheader', { name: '名称' }).getAttribute('aria-sort')).toBe('ascending');
  await press('ArrowDown', 'Enter');
  await page.waitForURL(/\/id\/share-of-women-/);
});

test('in a long table, the keys reach rows that are not yet rendered', async () => {
  const { page } = visitor;
  const sisterCities = Array.from({ length: 5_000 }, (_one, index) => ({ name: `市${index}` }));
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('{ sisterCities { name')
      ? route.fulfill({ json: { data: { sisterCities } } })
      : route.continue(),
  );
  await page.goto(`/explorer?${new URLSearchParams({ query: '{ sisterCities { name } }' })}`);
  await page.getByText('5,000 行').waitFor();
  await page.getByRole('button', { name: 'JSON', exact: true, disabled: false }).focus();
  await press('Tab', 'Control+End');
  await page.waitForFunction(() => document.activeElement?.textContent === '市4999');
});

test('skip links are the first stops, visible on focus, and lead to the answer and the editor', async () => {
  await visitor.openQuestion(women);
  const { page } = visitor;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.getByRole('link', { name: '答えへ移動' }).focus();
  const box = await page.getByRole('link', { name: '答えへ移動' }).boundingBox();
  expect(box?.width).toBeGreaterThan(50);
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'answer-tab-table');
  expect(new URL(page.url()).hash).toContain('question=');
});

test('the accessibility tree names the page, its parts, the tabs, the grid and its cells', async () => {
  await visitor.openQuestion('international-relations/sister-cities');
  const { page } = visitor;
  // Names are links once the sources have come.
  await page.getByRole('link', { name: 'ディケイター市' }).waitFor();
  const tree = await page.locator('body').ariaSnapshot();
  expect(tree).toMatch(/banner:\n\s+- heading "所沢市 計画グラフ エクスプローラー" \[level=1\]/);
  expect(tree).toContain('- main:');
  expect(tree).toMatch(/tablist "答えの見方":\n\s+- tab "表" \[selected\]/);
  const grid = await page.getByRole('grid', { name: '姉妹都市' }).ariaSnapshot();
  expect(grid).toMatch(/columnheader "名称"/);
  expect(grid).toMatch(/rowheader "ディケイター市[^"]*":\n\s+- link "ディケイター市"/);
});

test('the Tab key stops at nothing that is out of sight, as in a collapsed pane', async () => {
  await visitor.openQuestion(women);
  const { page } = visitor;
  await page.getByRole('button', { name: '変数とヘッダーを開く' }).focus();
  for (let stop = 0; stop < 10; stop++) {
    await press('Tab');
    const box = await page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON() as DOMRect);
    expect(box.right).toBeGreaterThan(0);
  }
});

test('in the colors of the system, what is chosen and what runs the query can be seen', async () => {
  const forced = await Visitor.arrive(browser, { forcedColors: 'active', colorScheme: 'dark' });
  const { page } = forced;
  const colorsOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
  await page.goto('/q/gender-equality/courses');
  expect(await colorsOf('.languages a[aria-current]')).not.toEqual(await colorsOf('.languages a:not([aria-current])'));
  await forced.openQuestion('gender-equality/courses', 'chart');
  expect(await colorsOf('.kinds input:checked + span')).not.toEqual(
    await colorsOf('.kinds input:not(:checked) + span'),
  );
  const [icon] = await colorsOf('.graphiql-execute-button > svg');
  const [text] = await colorsOf('.answer-tabs [role=tab]');
  expect(icon).toBe(text);
  await forced.leave();
});
