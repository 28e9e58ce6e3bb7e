import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

test('a tree of names builds a query with the keyboard, and tells its entries to a screen reader', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  await page.goto(`/explorer?${new URLSearchParams({ query: '{ sisterCities { name } }' })}`);
  await visitor.shown('table');
  await page.getByRole('button', { name: '「項目を選ぶ」を開く' }).click();
  const item = (name: string) => page.getByRole('treeitem', { name, exact: true });
  const cities = item('姉妹都市 sisterCities');
  await cities.waitFor();
  const tree = await page.getByRole('tree', { name: '項目' }).ariaSnapshot();
  expect(tree).toContain('- treeitem "姉妹都市 sisterCities" [checked] [expanded] [level=1]');
  expect(tree).toContain('- treeitem "人口 population" [level=2]');
  expect(await cities.locator('code').getAttribute('lang')).toBe('en');
  // Chromium's own tree, as assistive technology reads it.
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: {
      role?: { value: string };
      name?: { value: string };
      properties?: { name: string; value: { value: unknown } }[];
    }[];
  };
  const told = nodes.find(({ role, name }) => role?.value === 'treeitem' && name?.value === '姉妹都市 sisterCities');
  const properties = Object.fromEntries((told?.properties ?? []).map(({ name, value }) => [name, value.value]));
  expect(properties).toMatchObject({ checked: 'true', expanded: true, level: 1 });

  // One stop of the tab key; the arrow keys do the rest.
  expect(await page.locator('[role=treeitem][tabindex="0"]').count()).toBe(1);
  await cities.focus();
  await page.keyboard.press('ArrowRight');
  while (!(await item('人口 population').evaluate((entry) => entry === document.activeElement)))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-checked') === 'true');
  await visitor.queryShows(/sisterCities \{ name population/);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('sisterCities'));
  await page.keyboard.press('ArrowLeft');
  expect(await cities.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-checked') === 'false');
  await visitor.queryShows(/^$/);
  expect(await visitor.findings()).toEqual([]);
  expect(visitor.faults).toEqual([]);
});

/** The labels of GraphiQL that are still in English: texts and names of what is on the page, without code and our views. */
const englishLabels = (): Promise<string[]> =>
  visitor.page.evaluate(() => {
    const others =
      '.monaco-editor, .monaco-aria-container, .answer, .questions, .field-picker, .masthead, .graphiql-markdown-description, ' +
      '.graphiql-history-item-label, [class^="graphiql-doc-explorer-"] a:not(.graphiql-doc-explorer-back), code, [lang=en], script, style';
    const isEnglish = (text: string | null): text is string =>
      text !== null && /[A-Za-z]{3}/.test(text) && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
    const found = new Set<string>();
    const main = document.querySelectorAll('.explorer, [role=dialog], .graphiql-tooltip');
    for (const root of main)
      for (const element of [root, ...root.querySelectorAll('*')]) {
        if (element.closest(others)) continue;
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = element.getAttribute(name);
          if (isEnglish(text)) found.add(`${name}: ${text}`);
        }
        for (const node of element.childNodes)
          if (node instanceof Text && isEnglish(node.data)) found.add(node.data.trim());
      }
    return [...found];
  });

test('GraphiQL is labelled in Japanese, and in English again when the reader changes the language', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  await page.goto('/explorer#question=international-relations/sister-cities');
  await visitor.shown('table');
  // Names of operations and systems, and what the schema calls its entrances.
  const names = new Set(['SisterCities', 'macOS', 'Windows', 'query', 'mutation', 'subscription']);
  const left = async () =>
    (await englishLabels()).filter(
      (text) => !names.has(text.replace('title: ', '')) && !/^(placeholder: )?(Ctrl|Shift|Alt|⌘)/.test(text),
    );
  expect(await left()).toEqual([]);
  for (const pane of ['データの説明', '項目を選ぶ', '履歴']) {
    await page.getByRole('button', { name: `「${pane}」を開く` }).click();
    await page.getByRole('button', { name: `「${pane}」を閉じる` }).waitFor();
    expect(await left()).toEqual([]);
  }
  for (const dialog of ['ショートカットキーの一覧を開く', '設定を開く']) {
    await page.getByRole('button', { name: dialog }).click();
    await page.getByRole('dialog').waitFor();
    expect(await left()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.getByRole('button', { name: /^Execute query/ }).waitFor();
  await page.getByRole('region', { name: 'Operation Editor' }).waitFor();
  await page.getByRole('button', { name: '日本語', exact: true }).click();
  await page.getByRole('button', { name: /^問い合わせを実行/ }).waitFor();
  expect(visitor.faults).toEqual([]);
});
