import { type Browser, type Locator } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** True if the upper edge of an element is in the window. */
const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((each) => each.getBoundingClientRect().top < window.innerHeight);

test.each([[360], [1440]])('a record opens by its id as a card of all its fields, %i px wide', async (width) => {
  visitor = await Visitor.arrive(browser, { viewport: { width, height: 800 } });
  const { page } = visitor;
  await page.goto('/explorer#record=sister-city-decatur');
  const card = page.getByRole('region', { name: '記録', exact: true });
  await card.getByRole('row', { name: /^名称 ディケイター市/ }).waitFor();
  expect(await card.getByRole('row', { name: /^人口/ }).innerText()).toMatch(/67,477/);
  expect(await isInSight(card)).toBe(true);
  expect(await visitor.overflow()).toBe(0);
  const figures = page.getByRole('combobox', { name: '表', exact: true });
  await figures.selectOption(await figures.locator('option', { hasText: '観測値' }).getAttribute('value'));
  await page.getByRole('columnheader', { name: '資料の表記' }).waitFor();
  expect(visitor.faults).toEqual([]);
});

test('an id that no record has is explained', async () => {
  visitor = await Visitor.arrive(browser);
  await visitor.page.goto('/explorer#record=nothing-of-this-name');
  await visitor.page
    .locator('.failure')
    .getByText(/IDが「.*」の記録はありません/)
    .waitFor();
});
