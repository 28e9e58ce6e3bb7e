import { parse } from 'csv-parse/sync';
import { type Browser } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { askApi, launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => void (visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } })));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const parseCsv = (content: Buffer): string[][] => parse(content, { bom: true });

const women = 'gender-equality/women-in-decision-making';

interface Share {
  name: string;
  totalPersons: number;
  womenPersons: number;
  printedRatioPercent: number;
}

/** What an SVG consists of, without its height and the texts at its left edge, of which the caption is one. */
const linesOfDrawing = (svg: string): string[] =>
  svg.split('\n').filter((line) => !/^<(svg|rect) |translate\(16 /.test(line));

test('a journalist finds a figure, charts it, downloads it, shares it and cites it', async () => {
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('combobox', { name: /を探す$/ }).fill('意思決定');
  await page
    .getByRole('group', { name: /^質問/ })
    .getByRole('option', { name: /女性はどれだけいるか/ })
    .click();
  // The answer has a page of its own, from which its query opens.
  await page.waitForURL(({ pathname }) => pathname === `/q/${women}`);
  await page.getByText('問い合わせを見る').click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /エクスプローラー|GraphiQL/ })
    .first()
    .click();
  await visitor.shown('table');

  // The table and the API agree.
  const { data } = await askApi('{ sharesOfWomen { name totalPersons womenPersons printedRatioPercent } }');
  const shares = (data as unknown as { sharesOfWomen: Share[] }).sharesOfWomen;
  const { content, name } = await visitor.download('CSV');
  expect(name).toMatch(/^WomenInDecisionMaking-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  // The server writes the same file.
  const served = await fetch(`${siteUrl()}/q/${women}.csv?lang=ja`);
  expect(content.equals(Buffer.from(await served.arrayBuffer()))).toBe(true);
  const [headers = [], ...rows] = parseCsv(content);
  const column = (header: string) => rows.map((row) => row[headers.indexOf(header)]);
  expect(column('名称')).toEqual(shares.map((share) => share.name));
  expect(column('総数')).toEqual(shares.map(({ totalPersons }) => `${totalPersons}`));
  expect(column('女性数')).toEqual(shares.map(({ womenPersons }) => `${womenPersons}`));
  expect(column('女性の割合(資料、%)')).toEqual(shares.map(({ printedRatioPercent }) => `${printedRatioPercent}`));

  // Corrections are marked in the table, those of the writing alone more quietly, and explained in the file.
  const assembly = page.getByRole('row', { name: /所沢市議会/ });
  expect(await assembly.getByRole('img', { name: '表記の修正' }).count()).toBe(1);
  expect(await page.getByRole('img', { name: '訂正あり' }).count()).toBe(0);
  await page.getByLabel('記号の意味').getByText('文字や配置だけを直したか、補った値').waitFor();
  expect(await assembly.getByRole('link', { name: '所沢市議会' }).getAttribute('href')).toMatch(
    /^\.\/id\/share-of-women-[\w-]+\?lang=ja$/,
  );
  expect(column('注記')[0]).toContain('資料には「戸 所沢市議会」とあり、「所沢市議会」と読んだ。');

  // The chart contains its source and license.
  await visitor.showView('図');
  await visitor.shown('chart');
  const svg = (await visitor.download('SVG')).content.toString('utf8');
  expect(svg).toContain('所沢市議会');
  expect(svg.replaceAll(/<[^>]*>/g, '')).toContain('を加工して作成');
  expect(svg).toContain('資料に利用条件の記載なし');
  // The server draws the same, but for the day and the address in the caption.
  const drawn = await (await fetch(`${siteUrl()}/q/${women}.svg?lang=ja&width=860`)).text();
  expect(linesOfDrawing(svg).length).toBeGreaterThan(20);
  expect(linesOfDrawing(svg)).toEqual(linesOfDrawing(drawn));
  expect((await visitor.download('PNG')).content.subarray(1, 4).toString()).toBe('PNG');

  // A shared link opens the same for somebody else.
  await page.getByLabel('値').selectOption({ label: '女性数' });
  await page.getByRole('radio', { name: '割合' }).check();
  await page.getByRole('button', { name: '共有リンク' }).click();
  await page.getByText('リンクをコピーしました').waitFor();
  const link = await visitor.clipboard();
  const friend = await Visitor.arrive(browser);
  await friend.page.goto(link);
  await friend.shown('chart');
  expect(await friend.page.getByLabel('値').inputValue()).toBe('sharesOfWomen.womenPersons');
  expect(await friend.page.getByRole('radio', { name: '割合' }).isChecked()).toBe(true);
  expect(friend.faults).toEqual([]);
  await friend.leave();

  // The citation is ready in both languages.
  await visitor.showView('出典');
  await page.getByRole('button', { name: '日本語の引用をコピー' }).click();
  await page.getByText('✓ コピーしました').waitFor();
  expect(await visitor.clipboard()).toMatch(
    /^出典：所沢市.*「政策決定過程への女性参画状況」.*「[^」]*女性[^」]*」http.*\/q\/gender-equality\/women-in-decision-making.*上記を加工して作成。.*$/,
  );
  expect(await page.locator('blockquote[lang=en]').textContent()).toMatch(
    /^Source: the planning department’?'?s .*Edited from the above\..*$/,
  );
  await page.getByText(/^文字や配置だけを直した記録/).click();
  const record = page.getByRole('listitem').filter({ hasText: '資料には「戸 所沢市議会」とあり' }).first();
  await record.getByRole('link', { name: '所沢市議会' }).waitFor();
  expect(await page.getByText('記録ごとの出典').count()).toBe(1);

  expect(visitor.faults).toEqual([]);
  expect([...visitor.origins]).toEqual([new URL(siteUrl()).origin]);
});

test('the table is sorted and filtered, and downloads contain what is shown', async () => {
  const { page } = visitor;
  await visitor.openQuestion(women);
  await page.getByRole('button', { name: '総数(人)', exact: true }).click();
  await page.getByRole('button', { name: '総数(人)', exact: true }).click();
  await page.getByRole('searchbox', { name: '絞り込み' }).fill('市職員');
  await page.getByText('6 行 / 10 行').waitFor();
  expect(await page.getByRole('columnheader', { name: '総数(人)', exact: true }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  const shown = (await visitor.table()).slice(1).map(([first]) => first?.replace(/\s*[訂疑校]$/, ''));
  expect(shown[0]).toBe('職員数');

  const { content } = await visitor.download('CSV');
  expect(
    parseCsv(content)
      .slice(1)
      .map(([first]) => first),
  ).toEqual(shown);
  const json = JSON.parse((await visitor.download('JSON')).content.toString('utf8')) as {
    about: object;
    rows: { 名称: string; 総数: number }[];
  };
  expect(json.rows.map((row) => row.名称)).toEqual(shown);
  expect(json.rows[0]?.総数).toBe(1461);
  expect(JSON.stringify(json.about)).toContain('加工して作成');
});

test('the XLSX file has the table, what it is about, and its notes', async () => {
  await visitor.openQuestion(women);
  // Ids and what all rows have in common are shown on request; files have them.
  await visitor.page.getByText(/^どの行も同じ項目: .*令和6年\(2024年\)4月1日/).waitFor();
  expect(await visitor.page.getByRole('columnheader', { name: 'ID', exact: true }).count()).toBe(0);
  await visitor.page.getByRole('checkbox', { name: 'すべての列' }).check();
  const table = await visitor.table();
  const { content } = await visitor.download('XLSX');
  const sheets = await readXlsxFile(content);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['データ', 'このデータについて', '注記']);
  const [data, about, notes] = sheets.map((each) => each.data);
  expect(data?.[0]).toEqual(table[0]);
  expect(data).toHaveLength(11);
  expect(data?.[1]?.[table[0]?.indexOf('総数') ?? -1]).toBe(33);
  expect(JSON.stringify(about)).toContain('加工して作成');
  expect(JSON.stringify(notes)).toContain('戸 所沢市議会');
});

test('several lists in one answer are several tables, and a missing value has its reason', async () => {
  const { page } = visitor;
  await visitor.openQuestion('international-relations/sister-cities');
  const choice = page.getByRole('combobox', { name: '表', exact: true });
  expect(await choice.locator('option').allTextContents()).toEqual([
    '姉妹都市 (3)',
    expect.stringMatching(/^姉妹都市 › 締結の経緯 \(\d+\)$/),
    expect.stringMatching(/^姉妹都市 › 国際友好委員会 \(\d+\)$/),
    expect.stringMatching(/^姉妹都市 › 節への紐づけ \(\d+\)$/),
    expect.stringMatching(/^姉妹都市 › 事業 \(\d+\)$/),
  ]);
  await page
    .getByText(/名称の由来: 資料に記載なし/)
    .first()
    .waitFor();
  await page.locator('.null', { hasText: '資料に記載なし' }).first().waitFor();
  await choice.selectOption({ index: 1 });
  await page.getByRole('columnheader', { name: 'できごと' }).waitFor();
});

test('the sources appear for a query that did not request them, and the answer stays as it is', async () => {
  const { page } = visitor;
  const bodies: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && bodies.push(request.postData() ?? ''));
  await page.goto('/explorer');
  await page.getByRole('button', { name: /^問い合わせを実行/ }).click();
  await visitor.shown('table');
  await visitor.showView('出典');
  await page.getByRole('heading', { name: '総合計画の構成と期間' }).waitFor();
  expect(bodies.filter((body) => body.includes('answerProvenance'))).toHaveLength(1);
  await visitor.showView('JSON');
  expect(await page.locator('.result-window').innerText()).not.toContain('answerProvenance');
});

/** Of these, the table that says most is not the one that the file names, or lists are joined into its cells. */
const questionsWithTables = [
  'gender-equality/center-card',
  'gender-equality/courses',
  'comprehensive-plan/plan-page',
  'regional-partnership/regional-council',
];

test.each(questionsWithTables)('%s begins in the explorer with the table of its page and its file', async (id) => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 1440, height: 900 } });
  await visitor.openQuestion(id);
  await visitor.page.locator('button:enabled', { hasText: /^CSV$/ }).waitFor();
  const { content } = await visitor.download('CSV');
  const file = await visitor.page.request.get(`/q/${id}.csv?lang=ja`);
  expect(content.toString('utf8')).toBe(await file.text());
});
