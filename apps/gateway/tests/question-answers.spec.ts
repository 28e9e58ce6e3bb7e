import { readQuestionFiles } from '@tokorozawa/question-files';
import { subgraphs } from '@tokorozawa/registry';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
const { questions } = readQuestionFiles(subgraphs);

const pageAt = async (path: string): Promise<string> =>
  (await (await gateway.get(path, { headers: { accept: 'text/html' } })).text()).replaceAll(/\s+/g, ' ');

const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

/** The captions of the tables of a page, without the number of rows. */
const captionsIn = (html: string): string[] =>
  [...html.matchAll(/<caption>\s*<span[^>]*>([^<(]*)/g)].map(([, title = '']) => title.trim());

test('a question about several measures is answered with a figure for each, with its name and unit', async () => {
  const html = await pageAt('/q/informatization/newsletter-cost-and-reach?lang=ja');
  const [, list = ''] = /<ul class="figures">(.*?)<\/ul>/.exec(html) ?? [];
  const figures = textOf(list.replaceAll('</li>', ';'));
  expect(figures).toContain('部数(月平均) 171,949部');
  expect(figures).toContain('印刷の単価 1ページにつき0.623円');
  expect(figures).toContain('配布の単価 1部につき12.5円');
  expect(figures).toContain('部数(年間) 444部');
  const svg = await (await gateway.get('/q/informatization/newsletter-cost-and-reach.svg?lang=en&width=320')).text();
  expect(svg).toContain('0.623 yen for one page');
  expect(svg).toContain('Copies (monthly average)');
});

test('the center card says first whether the center is open and until when, then has a table for each thing', async () => {
  const html = await pageAt('/q/gender-equality/center-card?today=2024-07-10&from=2024-07-10&lang=ja');
  expect(html).toContain('2024年7月10日(水)は開館日で、08:30から21:30まで開いています。');
  expect(captionsIn(html)).toEqual(['次の開館日', '相談事業', '室', '使用区分', '男女共同参画推進センター']);
  expect(html.indexOf('開館日で、')).toBeLessThan(html.indexOf('<caption>'));
  const closed = await pageAt('/q/gender-equality/center-card?today=2024-07-11&lang=en');
  expect(closed).toContain(
    'On Thursday, July 11, 2024, the center is closed (a Thursday). It opens next on Friday, July 12',
  );
  const embed = await pageAt('/embed/q/gender-equality/center-card?today=2024-07-11&lang=en');
  expect(embed).toContain('the center is closed');
});

test.each([
  ['regional-partnership/municipality', ['協議会での役職', '協議会への加入']],
  ['gender-equality/consultation-cases', ['件数', '合計']],
])('%s shows what answers it without a choice of tables', async (id, titles) => {
  const captions = captionsIn(await pageAt(`/q/${id}?lang=ja`));
  expect(captions.slice(0, 2)).toEqual(titles.map((title) => expect.stringContaining(title) as string));
});

test.each([...questions.keys()])('the tables of %s have names of their own, and no id is given twice', async (id) => {
  for (const lang of ['ja', 'en']) {
    const html = await pageAt(`/q/${id}?lang=${lang}`);
    const chips = [...html.matchAll(/<li> ?<a [^>]*table[^>]*>\s*([^<]*?)\s*<\/a/g)].map(([, title]) => title);
    const captions = captionsIn(html);
    expect([lang, new Set(chips).size, new Set(captions).size]).toEqual([lang, chips.length, captions.length]);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, name]) => name);
    expect(ids.filter((name, index) => ids.indexOf(name) !== index)).toEqual([]);
    // Every mark leads to a note, and every note has a mark.
    const notes = [...html.matchAll(/<li id="(note-[^"]*)"/g)].map(([, note]) => note);
    const marks = new Set([...html.matchAll(/href="#(note-[^"]*)"/g)].map(([, note]) => note));
    expect([...marks].sort()).toEqual([...notes].sort());
  }
});

test('a value that is kept in doubt is not marked as corrected, and the legend tells both apart', async () => {
  const html = await pageAt('/q/informatization/public-relations?lang=ja');
  expect(/aria-label="疑いあり：注\d+" ?>疑<\/a/.test(html)).toBe(true);
  expect(textOf(html)).toContain('「疑」：誤りかもしれないか、別の読み方ができる値。');
  const doubts = [...html.matchAll(/<li id="(note-[\d-]+)">[^<]*疑いを残す/g)].map(([, note]) => note);
  const corrected = [...html.matchAll(/href="#(note-[\d-]+)" aria-label="訂正/g)].map(([, note]) => note);
  expect(doubts.length).toBeGreaterThan(0);
  expect(corrected.filter((note) => doubts.includes(note))).toEqual([]);
});

test('a time line draws what is known by month or fiscal year where it lies, and says so', async () => {
  const svg = await (await gateway.get('/q/informatization/informatization-policies.svg?lang=ja')).text();
  const { data } = (await (await gateway.get('/q/informatization/informatization-policies.json')).json()) as {
    data: { informatizationPolicies: { adopted: object | null }[] };
  };
  const undated = data.informatizationPolicies.filter(({ adopted }) => adopted === null).length;
  expect(svg).toContain(`日付のないもの ${undated}件`);
  expect(svg).toMatch(/日が分からないものは、その期間の長さで描いている：年度まで \d+件/);
});

test('an answer of this week is shared with its dates, and by an address that follows the day', async () => {
  const html = await pageAt('/q/gender-equality/consultations-this-week?lang=ja');
  expect(html).toMatch(
    /id="share-address"[^>]*value="[^"]*consultations-this-week\?monday=\d{4}-\d\d-\d\d&amp;sunday=/,
  );
  expect(html).toMatch(/id="share-current"[^>]*value="[^"?]*consultations-this-week"/);
  expect(await pageAt('/q/gender-equality/courses?lang=ja')).not.toContain('share-current');
});

test.each([
  '/q/city-promotion/cool-japan-forest',
  '/q/comprehensive-plan/plan-page',
  '/q/gender-equality/women-in-decision-making',
  '/indicators/consultation-cases',
  '/embed/q/gender-equality/center-card',
])('%s has dates and editions in English for English readers', async (path) => {
  const html = await pageAt(`${path}?lang=en`);
  // The citation in the other language stays in that language.
  const english = html.replaceAll(/<(\w+)[^>]* lang="ja"[^>]*>.*?<\/\1>/g, '');
  expect(textOf(english)).not.toMatch(/(明治|大正|昭和|平成|令和)(元|\d+)年/);
});

test.each([
  ['/q/gender-equality/women-in-decision-making', 860],
  ['/indicators/consultation-cases', 860],
  ['/embed/q/gender-equality/women-in-decision-making', 720],
  ['/embed/indicators/consultation-cases', 720],
])('the picture of %s is drawn for narrow screens and in the dark', async (path, wide) => {
  const html = await pageAt(`${path}?lang=en`);
  const [, picture = ''] = /<picture>(.*?)<\/picture>/.exec(html) ?? [];
  expect(picture).toMatch(
    /media="screen and \(prefers-color-scheme: dark\) and \(max-width: 24rem\)" srcset="[^"]*width=320&amp;theme=dark/,
  );
  expect(picture).toMatch(/media="\(max-width: 24rem\)" srcset="[^"]*width=320&amp;lang=en"/);
  expect(picture).toMatch(
    new RegExp(`media="screen and \\(prefers-color-scheme: dark\\)" srcset="[^"]*width=${wide}&amp;theme=dark`),
  );
});

test('what the source leaves open is listed with the record that it is about, in words', async () => {
  for (const [lang, path] of [
    ['ja', /[a-z]\.[a-z]/i],
    ['en', /[a-z]\.[a-z]/i],
  ] as const) {
    const html = await pageAt(`/parts/reading?lang=${lang}`);
    const [, gaps = ''] = /<h2 id="gap">(.*?)<\/section>/.exec(html) ?? [];
    const items = gaps.split('<li>').slice(1);
    expect(items.length).toBeGreaterThan(50);
    expect(textOf(gaps)).not.toMatch(path);
    for (const item of items) expect(item.match(/href="[^"]*\/id\//g)).toHaveLength(2);
  }
});

test('the rows of one table stand on the page of their part as they are printed', async () => {
  const html = await pageAt('/parts/equality-policy?lang=ja');
  const names = ['所沢市議会', '行政委員会', '部長級以上', '次長級', '課長級', '課長補佐級', '係長・主査級', '職員数'];
  const places = names.map((name) => html.indexOf(`>${name}</a>`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('the populations of several cities are not added up without being asked', async () => {
  const html = await pageAt('/indicators/population?lang=ja');
  expect(textOf(html)).not.toContain('すべての数値の和');
});

test('names in tables lead to their records, whether or not the query asks for an id', async () => {
  const plan = await pageAt('/q/comprehensive-plan/plan-page?lang=ja');
  expect(plan).toMatch(/id\/plan-6-chapter-1\?lang=ja">人と人との絆を紡ぐまち<\/a>/);
  expect(plan).toMatch(/id\/plan-6-section-6-4\?lang=ja">/);
  const policies = await pageAt('/q/informatization/informatization-policies?lang=ja');
  const earlier = /id="informatizationPolicies\.1\.earlier[^>]*>(.*?)<\/td>/.exec(policies)?.[1];
  expect(earlier).toMatch(/^<a href="[^"]*\/id\/[a-z0-9-]+\?lang=ja">行政情報化基本計画<\/a> · /);
});
