import type { AskedGateway } from '../testing/ask-gateway';
import { eventually } from '../testing/eventually';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ cacheMegabytes: 8 });
const silent = sharedGateway({ without: 'all' });

async function page(path: string, from: AskedGateway = gateway, headers: Record<string, string> = {}) {
  const response = await from.get(path, { headers: { accept: 'text/html', ...headers } });
  const text = await response.text();
  // As a reader sees it.
  const read = text
    .replaceAll(/<(script|style)[^]*?<\/\1>|<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
  return { status: response.status, cache: response.headers.get('cache-status'), text, read };
}

test('is kept as long as the data stand, in each language', async () => {
  let kept = await page('/');
  // While the gateway starts, an answer may lack something, and is not kept.
  await eventually('the page is kept', async () => {
    if (!kept.cache?.includes('hit')) kept = await page('/');
    return kept.cache?.includes('hit') ?? false;
  });
  expect(kept.status).toBe(200);
  expect(kept.text).toContain('<html lang="ja">');
  const english = await page('/', gateway, { 'accept-language': 'en' });
  expect(english.text).toContain('<html lang="en">');
  expect((await page('/?lang=en')).read).toContain('The 13 parts of the source');
});

test('says in which languages it is there, and what it is', async () => {
  const { text } = await page('/');
  expect(text).toContain('<title>所沢市 計画グラフ</title>');
  for (const language of ['ja', 'en']) {
    expect(text).toContain(`<link rel="alternate" hreflang="${language}" href="${gateway.url}/?lang=${language}" />`);
  }
  expect(text).toContain(`<link rel="canonical" href="${gateway.url}/" />`);
});

test('each figure that a search finds says its value, and a record first the figures that are searched for', async () => {
  const { read } = await page('/?q=人口');
  expect(read).toMatch(
    /人口\(常州市\).*?人口 5,375,000人.*人口\(安養市\).*?人口 546,534人.*人口\(ディケイター市\).*?人口 67,477人/,
  );
  expect(read).toContain('ディケイター市 姉妹都市 人口 67,477人、車での所要時間');
  expect((await page('/?q=decatur&lang=en')).read).toContain('Decatur Sister city Time by car about 3 hours');
});

test('a headline of which the source gives no date says so', async () => {
  const { read } = await page('/');
  expect(read).toMatch(/5,375,000人.*?いつの数値かは記載なし/);
  expect((await page('/?lang=en')).read).toMatch(/5,375,000 people.*?The source does not date it/);
  const record = await page('/id/sister-city-decatur');
  expect(record.read).toMatch(/67,477人 令和6年度\(2024年度\)の版、時点の記載なし/);
});

test('has the headlines of the graph, and none of them is without a figure', async () => {
  const { read } = await page('/');
  const { data } = await gateway.ask(`{
    observations(where: { indicators: ["website-accesses"] }) { nodes { value } }
    consultationTotals { printedCases }
  }`);
  const { observations, consultationTotals } = data as unknown as {
    observations: { nodes: { value: number }[] };
    consultationTotals: { printedCases: number }[];
  };
  expect(read).toContain(`${observations.nodes[0]?.value.toLocaleString('ja')}件`);
  expect(read).toContain(`${consultationTotals[0]?.printedCases.toLocaleString('ja')}件`);
  expect(read).not.toContain('いま答えられない部分があります');
});

test('a search has an address, is found no other way by search engines, and is not searchable without a word', async () => {
  const found = await page(`/?q=${encodeURIComponent('常州市')}`);
  expect(found.text).toContain('<meta name="robots" content="noindex" />');
  expect(found.text).toContain('href="./id/sister-city-changzhou"');
  expect(found.read).toMatch(/記録 \d+ 件/);
  const mistaken = await page(`/?q=${encodeURIComponent('…')}`);
  expect([mistaken.status, mistaken.cache]).toEqual([400, null]);
  expect(mistaken.read).toContain('このままでは検索できません。');
  expect((await page('/?q=DV&domain=NOWHERE')).status).toBe(400);
});

test('what is searched for is never markup', async () => {
  const { text } = await page(`/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(text).not.toContain('<script>alert');
});

describe('while a domain does not answer', () => {
  const incomplete = sharedGateway({ without: 'international-relations', cacheMegabytes: 8 });

  test('the rest of the page stands, says what is missing, and is not kept', async () => {
    const { status, cache, read } = await page('/', incomplete);
    expect([status, cache]).toEqual([200, null]);
    expect(read.match(/いま、この部分の数を取得できません。/g)).toHaveLength(2);
    expect(read).toContain('30.3 %');
  });
});

test('while nothing answers, the page still has its parts and questions, and says what is missing', async () => {
  const { status, read } = await page('/', silent);
  expect(status).toBe(200);
  expect(read.match(/いま、この部分の数を取得できません。/g)).toHaveLength(14);
  expect(read).toMatch(/いま答えられない部分があります:市議会に占める女性の割合、.*資料の訂正、年表。/);
  expect(read).toContain('姉妹都市は、どんなまちか。');
  expect((await page('/?q=DV', silent)).read).toContain('いまは検索できません。');
  expect((await page('/timeline', silent)).status).toBe(503);
});
