import { type Browser, type BrowserContextOptions, type Locator } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

/** Counts the clicks of a task. Typing is none. */
class Clicks {
  count = 0;

  async on(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }
}

const names = (): Promise<string[]> => visitor.page.locator('tbody tr th:first-child > a').allInnerTexts();

const coursesWithMoreThan50 = [
  'ふらっと祭り',
  'デートDV防止講座',
  '女性に対する暴力をなくす運動',
  'アサーティブ講座',
  '国際女性の日記念 ミモザコンサート',
];

describe.each([
  ['with the script of the pages', true],
  ['without a script', false],
])('%s', (_name, javaScriptEnabled) => {
  test('a reader finds the courses with more than 50 people from the front page, in at most eight clicks', async () => {
    visitor = await Visitor.arrive(browser, { javaScriptEnabled });
    const { page } = visitor;
    const clicks = new Clicks();
    await page.goto('/');
    await clicks.on(page.getByRole('link', { name: '一覧から自分で調べる' }).first());
    await clicks.on(page.getByRole('link', { name: '学習・研修事業' }));
    await page.getByRole('status').filter({ hasText: '12件' }).waitFor();
    await clicks.on(page.getByText('条件で絞る'));
    const attendance = page.getByRole('group', { name: '参加人数' }).getByRole('textbox', { name: '以上' });
    await clicks.on(attendance);
    await attendance.fill('51');
    if (javaScriptEnabled) await attendance.press('Tab');
    else await clicks.on(page.getByRole('button', { name: 'この条件で表示' }));
    await page.getByRole('status').filter({ hasText: '12件中5件' }).waitFor();
    expect(await names()).toEqual(coursesWithMoreThan50);
    await page.waitForURL((url) => decodeURIComponent(url.search) === '?attendance=51/');
    await page.getByText('条件で絞る(参加人数 51〜)').waitFor();
    expect(clicks.count).toBeLessThanOrEqual(8);
    // The address is the link to keep.
    await page.goto(page.url());
    expect(await names()).toEqual(coursesWithMoreThan50);
    expect(visitor.faults).toEqual([]);
  });
});

test('the table grows as a reader chooses a column, and the query below it follows', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/lists/center-courses');
  await page.getByText('列を選ぶ').click();
  const subtitle = page.getByRole('group', { name: 'おもな項目' }).getByRole('checkbox', { name: '副題' });
  await subtitle.check();
  await page.getByRole('columnheader', { name: '副題' }).waitFor();
  expect(await subtitle.isVisible()).toBe(true);
  await page.getByText('問い合わせを見る').click();
  expect(await page.locator('pre').innerText()).toContain('subtitle');
});

test('the accessibility tree names each input, its group and its hint', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/lists/center-courses?attendance=60/50');
  const form = page.locator('form.inputs');
  const snapshot = await form.ariaSnapshot();
  for (const part of [
    '- group "条件":',
    '- textbox "ことば"',
    '- group "期間":',
    '- combobox "単位":',
    '- group "参加人数":',
    '- combobox "総合計画の節":',
    '- button "この条件で表示"',
  ]) {
    expect(snapshot).toContain(part);
  }
  const wrong = form.getByRole('group', { name: '参加人数' }).getByRole('textbox', { name: '以上' });
  expect(await wrong.getAttribute('aria-invalid')).toBe('true');
  const described = (await wrong.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  expect(texts.join(' ')).toMatch(/いずれか|範囲|人数/);
  expect(texts.at(-1)).toContain('大きく');
  expect(await page.getByRole('alert').getByRole('link', { name: '入力欄へ' }).getAttribute('href')).toBe(
    '#input-attendance',
  );
  await page.goto('/lists/center-courses');
  expect(await page.getByRole('table', { name: '学習・研修事業' }).count()).toBe(1);
  expect(await page.getByRole('status').first().getAttribute('aria-live')).toBe('polite');
});

const surroundings: [string, BrowserContextOptions][] = [
  ['light, in Japanese', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  [
    'dark, in English, 360 pixels wide',
    { colorScheme: 'dark', locale: 'en-US', viewport: { width: 360, height: 740 } },
  ],
];
const paths = [
  '/lists',
  '/lists/center-courses?attendance=51/&summary=indicator',
  '/lists/observations?unit=LIGHTYEAR',
];

describe.each(surroundings)('%s', (_name, options) => {
  test.each(paths)('axe finds nothing at %s with everything unfolded, and nothing is cut off', async (path) => {
    visitor = await Visitor.arrive(browser, options);
    const { page } = visitor;
    await page.goto(path);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await visitor.findings()).toEqual([]);
    expect(await visitor.overflow()).toBe(0);
  });
});

interface Widths {
  /** Of the region that scrolls, of the window, and of what is in the region, in pixels. */
  region: number;
  window: number;
  content: number;
  /** The lines of the cells that have the most of them. */
  mostLines: number;
}

const widths = (): Promise<Widths> =>
  visitor.page
    .locator('.table')
    .first()
    .evaluate((region) => {
      const linesOf = (cell: HTMLElement): number => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      return {
        region: region.clientWidth,
        window: window.innerWidth,
        content: region.scrollWidth,
        mostLines: Math.max(...[...region.querySelectorAll<HTMLElement>('td, th')].map(linesOf)),
      };
    });

const shadeAt = (side: 'left' | 'right'): Promise<string> =>
  visitor.page
    .locator('.table')
    .first()
    .evaluate((region, edge) => {
      region.scrollTo({ left: edge === 'left' ? 0 : region.scrollWidth, behavior: 'instant' });
      return getComputedStyle(region).backgroundAttachment;
    }, side);

test('a wide table takes the room of the window, its columns are wide enough, and a shade says that it goes on', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  await page.goto('/lists/center-courses?columns=all&rows=20');
  const wide = await widths();
  expect(wide.content).toBeGreaterThan(wide.region);
  expect(wide.region).toBeGreaterThan(1300);
  expect(await visitor.overflow()).toBe(0);
  expect(await shadeAt('left')).toBe('local, local, scroll, scroll');

  await page.goto('/lists/corrections?rows=20');
  const read = await widths();
  expect(read.region).toBeGreaterThan(1000);
  expect(read.mostLines).toBeLessThan(12);
  // A short word stays in one line.
  const kinds = page.locator('tbody td.short');
  for (const height of await kinds.evaluateAll((cells) =>
    cells.slice(0, 20).map((cell) => cell.getClientRects().length),
  )) {
    expect(height).toBe(1);
  }
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 760, height: 1000 });
  const printed = await widths();
  expect(printed.content).toBeLessThanOrEqual(printed.window);
});

test('what all rows have in common stands above them once, and the rows begin with what tells them apart', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/lists/corrections?recordType=CENTER_COURSE&columns=recordType,record,read&rows=all');
  const table = page.getByRole('table');
  expect(await table.locator('caption').innerText()).toMatch(/学習・研修事業/);
  expect(await page.getByRole('columnheader').count()).toBe(2);
  expect(await page.getByRole('rowheader').count()).toBe(await page.locator('tbody tr').count());
});

test('a condition that finds nothing is left out with one press', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  const { page } = visitor;
  await page.goto('/lists/center-courses?attendance=100000/');
  await page.getByText('当てはまるものはありません。').waitFor();
  expect(await visitor.findings()).toEqual([]);
  await page.getByRole('link', { name: '「参加人数 100000〜」を外す' }).click();
  await page.getByRole('status').filter({ hasText: '12件' }).waitFor();
  await page.waitForURL(({ search }) => !search.includes('attendance'));
});

test('courses are ordered by their attendance', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/lists/center-courses');
  await page.locator('#display summary').click();
  await page.getByRole('combobox', { name: '並び順' }).selectOption({ label: '参加人数の降順' });
  await page.waitForURL((url) => url.search.includes('orderBy=ATTENDANCE'));
  const counts = (await page.locator('tbody tr').allInnerTexts()).map((row) =>
    Math.max(...(row.replaceAll(',', '').match(/(?<![\d-])\d{1,4}(?![\d-])/g) ?? ['0']).map(Number)),
  );
  expect(counts.length).toBe(12);
});

test('a table keeps its order and its filter when a reader comes back, reloads, or looks at a note', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/lists/center-courses');
  await page.getByRole('button', { name: '開始日' }).click();
  await page.getByRole('button', { name: '開始日' }).click();
  await page.getByRole('searchbox', { name: '表の中を絞り込む' }).fill('講座');
  const visible = async () =>
    (await page.locator('tbody tr:visible th:first-child > a').allInnerTexts()).map((name) => name.trim());
  const arranged = await visible();
  expect(arranged.length).toBeGreaterThan(3);
  await page.locator('tbody tr:visible sup a').first().click();
  await page.waitForURL(/#/);
  await page.locator('tbody tr:visible th:first-child > a').first().click();
  await page.waitForURL(/\/id\//);
  await page.goBack();
  expect(await visible()).toEqual(arranged);
  expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  await page.reload();
  expect(await visible()).toEqual(arranged);
  // Another answer begins in its own order, and that before is still in the history.
  await page.getByText('条件で絞る').click();
  const attendance = page.getByRole('group', { name: '参加人数' }).getByRole('textbox', { name: '以上' });
  await attendance.fill('51');
  await attendance.press('Tab');
  await page.getByRole('status').filter({ hasText: '12件中5件' }).waitFor();
  expect(await visible()).toEqual(coursesWithMoreThan50);
  await page.goBack();
  await page
    .getByRole('status')
    .filter({ hasText: /^12件$/ })
    .waitFor();
  expect(await visible()).toEqual(arranged);
  expect(visitor.faults).toEqual([]);
});

test('what is wrong with an address stays on its page when the script of the pages has loaded', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  let asked = 0;
  page.on('request', (request) => void (asked += Number(request.url().includes('/lists/'))));
  const path = '/lists/center-courses?between=2024-02-30/';
  await page.goto(path);
  await page.getByText('2024-02-30').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect([asked, new URL(page.url()).search]).toEqual([1, '?between=2024-02-30/']);
});

test('a condition that is chosen before the script of the pages has loaded is answered as soon as it is there', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const load = await visitor.holdBack('**/assets/page-script-*.js');
  await page.goto('/q/gender-equality/courses', { waitUntil: 'commit' });
  await page.locator('#more-fields > summary').click();
  const unit = page.locator('form[data-live] select').first();
  const value = (await unit.locator('option').last().getAttribute('value')) ?? '';
  await unit.selectOption(value);
  load();
  await page.waitForURL(({ search }) => search.includes(encodeURIComponent(value)));
  expect(await unit.inputValue()).toBe(value);
});

test('an answer that arrives after the reader has gone back and forward does not replace the page of the address', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/q/gender-equality/courses');
  await page.locator('#more-fields > summary').click();
  const unit = page.locator('form[data-live] select').first();
  const [before, value] = [await unit.inputValue(), (await unit.locator('option').last().getAttribute('value')) ?? ''];
  expect(value).not.toBe(before);
  await unit.selectOption(value);
  await page.waitForURL(({ search }) => search.includes(encodeURIComponent(value)));
  await visitor.holdBack(({ pathname }) => pathname === '/q/gender-equality/courses');
  const request = page.waitForRequest(/\/q\/gender-equality\/courses/);
  const abortion = page.waitForEvent('requestfailed');
  await page.evaluate(() => history.back());
  await request;
  await page.evaluate(() => history.forward());
  expect((await abortion).failure()?.errorText).toBe('net::ERR_ABORTED');
  expect(await unit.inputValue()).toBe(value);
});

test('the other language has the condition that is chosen, though its answer is on its way', async () => {
  visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/q/gender-equality/courses');
  await page.locator('#more-fields > summary').click();
  const asked = page.waitForRequest(/where\.unit=PEOPLE/);
  await visitor.holdBack(/where\.unit=PEOPLE/, (request) => request.resourceType() === 'fetch');
  await page.locator('select[name="where.unit"]').selectOption('PEOPLE');
  await asked;
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(({ searchParams }) => searchParams.get('lang') === 'en');
  expect(new URL(page.url()).searchParams.get('where.unit')).toBe('PEOPLE');
});
