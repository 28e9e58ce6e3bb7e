import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestionFiles } from '@tokorozawa/question-files';
import { subgraphs } from '@tokorozawa/registry';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const { questions } = readQuestionFiles(subgraphs);
const directories = new Map(subgraphs.map(({ name, directory }) => [name, directory]));

/** The answer that was checked against the reviewed data. */
function expectedData(id: string): unknown {
  const [subgraph, name] = id.split('/') as [string, string];
  const file = join(directories.get(subgraph) as string, 'examples', `${name}.expected.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: unknown }).data;
}

async function problemAt(path: string): Promise<{ status: number; parameter?: string; detail: string }> {
  const response = await gateway.get(path, {
    headers: { accept: 'application/json', 'accept-language': 'en' },
  });
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  return (await response.json()) as { status: number; parameter?: string; detail: string };
}

test.each([...questions.keys()])('%s is answered as GraphQL answers it, with where it comes from', async (id) => {
  const response = await gateway.get(`/q/${id}.json`);
  const text = await response.text();
  expect([response.status, text.slice(0, 200)]).toEqual([200, expect.stringMatching(/^\{"data":\{/)]);
  const { data, question, address, citation, provenance } = JSON.parse(text) as Record<string, unknown>;
  expect(JSON.stringify(data)).toBe(JSON.stringify(expectedData(id)));
  expect(question).toMatchObject({ id, sentence: questions.get(id)?.sentence });
  expect(address).toBe(`${gateway.url}/q/${id}`);
  expect(citation).toMatch(/^出典：/);
  expect(provenance).toEqual(expect.any(Array));
});

test.each([
  'gender-equality/courses',
  'catalogue/time-line',
  'comprehensive-plan/plan-page',
  'regional-services/joint-events',
])('%s is a page in both languages, and a table as CSV', async (id) => {
  for (const [lang, language] of Object.entries(questions.get(id)?.sentence ?? {})) {
    const page = await gateway.get(`/q/${id}?lang=${lang}`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-language')]).toEqual([200, lang]);
    const html = await page.text();
    const [, heading] = /<h1>([^<]*)<\/h1>/.exec(html) ?? [];
    expect(heading?.replaceAll('&#39;', "'")).toBe(language);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, name]) => name);
    expect(ids.filter((name, index) => ids.indexOf(name) !== index)).toEqual([]);
  }
  const csv = await gateway.get(`/q/${id}.csv`);
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(await csv.text()).toContain('\r\n');
});

test('variables are query parameters: lists by repetition, enums by name, fields of inputs with dots', async () => {
  const ask = async (path: string) =>
    (await (await gateway.get(path)).json()) as { data: never; variables: object; address: string };
  const fee = await ask('/q/gender-equality/center-room-fee.json?slots=1&slots=2&tariff=STANDARD');
  expect(fee.variables).toEqual({ room: 'center-room-workshop', slots: [1, 2], tariff: 'STANDARD' });
  expect(fee.address).toBe(`${gateway.url}/q/gender-equality/center-room-fee?slots=1&slots=2&tariff=STANDARD`);
  const courses = await ask('/q/gender-equality/courses.json?where.text=%E3%83%87%E3%83%BC%E3%83%88&first=50');
  expect(courses.variables).toMatchObject({ where: { text: 'デート', fiscalYear: 2023 }, first: 50 });
  const none = await ask('/q/informatization/system-milestones.json?start=&end=2000');
  expect(none.variables).toMatchObject({ start: null, end: '2000' });
});

test.each([
  ['gender-equality/center-room-fee', 'slots=x', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=1.5', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=99999999999', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=', 'slots', 'A value is needed'],
  ['gender-equality/center-room-fee', 'tariff=CHEAP', 'tariff', 'one of STANDARD'],
  ['gender-equality/center-room-fee', 'room=', 'room', 'an id'],
  ['gender-equality/center-room-fee', 'room=a&room=b', 'room', 'one value only'],
  ['gender-equality/center-room-fee', 'rooms=a', 'rooms', 'The parameters are room, slots, tariff'],
  ['gender-equality/center-card', 'today=2024-02-30', 'today', 'a day'],
  ['gender-equality/center-card', 'from=soon', 'from', 'a fiscal year'],
  ['gender-equality/courses', 'where.fiscalYear=x', 'where.fiscalYear', 'a fiscal year'],
  ['gender-equality/courses', 'where.unit=DAYS', 'where.unit', 'one of'],
  ['gender-equality/courses', 'where=x', 'where', 'where.text'],
  ['gender-equality/courses', 'first=x', 'first', 'such as first=5'],
  ['regional-partnership/municipality', 'code=1', 'code', 'a municipality code'],
  ['informatization/informatization-policies', 'kind=plan', 'kind', 'one of'],
  ['informatization/system-milestones', `text=${'a'.repeat(1001)}`, 'text', '1000 characters'],
  ['catalogue/time-line', 'start=x', 'start', 'start=1995'],
  ['catalogue/time-line', 'table=x', 'table', 'time'],
])(
  '%s?%s is refused, and the message names the parameter, its type and an example',
  async (id, query, parameter, text) => {
    const csv = query.startsWith('table') ? 'csv' : 'json';
    const problem = await problemAt(`/q/${id}.${csv}?${query}`);
    expect(problem).toMatchObject({ status: 400, parameter });
    expect(problem.detail).toContain(query.startsWith('table') ? 'There is no table' : text);
  },
);

test('what nothing has is told with the parameter that names it', async () => {
  const problem = await problemAt('/q/comprehensive-plan/section.json?id=zzz');
  expect(problem).toMatchObject({ status: 404, parameter: 'id', detail: expect.stringContaining('"zzz"') });
  const page = await gateway.get('/q/comprehensive-plan/section?id=zzz', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(404);
  expect(await page.text()).toMatch(/value="zzz"[^>]*aria-invalid="true"/);
});

test('every other address below /q says what there is', async () => {
  expect(await problemAt('/q/gender-equality/nothing.json')).toMatchObject({ status: 404 });
  expect(await problemAt('/q/gender-equality/courses.pdf')).toMatchObject({
    status: 404,
    detail: expect.stringContaining('.csv'),
  });
});

test('the list has every question, by the parts of the publication', async () => {
  const { questions: listed } = (await (await gateway.get('/q.json')).json()) as { questions: { id: string }[] };
  expect(listed.map(({ id }) => id).sort()).toEqual([...questions.keys()].sort());
  const html = await (await gateway.get('/q?lang=en', { headers: { accept: 'text/html' } })).text();
  for (const id of questions.keys()) expect(html).toContain(`href="./q/${id}?lang=en"`);
});

test('while a domain is down, a file says so, and a page shows the rest', async () => {
  const colocated = city.subgraphs.filter(({ name }) => name !== 'comprehensive-plan');
  const partial = await openTestGateway({ colocated });
  try {
    for (const suffix of ['json', 'csv']) {
      const file = await partial.get(`/q/international-relations/sister-cities.${suffix}?lang=en`);
      expect(file.status).toBe(503);
      expect(await file.json()).toMatchObject({
        code: 'SUBGRAPH_UNAVAILABLE',
        detail: expect.stringContaining('does not answer'),
      });
    }
    const page = await partial.get('/q/international-relations/sister-cities?lang=en', {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('Some parts do not answer now: Comprehensive plan');
    expect(html).toContain('Decatur');
  } finally {
    await partial.close();
  }
});
