import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
beforeAll(async () => (browser = await launchChromium()));
afterAll(() => browser.close());

const hour = 3_600_000;
const now = Date.parse('2026-11-29T12:00:00+09:00');
const at = (hoursAgo: number): string => new Date(now - hoursAgo * hour).toISOString();
const answer = {
  startedAt: at(20),
  since: at(20),
  now: at(0),
  parts: [
    {
      name: 'comprehensive-plan',
      title: { ja: '総合計画', en: 'Comprehensive plan' },
      kind: 'domain',
      history: [{ at: at(20), state: 'up' }],
    },
    {
      name: 'hanno',
      title: { ja: 'hanno', en: 'hanno' },
      kind: 'partner',
      history: [
        { at: at(9), state: 'up' },
        { at: at(2), state: 'suspended', because: 'its answer is larger than 1 MB' },
      ],
      notice: 'The field Municipality.name belongs to regional-partnership.',
    },
  ],
};

test.each([[360], [1440]])(
  'the state of each domain and partner is told in both languages, %i px wide',
  async (width) => {
    const visitor = await Visitor.arrive(browser, { viewport: { width, height: 800 }, colorScheme: 'dark' });
    const { page } = visitor;
    await page.route('**/status.json', (route) => route.fulfill({ json: answer }));
    await page.goto('/status');
    await page.getByText('2 のうち 1 が応答していません').waitFor();
    expect(await page.title()).toBe('稼働状況 – 所沢市 計画グラフ');
    expect(await page.locator('.part-suspended').innerText()).toMatch(
      /休止中[^]*応答が大きすぎます[^]*前のまま動いています: The field Municipality\.name/,
    );
    expect(await page.locator('.part-suspended .slice-suspended').count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('.part-suspended').getByRole('img').getAttribute('aria-label')).toMatch(
      /過去 24 時間: 30 分ごとの 48 区間のうち \d 区間に異常/,
    );
    expect(await visitor.overflow()).toBe(0);

    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('1 of 2 does not answer.').waitFor();
    await page.getByText('Changes (2)').click();
    expect(await page.locator('.changes li').allInnerTexts()).toEqual([
      expect.stringMatching(/Suspended \(it answered badly\) its answer is larger than 1 MB$/),
      expect.stringMatching(/Answers$/),
    ]);
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  },
);

test('the running gateway answers the page, and the front page leads to it', async () => {
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('link', { name: 'これまでの稼働状況' }).click();
  await page.getByText('すべて応答しています。').waitFor();
  await page.getByText('参加しているほかの組織はありません。').waitFor();
  expect([...visitor.origins]).toHaveLength(1);
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});

test('it has the masthead and the foot of the pages of the server, and the icon is at each address where it is looked for', async () => {
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const partsOf = async (path: string): Promise<string[]> => {
    await page.goto(path);
    await page.getByRole('contentinfo').waitFor();
    const trees = [page.getByRole('banner'), page.getByRole('contentinfo').getByRole('navigation')];
    const texts = await Promise.all(trees.map((part) => part.ariaSnapshot()));
    return texts.map((text) => text.replaceAll(/^\s*- \/url: .*\n?/gm, ''));
  };
  expect(await partsOf('/status')).toEqual(await partsOf('/about'));
  for (const path of ['/favicon.ico', '/favicon.svg']) {
    const icon = await page.request.get(path);
    expect([path, icon.status()]).toEqual([path, 200]);
    expect(icon.headers()['content-type']).toMatch(/^image\//);
  }
  await visitor.leave();
});
