import { madeUpEdition } from '../testing/made-up-edition';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import type { DataFolders } from '../testing/second-edition';
import { faultsOfHtml } from '../testing/valid-html';

let folders: DataFolders;
let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  folders = madeUpEdition();
  city = await openCity(folders.definitions);
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
  folders.remove();
});

const languages = ['ja', 'en'] as const;

async function getPage(path: string, language: 'ja' | 'en'): Promise<string> {
  const response = await gateway.get(`${path}?lang=${language}`, { headers: { accept: 'text/html' } });
  expect([path, response.status, response.headers.get('content-language')]).toEqual([path, 200, language]);
  return response.text();
}

async function getJson<Data>(path: string): Promise<Data> {
  const response = await gateway.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Data;
}

/** The pages of which there are many, by their lists. */
async function pathsOf(list: 'indicators' | 'parts' | 'editions'): Promise<string[]> {
  const listed = await getJson<{ url: string }[]>(`/${list}.json`);
  return listed.map(({ url }) => new URL(url).pathname);
}

async function allPaths(): Promise<string[]> {
  const lists = await Promise.all([pathsOf('indicators'), pathsOf('parts'), pathsOf('editions')]);
  return ['/about', '/data', '/indicators', '/parts', '/editions', ...lists.flat()];
}

/** One page of each kind, and those with the most in them. */
const validated = new Set([
  '/about',
  '/data',
  '/indicators',
  '/indicators/consultation-cases',
  '/indicators/decision-making-women',
  '/indicators/publication-copies',
  '/parts',
  '/parts/sister-cities',
  '/parts/reading',
  '/editions',
  '/editions/2025',
]);

const sampledFiles = [
  '/export/sister-cities.csv',
  '/export/observations.jsonl',
  '/export/indicators/population.xlsx',
  '/indicators/population.png',
];

/** Files and pictures are alike, and take long to make. There are no built pages of the explorer here. */
const isFollowed = (path: string): boolean =>
  path !== '/explorer' && (!/^\/export\/|\.png$/.test(path) || sampledFiles.includes(path));

/** The paths to which the text of a page links. */
const pathsIn = (page: string, path: string): string[] =>
  [...page.slice(page.indexOf('<main'), page.indexOf('</main>')).matchAll(/href="([^"#]+)/g)].map(
    ([, href = '']) => new URL(href, gateway.url + path).pathname,
  );

test('each page is there in both languages, valid HTML, and leads only to what is there', async () => {
  const records = new Set<string>();
  const others = new Set<string>();
  for (const path of await allPaths()) {
    for (const language of languages) {
      const page = await getPage(path, language);
      if (language === 'en' && validated.has(path)) expect([path, faultsOfHtml(page)]).toEqual([path, []]);
      expect(page).toContain(`<link rel="canonical" href="${gateway.url}${path}?lang=${language}"`);
      for (const linked of pathsIn(page, path)) {
        if (linked.startsWith('/id/')) records.add(decodeURIComponent(linked.slice(4)));
        else others.add(linked);
      }
    }
  }
  expect(records.size).toBeGreaterThan(500);
  expect([...others]).toEqual(expect.arrayContaining(sampledFiles));
  const ids = [...records];
  for (let from = 0; from < ids.length; from += 100) {
    const { data } = await gateway.ask('query Linked($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: ids.slice(from, from + 100),
    });
    expect((data as { nodes: unknown[] }).nodes).not.toContain(null);
  }
  for (const path of [...others].filter(isFollowed)) {
    const { status } = await gateway.get(path, { headers: { accept: 'text/html' } });
    expect([path, status]).toEqual([path, 200]);
  }
}, 300_000);

interface ShownFigure {
  id: string;
  value: number;
  printed: string;
}

test('the table of an indicator, its JSON and its CSV have the figures that GraphQL has', async () => {
  for (const path of await pathsOf('indicators')) {
    const { data } = await gateway.ask(
      'query Figures($id: ID!) { indicator(id: $id) { observations(first: 100) { nodes { id value printed } } } }',
      { id: `indicator-${path.split('/').at(-1)}` },
    );
    const { nodes } = (data as { indicator: { observations: { nodes: ShownFigure[] } } }).indicator.observations;
    const page = await getPage(path, 'en');
    const rows = [...page.matchAll(/<tr id="(observation-[^"]+)">([^]*?)<\/tr>/g)].map(([, id, cells = '']) => ({
      id,
      value: Number(/<td class="number"[^>]*>([\d,.]+)/.exec(cells)?.[1]?.replaceAll(',', '')),
      printed: /<td class="print"[^>]*>([^<]*)/.exec(cells)?.[1],
    }));
    expect(rows).toEqual(nodes);
    const { observations } = await getJson<{ observations: ShownFigure[] }>(`${path}.json`);
    expect(observations.map(({ id, value, printed }) => ({ id, value, printed }))).toEqual(nodes);
    const csv = await gateway.get(`${path}.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(nodes.length + 1);
  }
}, 300_000);

test('figures of two editions are cited with both, and what they are of is named once', async () => {
  const read = (await getPage('/indicators/population', 'ja')).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
  expect(read).toMatch(
    /出典：[^。]*令和6年度版、「国際交流・姉妹都市」 250、274、298行、および作りものの資料令和7年度版、/,
  );
  expect(read).toMatch(
    /出典と読み方 .{0,60}令和6年度版、「国際交流・姉妹都市」 250、274、298行 作りものの資料、令和7年度版、「国際交流・姉妹都市」/,
  );
  const [, names = ''] = /。 対象： (.*?) ダウンロード/.exec(read) ?? [];
  expect(names.match(/安養市/g)).toHaveLength(1);
  const question = (await getPage('/q/catalogue/editions', 'en')).replaceAll(/<[^>]+>/g, '');
  expect(question).toMatch(
    /FY2024 edition, 国際交流・姉妹都市 lines 232–254\s*FY2025 edition, 国際交流・姉妹都市 lines 240, 250/,
  );
});

test('a search says the newest figure of a record, and of when a figure is', async () => {
  const read = (await (await gateway.get('/?q=人口', { headers: { accept: 'text/html' } })).text())
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ');
  expect(read).toContain('ディケイター市 姉妹都市 人口 66,000人、車での所要時間 約3時間');
  expect(read).toContain('人口 66,000人(2025年度版)');
});

test('what is found in the figures is drawn and said in words, over two editions', async () => {
  const page = await getPage('/indicators/population', 'en');
  // The figures of each edition stand in the order of its print, as in the picture.
  const names = [...page.matchAll(/<th scope="row"[^>]*>\s*<a[^>]*>([^<]+)</g)].map(([, name]) => name);
  const inPrint = ['Decatur', 'Changzhou', 'Anyang'];
  expect(names).toEqual([...inPrint, ...inPrint]);
  const [, source = '', text = ''] = /<img src="([^"]+\.svg[^"]*)" alt="([^"]+)"/.exec(page) ?? [];
  expect(text).toContain('the largest is');
  const picture = await gateway.get(
    new URL(source.replaceAll('&amp;', '&'), `${gateway.url}/indicators/population`).href.slice(gateway.url.length),
  );
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(page).toContain(
    'Decatur: from 67,477 people in FY2024 (Reiwa 6) to 66,000 people in FY2025 (Reiwa 7), down by 1,477 people (2.2 %).',
  );
  expect(page).toContain('must not be added up over time');
});

test('an indicator is found by its id, a part by its number, in the form and language that were asked for', async () => {
  const redirect = 'manual' as const;
  for (const [path, location] of [
    ['/indicators/indicator-population', '../indicators/population'],
    ['/indicators/indicator-population.json?lang=en', '../indicators/population.json?lang=en'],
    ['/parts/7', '../parts/sister-cities'],
    ['/parts/7.json', '../parts/sister-cities.json'],
  ] as const) {
    const { status, headers } = await gateway.get(path, { redirect });
    expect([status, headers.get('location')]).toEqual([308, location]);
  }
});

test('an older edition of an indicator has the figures of that edition, and leads to the newest', async () => {
  const page = await getPage('/indicators/population@2024', 'en');
  expect(page).toContain('67,477');
  expect(page).not.toContain('66,000');
  expect(page).toContain('href="../indicators/population?lang=en"');
});

test('the page of an edition says what changed since the one before, or that there is none', async () => {
  const first = await getPage('/editions/2024', 'en');
  expect(first).toContain('No earlier edition is included');
  const { changes } = await getJson<{ changes: { recordId: string; field: string; before: string }[] }>(
    '/editions/2025.json',
  );
  expect(changes).toContainEqual(
    expect.objectContaining({ recordId: 'sister-city-decatur', field: 'population', before: '67477' }),
  );
  expect(await getPage('/editions/2025', 'en')).toContain('66000');
});

test('the page of an edition has its findings by kinds, long ones folded for phones below headings with anchors', async () => {
  const page = await getPage('/editions/2025', 'en');
  const headings = [...page.matchAll(/<h3 id="([^"]+)">\s*([^<]*?)\s*</g)].map(([, id, title]) => [id, title]);
  expect(headings).toEqual(
    expect.arrayContaining([
      ['changes-changed', 'Changed'],
      ['corrections-misprint', 'Misprint'],
      ['checks-passed', 'Agree'],
    ]),
  );
  const folds = [...page.matchAll(/<details class="fold">[^]*?<\/details>/g)].map(([fold]) => fold);
  expect(folds.length).toBeGreaterThan(3);
  for (const fold of folds) {
    const [, shown = ''] = /<summary>\s*Show all ([\d,]+)/.exec(fold) ?? [];
    expect([...fold.matchAll(/<tr>\s*<th scope="row"/g)]).toHaveLength(Number(shown.replace(',', '')));
  }
});

test('the dictionary describes every kind of record and each of its fields in the language of the reader', async () => {
  const page = await getPage('/data', 'ja');
  expect(page).toContain('<tr id="SisterCity.population">');
  expect(page).toContain('<tr id="Unit.PERSON_VISIT">');
  const { data } = await gateway.ask(
    '{ __type(name: "Record") { possibleTypes { name fields { name args { name } } } } }',
  );
  const { possibleTypes } = (data as { __type: { possibleTypes: { name: string }[] } }).__type;
  expect(possibleTypes.length).toBeGreaterThan(40);
  for (const { name } of possibleTypes) expect(page).toContain(`<h3 id="${name}">`);
  const { kinds } = await getJson<{
    kinds: { name: string; list?: string; fields: { path: string; label: object }[] }[];
  }>('/data.json?lang=en');
  const city = kinds.find(({ name }) => name === 'SisterCity');
  expect(city?.list).toBe('sisterCities');
  expect(city?.fields).toContainEqual(
    expect.objectContaining({ path: 'areaKm2', unit: 'km2', kind: 'number', type: 'Float' }),
  );
  const anchors = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
  for (const [, fragment = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(fragment);
});

test('what is not there is told with a page or as problem details, with what to do', async () => {
  for (const path of ['/indicators/nope', '/parts/nope', '/parts/99', '/editions/1999']) {
    const page = await gateway.get(`${path}?lang=en`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    const text = await page.text();
    expect(text).toContain('There is no ');
    expect(faultsOfHtml(text)).toEqual([]);
    const program = await gateway.get(`${path}.json`);
    expect([program.status, program.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  }
  const { status } = await gateway.get('/indicators/population.xml');
  expect(status).toBe(404);
});
