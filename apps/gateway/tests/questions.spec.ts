import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@readme/openapi-parser';
import { computeDefaults, dayInJapan, type QuestionFile, readQuestionFiles } from '@tokorozawa/question-files';
import { exampleDay } from '@tokorozawa/question-files/testing';
import { subgraphs } from '@tokorozawa/registry';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
const partial = sharedGateway({ without: 'comprehensive-plan' });

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

test('no question is about one year, so that it goes on with a new edition', () => {
  const year = /\b20\d\d\b|FY\d|(令和|平成)\d|Reiwa/;
  const naming = [...questions.values()].filter(({ sentence, about, query }) =>
    year.test([sentence.ja, sentence.en, about?.ja, about?.en, query].join('\n')),
  );
  // One shows years that are past at first, the other begins in a year and has no end.
  expect(naming.map(({ id }) => id)).toEqual(['catalogue/time-line', 'informatization/system-milestones']);
});

test.each([...questions.keys()])('%s is answered as GraphQL answers it, with where it comes from', async (id) => {
  const values = Object.entries(computeDefaults(questions.get(id) as QuestionFile, exampleDay));
  const given = values.map(([name, value]) => `${name}=${value}`).join('&');
  const response = await gateway.get(`/q/${id}.json?${given}`);
  const text = await response.text();
  expect([response.status, text.slice(0, 200)]).toEqual([200, expect.stringMatching(/^\{"data":\{/)]);
  const { data, question, address, citation, provenance } = JSON.parse(text) as Record<string, unknown>;
  expect(JSON.stringify(data)).toBe(JSON.stringify(expectedData(id)));
  expect(question).toMatchObject({ id, sentence: questions.get(id)?.sentence });
  expect(address).toBe(`${gateway.url}/q/${id}${given && `?${given}`}`);
  expect(citation).toMatch(/^出典：/);
  expect(provenance).toEqual(expect.any(Array));
});

test.each(['ja', 'en'])('below a table only what its empty cells say is explained, in %s', async (language) => {
  const reasons =
    /[「“](資料に記載なし|not stated|判読できない|illegible|該当しない|not applicable)[^」”]*[」”](?:：|:)/g;
  const explained = new Set<string>();
  for (const id of questions.keys()) {
    const page = await gateway.get(`/q/${id}?lang=${language}`, { headers: { accept: 'text/html' } });
    for (const section of (await page.text()).split('<div class="table"').slice(1)) {
      const said = [...section.matchAll(/<span class="soft">([^<]*)<\/span>/g)].map(([, reason = '']) => reason);
      for (const [phrase, reason = ''] of section.matchAll(reasons)) {
        expect([id, phrase.slice(1, -2), said]).toEqual([id, reason, expect.arrayContaining([reason])]);
        explained.add(reason);
      }
    }
  }
  expect(explained.size).toBeGreaterThan(1);
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
    const [, heading] = /<h1[^>]*>([^<]*)<\/h1>/.exec(html) ?? [];
    expect(heading?.replaceAll('&#39;', "'")).toBe(language);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, name]) => name);
    expect(ids.filter((name, index) => ids.indexOf(name) !== index)).toEqual([]);
  }
  const csv = await gateway.get(`/q/${id}.csv`);
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(await csv.text()).toContain('\r\n');
});

test('the file of a question has the table that the question names, however many rows its tables have', async () => {
  const csv = await (await gateway.get('/q/regional-services/joint-events.csv?lang=ja')).text();
  expect(csv.split('\r\n')[0]).toMatch(/イベント/);
  expect(csv.split('\r\n')[0]).not.toContain('〓');
});

test('without a value, a question about now is asked of today in Japan', async () => {
  const before = dayInJapan(Date.now());
  const { variables, address } = (await (await gateway.get('/q/gender-equality/center-card.json')).json()) as {
    variables: Record<string, string>;
    address: string;
  };
  expect([Object.keys(variables), address]).toEqual([
    ['today', 'from'],
    `${gateway.url}/q/gender-equality/center-card`,
  ]);
  // Midnight may pass meanwhile.
  expect([before, dayInJapan(Date.now())]).toContain(variables.today);
  const described = (await (await gateway.get('/openapi.json')).json()) as {
    paths: Record<string, { get: { parameters: object[] } }>;
  };
  expect(described.paths['/q/gender-equality/center-card.json']?.get.parameters[0]).toMatchObject({ required: false });
});

test('a picture of another table is not announced as one of the question', async () => {
  const page = await gateway.get('/q/informatization/public-relations?table=cityPublications.publicationEditions');
  expect(page.headers.get('link')).toContain('/q/informatization/public-relations.csv>');
  expect(page.headers.get('link')).not.toContain('image/');
  const text = await page.text();
  expect(text).toContain('public-relations.png?table=cityPublications.publicationEditions"');
  expect(text).not.toMatch(/public-relations\.(png|svg)"/);
});

test('a file of a question has the headers and the characters that are asked for', async () => {
  const path = '/q/gender-equality/women-in-decision-making.csv';
  const textOf = async (query: string) => Buffer.from(await (await gateway.get(path + query)).arrayBuffer()).toString();
  expect(await textOf('?lang=ja')).toMatch(/^\uFEFF名称,/);
  expect(await textOf('?headers=names&bom=0')).toMatch(/^sharesOfWomen\.name,/);
  expect(await problemAt(`${path}?bom=x`)).toMatchObject({ status: 400, parameter: 'bom' });
  const section = '/q/comprehensive-plan/section.csv';
  expect(await (await gateway.get(section)).text()).toContain(',5-6,');
  expect(await (await gateway.get(`${section}?excel=1`)).text()).toContain(',"=""5-6""",');
});

test('the description of all addresses names what the CSV of a question takes', async () => {
  const { paths } = (await (await gateway.get('/openapi.json')).json()) as {
    paths: Record<string, { get: { parameters: { name?: string; $ref?: string }[] } }>;
  };
  const { parameters = [] } = paths['/q/international-relations/sister-cities.csv']?.get ?? {};
  const names = parameters.map(({ name, $ref }) => name ?? $ref?.split('/').at(-1));
  expect(names).toEqual(expect.arrayContaining(['table', 'headers', 'bom', 'excel']));
});

test('the form of a question gives examples that its fields take', async () => {
  const form = await (await gateway.get('/q/gender-equality/courses?lang=ja')).text();
  expect(form).toMatch(/>節<\/label>[^]{0,600}例: 5-5/);
  expect(form).not.toContain('例: 1.5');
});

test('variables are query parameters: lists by repetition, enums by name, fields of inputs with dots', async () => {
  const ask = async (path: string) =>
    (await (await gateway.get(path)).json()) as { data: never; variables: object; address: string };
  const fee = await ask('/q/gender-equality/center-room-fee.json?slots=1&slots=2&tariff=STANDARD');
  expect(fee.variables).toEqual({ room: 'center-room-workshop', slots: [1, 2], tariff: 'STANDARD' });
  expect(fee.address).toBe(`${gateway.url}/q/gender-equality/center-room-fee?slots=1&slots=2&tariff=STANDARD`);
  const courses = await ask('/q/gender-equality/courses.json?where.text=%E3%83%87%E3%83%BC%E3%83%88&first=50');
  expect(courses.variables).toMatchObject({ where: { text: 'デート' }, first: 50 });
  const none = await ask('/q/informatization/system-milestones.json?start=&end=2000');
  expect(none.variables).toMatchObject({ start: null, end: '2000' });
});

test.each([
  ['gender-equality/center-room-fee', 'slots=x', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=1.5', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=99999999999', 'slots', 'a whole number'],
  ['gender-equality/center-room-fee', 'slots=99', 'slots', 'There is no slot 99'],
  ['gender-equality/courses', 'first=-1', 'first', 'from 0 to 100'],
  ['gender-equality/center-room-fee', 'tariff=CHEAP', 'tariff', 'one of STANDARD'],
  ['gender-equality/center-room-fee', 'room=a&room=b', 'room', 'only once'],
  ['gender-equality/center-room-fee', 'rooms=a', 'rooms', 'The parameters are room, tariff, slots'],
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

test('a consultation on a day on which the center may be closed says so', async () => {
  const week = '/q/gender-equality/consultations-this-week?monday=2026-12-28&sunday=2027-01-03';
  const doubt = '年末年始に休館することは示されているが、その日付は記載がない。';
  expect(await (await gateway.get(week)).text()).toContain(doubt);
  expect(await (await gateway.get(week.replace('?', '.csv?'))).text()).toContain(doubt);
});

test('an empty answer is told in words, without an empty table and its files', async () => {
  const page = await (await gateway.get('/q/gender-equality/courses?where.fiscalYear=2024')).text();
  expect(page).toContain('該当するものがないため、図はありません。');
  expect(page).toContain('該当するものはありません。');
  expect(page).not.toMatch(/<table|id="file-csv"/);
});

test('beside an empty table, files are offered of the tables that have rows', async () => {
  const page = await (await gateway.get('/q/regional-services/joint-events?lang=en')).text();
  expect(page).toContain('Nothing was found.');
  const [, link = ''] = /href="([^"]*)"[^>]*id="file-sharedServices\.members-csv"/.exec(page) ?? [];
  const address = new URL(link.replaceAll('&amp;', '&'), `${gateway.url}/q/regional-services/`);
  const lines = (await (await fetch(address)).text()).split('\r\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(1);
  expect(page).not.toContain('id="file-jointEvents-csv"');
});

test('while a domain does not answer, the page says that it does not know, and when a picture is shown', async () => {
  const read = async (id: string): Promise<string> =>
    (await partial.get(`/q/${id}?lang=en`, { headers: { accept: 'text/html' } })).text();
  const plan = await read('comprehensive-plan/plan-page');
  expect(plan).toContain('There is no answer now.');
  expect(plan).not.toContain('Nothing was found.');
  const milestones = await read('informatization/system-milestones');
  expect(milestones).toContain('The picture is shown when the answer is complete.');
  expect(milestones).toMatch(/<td[^>]*data-header="Event"/);
});

test('while the records of an input cannot be read, it says why and what to type', async () => {
  const read = async (lang: string): Promise<string> =>
    (await partial.get(`/q/comprehensive-plan/section?lang=${lang}`, { headers: { accept: 'text/html' } })).text();
  for (const [lang, sentence] of [
    ['ja', '領域「総合計画」がいま応答していないため、名前では選べません。IDかコードを入力してください。'],
    ['en', 'The domain “Comprehensive plan” does not answer now, so names cannot be chosen. Type an ID or a code.'],
  ] as const) {
    const text = await read(lang);
    expect(text).toMatch(/<input\s[^>]*name="id"[^>]*aria-describedby="input-id-hint"/);
    expect(text).toMatch(new RegExp(`id="input-id-hint"[^>]*>${sentence.replaceAll('.', '\\.')}<`));
  }
});

test('an empty value is the default of a variable that must have a value', async () => {
  const { variables } = (await (await gateway.get('/q/gender-equality/center-room-fee.json?slots=&room=')).json()) as {
    variables: object;
  };
  const { variables: defaults } = (await (await gateway.get('/q/gender-equality/center-room-fee.json')).json()) as {
    variables: object;
  };
  expect(variables).toEqual(defaults);
});

test('what nothing has is told with the parameter that names it', async () => {
  const problem = await problemAt('/q/comprehensive-plan/section.json?id=zzz');
  expect(problem).toMatchObject({ status: 404, parameter: 'id', detail: expect.stringContaining('"zzz"') });
  const page = await gateway.get('/q/comprehensive-plan/section?id=zzz', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(404);
  expect(await page.text()).toMatch(/<select[^>]*aria-invalid="true"[^]*<option value="zzz" selected>/);
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
  const lacking: string[] = [];
  for (const file of [...questions.keys()].flatMap((id) => [`${id}.json`, `${id}.csv`])) {
    const response = await partial.get(`/q/${file}?lang=en`);
    if (response.status === 200) continue;
    lacking.push(file);
    const problem = await response.json();
    expect([file, response.status, problem]).toMatchObject([
      file,
      503,
      { code: 'SUBGRAPH_UNAVAILABLE', detail: expect.stringContaining('does not answer') },
    ]);
    // No other value of a parameter would help.
    expect([file, problem]).not.toHaveProperty('1.parameter');
  }
  for (const id of ['international-relations/sister-cities', 'comprehensive-plan/section']) {
    expect(lacking).toEqual(expect.arrayContaining([`${id}.json`, `${id}.csv`]));
  }
  const page = await partial.get('/q/international-relations/sister-cities?lang=en', {
    headers: { accept: 'text/html' },
  });
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('Some parts do not answer now: Comprehensive plan');
  expect(html).toContain('Decatur');
});

test('a picture is drawn where there is something to draw, as its options say', async () => {
  const path = '/q/gender-equality/women-in-decision-making';
  const svg = await gateway.get(`${path}.svg?lang=en&width=400&theme=dark`);
  expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(await svg.text()).toMatch(/^<svg [^>]*width="400"/);
  const png = await gateway.get(`${path}.png`);
  expect(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(await problemAt(`${path}.svg?theme=blue`)).toMatchObject({ status: 400, parameter: 'theme' });
  expect(await problemAt(`${path}.svg?width=9`)).toMatchObject({ status: 400, parameter: 'width' });
});

test('the OpenAPI description is valid, and has each question with its parameters', async () => {
  const response = await gateway.get('/openapi.json');
  expect(response.headers.get('content-type')).toMatch(/^application\/vnd\.oai\.openapi\+json/);
  const described = (await response.json()) as { paths: Record<string, { get: { parameters: { name?: string }[] } }> };
  const checked = await validate(structuredClone(described) as never);
  expect(checked).toMatchObject({ valid: true, warnings: [] });
  for (const id of questions.keys()) expect(described.paths).toHaveProperty([`/q/${id}.json`]);
  const names = described.paths['/q/gender-equality/courses.csv']?.get.parameters.flatMap(({ name }) => name ?? []);
  expect(names).toEqual(expect.arrayContaining(['where.text', 'where.between.start', 'where.unit', 'first', 'after']));
});
