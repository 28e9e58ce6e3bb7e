import { kindOf } from '@tokorozawa/pages';
import { subgraphs } from '@tokorozawa/registry';
import { buildSchema } from 'graphql';
import { Parser } from 'n3';
import { readFileSync } from 'node:fs';
import type { Answer } from '../testing/ask-gateway';
import { sharedGateway } from '../testing/shared-gateway';
import { committedSupergraph } from '../testing/supergraph-on-disk';
import { faultsOfHtml } from '../testing/valid-html';

const gateway = sharedGateway({ hasEnteredRecords: true });
const partial = sharedGateway({ hasEnteredRecords: true, without: 'comprehensive-plan' });
/** The id of one record of each kind. */
const ids = new Map<string, string>();
beforeAll(async () => {
  const query = `query ($after: ID) { snapshot(first: 1000, after: $after) { nodes { __typename id } next } }`;
  for (let after: string | null | undefined; after !== null;) {
    const { data }: Answer = await gateway.ask(query, { after });
    const { nodes, next } = data?.snapshot as SnapshotPage;
    for (const { __typename: type, id } of nodes) if (id < (ids.get(type) ?? '~')) ids.set(type, id);
    after = next;
  }
});

interface SnapshotPage {
  nodes: { __typename: string; id: string }[];
  next: string | null;
}

const page = { accept: 'text/html' };
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await gateway.get(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');

interface Shown {
  name: string;
  observations: { nodes: { value: number }[] } | null;
}

test('a record of every kind has a valid page in both languages, with all of its figures', async () => {
  expect([...ids.keys()].sort()).toEqual(subgraphs.flatMap(({ concepts }) => concepts.map(({ name }) => name)).sort());
  for (const [type, id] of ids) {
    const data = JSON.parse((await get(`/id/${id}.json?lang=en`)).text) as Shown;
    for (const lang of ['ja', 'en']) {
      const { status, text } = await get(`/id/${id}?lang=${lang}`, page);
      expect([type, status, faultsOfHtml(text)]).toEqual([type, 200, []]);
      const values = (data.observations?.nodes ?? []).map(({ value }) => value.toLocaleString('en-US'));
      expect([type, values.filter((value) => !text.includes(value))]).toEqual([type, []]);
      if (lang === 'en') expect(text).toContain(escaped(data.name));
    }
  }
});

test.each([
  ['ja', ['引用をコピー', '変わらないアドレスをコピー']],
  ['en', ['Copy the citation', 'Copy the permanent address']],
])('the citation and the permanent address can be copied by buttons of different names (%s)', async (lang, names) => {
  const id = 'share-of-women-2024-staff';
  for (const path of [`/id/${id}`, '/indicators/population']) {
    const { text } = await get(`${path}?lang=${lang}`, page);
    const buttons = [...text.matchAll(/<button[^>]*data-copy="([^"]*)"[^>]*aria-label="([^"]*)"/g)];
    const [copied, labels] = [1, 2].map((group) => buttons.map((button) => button[group]));
    expect([path, new Set(labels).size, labels]).toEqual([path, buttons.length, expect.arrayContaining(names)]);
    for (const each of copied ?? []) expect(text).toContain(`id="${each}"`);
    expect(text).toContain(`${gateway.url}${path}`);
  }
  const { text } = await get(`/id/indicator-population?lang=${lang}`, page);
  expect(text).toMatch(/<a href="[^"]*indicator-population\.svg[^"]*" id="picture-address"/);
  expect(text).toContain(`>${gateway.url}/id/indicator-population.svg</a`);
});

test.each([
  ['ja', '指標：人口'],
  ['en', 'indicator: Population'],
])('the card of a figure says that its second link leads to an indicator (%s)', async (lang, words) => {
  const { text } = await get(`/id/sister-city-decatur?lang=${lang}`, page);
  expect(text.replaceAll(/<[^>]*>/g, '')).toContain(words);
});

test('the JSON of a record is what GraphQL answers', async () => {
  const schema = buildSchema(readFileSync(committedSupergraph, 'utf8'));
  for (const id of ['sister-city-decatur', 'facility-112089-F-0']) {
    const { text, headers } = await get(`/id/${id}.json`);
    const record = JSON.parse(text) as { __typename: string };
    const { data } = await gateway.ask(kindOf(schema, record.__typename).query, { id });
    expect(record).toEqual(data?.node);
    expect(headers.get('link')).toContain(`/data#${record.__typename}>; rel="describedby"`);
  }
});

test('linked data say the same as Turtle and as JSON-LD, in terms of schema.org, PROV-O and our own', async () => {
  const { text } = await get('/id/sister-city-decatur', { accept: 'text/turtle' });
  const quads = new Parser().parse(text);
  const address = `${gateway.url}/id/sister-city-decatur`;
  const of = (predicate: string) =>
    quads
      .filter((quad) => quad.subject.value === address && quad.predicate.value === predicate)
      .map((quad) => quad.object.value);
  expect(of('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')).toEqual([
    `${gateway.url}/data#SisterCity`,
    'https://schema.org/City',
  ]);
  expect(of(`${gateway.url}/data#SisterCity.population`)).toEqual(['67477']);
  expect(of('http://www.w3.org/ns/prov#wasDerivedFrom')).toHaveLength(1);
  const linked = JSON.parse((await get('/id/sister-city-decatur.jsonld')).text) as Record<string, unknown>;
  expect(linked).toMatchObject({ '@id': address, 'pg:SisterCity.population': 67477 });
  for (const [type, id] of ids) {
    const { status, text: turtle } = await get(`/id/${id}.ttl`);
    expect([type, status, turtle]).toEqual([type, 200, expect.stringMatching(/^@prefix/)]);
    expect(new Parser().parse(turtle).length).toBeGreaterThan(5);
  }
});

test('a record is a table of one row as CSV', async () => {
  const { text, headers } = await get('/id/sister-city-decatur.csv');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [firstLine, ...rows] = text.split('\r\n');
  expect(rows).toEqual([expect.stringContaining('67477'), '']);
  expect((await get('/id/plan-6-section-1-1.csv?excel=1')).text).toContain(',"=""1-1""",');
  // It has the columns of its list, in their order.
  expect(firstLine).toBe((await get('/export/sister-cities.csv')).text.split('\r\n', 1)[0]);
});

test('a figure keeps the digits that are printed, wherever it is shown', async () => {
  const { data } = await gateway.ask(`{
    observations(where: { indicators: ["decision-making-share-of-women"], text: "職員数" }) { nodes { id printed recordId } }
  }`);
  const [{ id, printed, recordId }] = (
    data as { observations: { nodes: [{ id: string; printed: string; recordId: string }] } }
  ).observations.nodes;
  expect(printed).toBe('33.0');
  const { text } = await get(`/id/${recordId}?lang=en`, page);
  expect(text).toMatch(/<meta name="description" content="[^"]*33\.0 %/);
  for (const path of [
    `/id/${recordId}`,
    `/id/${id}`,
    `/embed/id/${id}`,
    '/indicators/decision-making-share-of-women',
  ]) {
    const shown = (await get(path, page)).text;
    expect([path, shown.includes('33.0 %'), /[^.\d]33 ?%/.test(shown)]).toEqual([path, true, false]);
  }
});

test('what was corrected shows its printed form, and what is missing its reason', async () => {
  const { text } = await get('/id/sister-city-decatur?lang=ja', page);
  expect(text).toMatch(/id="ties\.0\.date"[\s\S]*?資料の表記:昭和40年\(1965年\)当時/);
  expect(text).toMatch(/id="provenance\.gaps\.0"[\s\S]*?資料に記載なし/);
  expect(text).toContain('国際化を掲げるこの節に結んだ');
});

test('a page has its permanent address, its other forms and languages in the headers, and no script but ours', async () => {
  const { headers, text } = await get('/id/sister-city-decatur.html?lang=en', page);
  expect(headers.get('link')).toContain(`<${gateway.url}/id/sister-city-decatur?lang=en>; rel="canonical"`);
  expect(headers.get('link')).toContain(
    `<${gateway.url}/id/sister-city-decatur.ttl>; rel="alternate"; type="text/turtle"`,
  );
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(text).toContain('href="../id/plan-6-section-5-5?lang=en"');
});

test('a page costs two operations', async () => {
  const { headers } = await get('/id/sister-city-decatur', page);
  const asked = await gateway.subgraphsAskedFor(headers.get('x-request-id'));
  expect(asked.filter((name) => name === 'international-relations')).toHaveLength(1);
});

test.each(['sister-city-decatr', 'Sister-City-Decatur', 'sister_city_decatur', 'a'.repeat(90), '%00', '"><script>'])(
  'an id that no record has, such as %s, is told with records like it',
  async (id) => {
    const { status, text } = await get(`/id/${encodeURIComponent(id)}`, { ...page, 'accept-language': 'en' });
    expect([status, faultsOfHtml(text)]).toEqual([404, []]);
    expect(text).toContain('Record not found');
    if (/sister/i.test(id)) expect(text).toContain('/id/sister-city-');
    const program = await get(`/id/${encodeURIComponent(id)}.json`);
    expect([program.status, program.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  },
);

test('while one domain does not answer, a page shows the rest and says what is missing, and no file is sent', async () => {
  const shown = await (await partial.get('/id/sister-city-decatur?lang=en', { headers: page })).text();
  expect(shown).toContain('67,477 people');
  expect(shown).toMatch(/Some parts do not answer now: Programs/);
  expect(faultsOfHtml(shown)).toEqual([]);
  expect((await partial.get('/id/sister-city-decatur.json')).status).toBe(503);
  expect((await partial.get('/id/plan-6', { headers: page })).status).toBe(503);
});
