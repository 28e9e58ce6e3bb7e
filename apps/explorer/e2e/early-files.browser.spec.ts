import { type Browser, type Request } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

/* Files, and code to copy, that a reader asks for before what they consist of has come. */

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
beforeEach(async () => (visitor = await Visitor.arrive(browser, { viewport: { width: 360, height: 740 } })));
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});
afterAll(() => browser.close());

const asksForSources = (request: Request): boolean => request.postData()?.includes('answerProvenance') ?? false;
const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
const waits = (text: RegExp) => visitor.page.getByRole('status').filter({ hasText: text });

/** Opens a question whose sources do not come until the returned function is called. */
async function openWithoutSources(question: string, view: 'table' | 'chart'): Promise<() => void> {
  const release = await visitor.holdBack('**/graphql', asksForSources);
  await visitor.page.goto(`/explorer#question=${question}&view=${view}`);
  await visitor.page.locator(`[data-provenance=loading]`).waitFor();
  return release;
}

const women = 'gender-equality/women-in-decision-making';

test.each([
  ['CSV', '資料には「戸 所沢市議会」とあり'],
  ['JSON', '資料には「戸 所沢市議会」とあり'],
  ['XLSX', ''],
])('%s that is pressed before the sources have come is written then, with what they say', async (format, note) => {
  const release = await openWithoutSources(women, 'table');
  const coming = visitor.download(format);
  await waits(new RegExp(`^出典を問い合わせています。届きしだい、${format} をダウンロードします。$`)).waitFor();
  expect(await visitor.overflow()).toBe(0);
  release();
  expect((await coming).content.toString('utf8')).toContain(note);
  await waits(/ダウンロード/).waitFor({ state: 'detached' });
});

test('files of several formats that are pressed early are all written, each once', async () => {
  const release = await openWithoutSources(women, 'table');
  const names: string[] = [];
  visitor.page.on('download', (download) => names.push(download.suggestedFilename().replace(/^.*\./, '')));
  await button('JSON').click();
  await button('JSON').click();
  const last = visitor.page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.csv'));
  await button('CSV').click();
  await waits(/届きしだい、JSON、CSV をダウンロードします。$/).waitFor();
  release();
  await last;
  await visitor.download('CSV');
  expect(names.sort()).toEqual(['csv', 'csv', 'json']);
});

test('XLSX that is pressed twice while its code is loading is written once', async () => {
  const { page } = visitor;
  const load = await visitor.holdBack('**/assets/xlsx-*.js');
  await visitor.openQuestion(women);
  const names: string[] = [];
  page.on('download', (download) => names.push(download.suggestedFilename().replace(/^.*\./, '')));
  await button('XLSX').click();
  await button('XLSX').click();
  await waits(/^XLSX を用意しています。$/).waitFor();
  load();
  await waits(/XLSX/).waitFor({ state: 'detached' });
  await visitor.download('CSV');
  expect(names).toEqual(['xlsx', 'csv']);
});

test.each(['SVG', 'PNG'])('%s that is pressed before the sources have come is written then', async (format) => {
  const release = await openWithoutSources('gender-equality/courses', 'chart');
  const coming = visitor.download(format);
  await waits(/^出典を問い合わせています。届きしだい、/).waitFor();
  expect(await visitor.overflow()).toBe(0);
  release();
  const { content } = await coming;
  if (format === 'SVG') expect(content.toString('utf8').replaceAll(/<[^>]*>/g, '')).toContain('学習・研修事業」');
  else expect(content.subarray(1, 4).toString()).toBe('PNG');
});

test('a file that is pressed early is in the language that is chosen meanwhile, in all of its parts', async () => {
  const { page } = visitor;
  const isInEnglish = (request: Request): boolean => request.headers()['accept-language'] === 'en';
  const releaseSources = await visitor.holdBack(
    '**/graphql',
    (request) => asksForSources(request) && !isInEnglish(request),
  );
  await page.goto('/explorer#question=international-relations/sister-cities&view=table');
  await page.locator('[data-provenance=loading]').waitFor();
  const coming = visitor.download('JSON');
  await waits(/JSON/).waitFor();
  // The sources come in English, but the answer and the names of its columns do not.
  const releaseAnswer = await visitor.holdBack(
    '**/graphql',
    (request) => isInEnglish(request) && !asksForSources(request),
  );
  await button('English').click();
  await page.locator('[data-provenance=loaded]').waitFor();
  await waits(/^Loading the answer in English\. Then JSON will be downloaded\.$/).waitFor();
  releaseAnswer();
  const { rows } = JSON.parse((await coming).content.toString('utf8')) as { rows: Record<string, unknown>[] };
  releaseSources();
  expect(rows.map(({ Name }) => Name)).toContain('Decatur');
});

describe('of several operations', () => {
  const query = 'query First { sisterCities { name } }\nquery Second { comprehensivePlan { name } }';
  const address = `/explorer?${new URLSearchParams({ query, operationName: 'Second', view: 'code' })}`;
  const schemaHasCome = () =>
    visitor.page.waitForResponse((response) => response.request().postData()?.includes('IntrospectionQuery') ?? false);

  test('no code is there to copy before it is known which one is chosen', async () => {
    const { page } = visitor;
    const load = await visitor.holdBack('**/assets/lite-*.js');
    const schema = schemaHasCome();
    await page.goto(address);
    await (await schema).finished();
    await page.locator('.answer-panel').getByText('読み込み中です。').waitFor();
    expect(await page.locator('.code pre').count()).toBe(0);
    load();
    await button('コードをコピー').click();
    await page.getByText('✓ コピーしました').waitFor();
    expect(await visitor.clipboard()).toContain('operationName=Second');
  });

  test('the link to share that is pressed before the editors are loaded names the chosen one', async () => {
    const { page } = visitor;
    const load = await visitor.holdBack('**/assets/lite-*.js');
    await page.goto(address);
    await button('共有リンク').click();
    load();
    await page.getByText('リンクをコピーしました').waitFor();
    const link = await visitor.clipboard();
    await page.goto('about:blank');
    await page.goto(link);
    await visitor.shown('code');
    expect(await page.locator('.code pre').innerText()).toContain('operationName=Second');
  });
});
