import { dayInJapan } from '@tokorozawa/question-files';
import { connectAssistant, type Assistant } from '../testing/assistant';
import { examples } from '../testing/examples';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ publicUrl: 'https://www.city.example/keikaku' });
const partial = sharedGateway({ without: 'international-relations' });
let assistant: Assistant;
beforeAll(async () => void (assistant = await connectAssistant(gateway.url)));
afterAll(() => assistant.client.close());

const call = (tool: string, input?: Record<string, unknown>) => assistant.call(tool, input);

test('an assistant learns what the server is for, and that its tools only read', async () => {
  expect(assistant.client.getServerVersion()).toMatchObject({
    name: 'tokorozawa-planning-graph',
    title: '所沢市 計画グラフ',
  });
  expect(assistant.client.getInstructions()).toMatch(/permanent address.*never guess/s);
  const { tools } = await assistant.client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'search',
    'fetch',
    'list_questions',
    'ask_question',
    'list_indicators',
    'get_indicator_series',
    'list_records',
    'explain_value',
    'run_query',
    'describe_schema',
  ]);
  for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
    expect([name, title, description]).not.toContain(undefined);
    expect(annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(outputSchema).toMatchObject({ type: 'object' });
  }
});

test('the descriptions of all tools are short enough for the memory of an assistant', async () => {
  const { tools } = await assistant.client.listTools();
  const told = tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  expect(JSON.stringify(told).length).toBeLessThan(12_000);
});

test('what a search finds can be fetched by its id, and has its permanent address and citation', async () => {
  const { results, totalCount } = await call('search', { query: '姉妹都市 ディケイター', limit: 5 });
  expect(totalCount).toBeGreaterThan(0);
  const found = results.find(({ id }) => id === 'sister-city-decatur');
  expect(found).toMatchObject({
    title: 'ディケイター市',
    url: 'https://www.city.example/keikaku/id/sister-city-decatur',
    kind: 'RECORD',
    type: 'SISTER_CITY',
    source: { status: 'CORRECTED', citation: expect.stringContaining('令和6年度版、「国際交流・姉妹都市」') },
  });
  const record = await call('fetch', { id: found?.id, language: 'en' });
  expect(record).toMatchObject({
    id: 'sister-city-decatur',
    title: 'Decatur',
    url: 'https://www.city.example/keikaku/id/sister-city-decatur',
    metadata: { type: 'SisterCity', status: 'CORRECTED', edition: '令和6年度版' },
    record: { population: 67_477, areaKm2: 121.62 },
    source: { corrections: [{ field: 'ties.0.date', printed: '昭和40年(1965年)当時' }] },
    missing: [],
  });
  expect(record.text).toContain('- Date: May 6, 1966 (Shōwa 41)');
  expect(record.text).toContain('- Date: 1965 (Shōwa 40)\n');
  expect(record.text).toContain('- Population (Decatur): 67,477 people (令和6年度)');
  expect(record.figures).toContainEqual(
    expect.objectContaining({ indicator: 'population', printed: '67,477', lines: [250], isDateStated: false }),
  );
});

test('the version of an edition is fetched by its own id', async () => {
  expect(await call('fetch', { id: 'sister-city-decatur@2024' })).toMatchObject({
    id: 'sister-city-decatur@2024',
    url: 'https://www.city.example/keikaku/id/sister-city-decatur@2024',
  });
});

test('a question is found by a search and by its part, and asked with other values', async () => {
  const { questions } = await call('list_questions', { language: 'en' });
  expect(questions.length).toBe(examples().length - 1);
  expect(questions).toContainEqual({
    id: 'gender-equality/center-room-fee',
    question: 'What does it cost to rent a room for several slots?',
    part: expect.any(String),
    variables: expect.arrayContaining([{ name: 'slots', type: '[Int!]!', default: '[5, 6]' }]),
    url: 'https://www.city.example/keikaku/q/gender-equality/center-room-fee',
  });
  const narrowed = await call('list_questions', { language: 'en', text: 'RENT a room' });
  expect(narrowed.questions).toHaveLength(1);
  const { results } = await call('search', { query: '相談 件数', kinds: ['QUESTION'] });
  expect(results[0]).toMatchObject({ id: 'gender-equality/consultation-cases', kind: 'QUESTION' });
  const id = 'gender-equality/center-room-fee';
  const [checked, other] = [
    await call('ask_question', { id }),
    await call('ask_question', { id, variables: { slots: [1] } }),
  ];
  expect(checked.data).not.toEqual(other.data);
  expect(checked.sources[0]).toMatchObject({ id: 'center-room-workshop', citation: expect.any(String) });
});

test('a question is answered as it was checked, and says where its records come from', async () => {
  const id = 'gender-equality/consultation-cases';
  const checked = examples().find(({ name }) => name.endsWith(`${id.split('/')[1]}.graphql`));
  const { data, sources, missing } = await call('ask_question', { id });
  expect({ data, missing }).toEqual({ data: (checked?.expected as { data: unknown }).data, missing: [] });
  expect(sources).toContainEqual(expect.objectContaining({ id: 'consultation-telephone', status: 'AS_PRINTED' }));
});

test('without a value, a question about now is asked of today in Japan', async () => {
  const before = dayInJapan(Date.now());
  const { query, missing } = await call('ask_question', { id: 'gender-equality/center-card' });
  expect(missing).toEqual([]);
  const [, today] = /\$today: Date!? = "([^"]*)"/.exec(String(query)) ?? [];
  // Midnight may pass meanwhile.
  expect([before, dayInJapan(Date.now())]).toContain(today);
});

test('the figures of an indicator come with what is printed, their lines, and whether they may be added up', async () => {
  const { indicators, totalCount } = await call('list_indicators', { language: 'en' });
  expect(indicators).toHaveLength(totalCount);
  const series = await call('get_indicator_series', { indicator: 'consultation-cases', language: 'en' });
  expect(series.indicator).toMatchObject({ code: 'consultation-cases', unit: 'CASE', isAdditiveOverRecords: true });
  const reasons = (indicators as Record<string, unknown>[]).map((indicator) => [
    indicator.isAdditiveOverRecords && indicator.isAdditiveOverPeriods,
    indicator.whyNotAdditive === null,
  ]);
  expect(reasons.filter(([isAdditive, hasNoReason]) => isAdditive !== hasNoReason)).toEqual([]);
  expect(series.figures).toContainEqual(
    expect.objectContaining({ value: 1262, printed: '1,262', lines: [170], date: '令和5年度', status: 'AS_PRINTED' }),
  );
  const [first, ...rest] = series.figures;
  const page = await call('get_indicator_series', {
    indicator: 'indicator-consultation-cases',
    language: 'en',
    limit: 1,
  });
  expect(page.figures).toEqual([first]);
  const next = { indicator: 'consultation-cases', language: 'en', after: page.next };
  expect((await call('get_indicator_series', next)).figures).toEqual(rest);
  const own = await call('get_indicator_series', { indicator: 'population', record: 'sister-city-decatur' });
  expect(own.figures.map(({ recordId }) => recordId)).toEqual(['sister-city-decatur']);
});

test('the records of a type are listed, with or without pages', async () => {
  const cities = await call('list_records', { type: 'SisterCity' });
  expect(cities).toMatchObject({ totalCount: 3, next: null });
  expect(cities.records[0]).toMatchObject({ id: 'sister-city-decatur', url: expect.stringMatching(/^https:/) });
  const first = await call('list_records', { type: 'SisterCity', limit: 2 });
  const rest = await call('list_records', { type: 'SisterCity', limit: 2, after: first.next });
  expect([...first.records, ...rest.records]).toEqual(cities.records);
  expect([rest.totalCount, rest.next]).toEqual([3, null]);
  const courses = await call('list_records', { type: 'CenterCourse', text: '防災', limit: 1 });
  expect(courses.records[0]?.name).toContain('防災');
});

test('the types that a search names are those of lists and of the schema', async () => {
  const { results } = await call('search', { query: 'ディケイター' });
  const { type } = (results as { id: string; type: string }[]).find(({ id }) => id === 'sister-city-decatur') ?? {};
  expect(type).toBe('SISTER_CITY');
  expect((await call('list_records', { type })).totalCount).toBe(3);
  expect((await call('describe_schema', { type })).schema).toContain('type SisterCity');
});

test('a value is explained by its lines, its printed form and its correction', async () => {
  const population = await call('explain_value', { id: 'sister-city-decatur', field: 'population' });
  expect(population).toMatchObject({
    label: '人口',
    value: 67_477,
    url: 'https://www.city.example/keikaku/id/sister-city-decatur#population',
    heading: '国際交流・姉妹都市',
    lines: [250],
  });
  expect(population.explanation).toContain('資料の表記は「67,477」');
  const date = await call('explain_value', { id: 'sister-city-decatur', field: 'ties.0.date', language: 'en' });
  expect(date).toMatchObject({ value: { year: 1965 }, source: { corrections: [{ confidence: 'MEDIUM' }] } });
  expect(date.explanation).toContain('“昭和40年(1965年)当時” is printed, and it is read as “1965年”');
  const unknown = await call('explain_value', { id: 'sister-city-changzhou', field: 'nameOrigin', language: 'en' });
  expect(unknown).toMatchObject({ value: null, source: { gaps: [{ reason: 'NOT_STATED' }] } });
  expect((await call('explain_value', { id: 'sister-city-decatur' })).source.corrections).toHaveLength(1);
});

test('a query is answered with exactly what it asks for, and its sources beside it', async () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SisterCity { sections { code } programs { id } } } }';
  const { data } = await gateway.ask(query, { ids: ['sister-city-decatur'] });
  const answer = await call('run_query', { query, variables: { ids: ['sister-city-decatur'] } });
  expect(answer.data).toEqual(data);
  expect(answer.sources.map(({ type }) => type).sort()).toEqual(['Program', 'Section', 'SisterCity']);
  const own = '{ sisterCities(where: { ids: "sister-city-decatur" }) { sourceId: name sourceName: name } }';
  expect((await call('run_query', { query: own })).data).toEqual({
    sisterCities: [{ sourceId: 'ディケイター市', sourceName: 'ディケイター市' }],
  });
  const many = await call('run_query', { query: '{ observations(first: 60) { nodes { value } } }' });
  expect([many.sources.length, many.sourcesOmitted]).toEqual([40, 20]);
});

test('the schema is described as a whole and type by type', async () => {
  const { schema, lists } = await call('describe_schema');
  expect(schema).toContain('sisterCities(');
  expect(lists).toContain('SisterCity');
  expect((await call('describe_schema', { type: 'SisterCity' })).schema).toMatch(/^"""A sister city.*type SisterCity/s);
});

test.each<[tool: string, input: Record<string, unknown>, message: RegExp]>([
  ['search', { query: ' ' }, /empty.*Give one or more words/],
  ['search', { queri: '図書館' }, /query.*Unrecognized key: "queri"/s],
  ['search', { query: '図書館', limit: 51 }, /limit/],
  ['search', { query: '図書館', language: 'fr' }, /language/],
  ['search', { query: '図書館', edition: '1999' }, /edition.*2024.*Correct the value\.$/],
  ['fetch', { id: 'nobody' }, /No record has the id "nobody".*"search"/],
  ['ask_question', { id: 'a/b' }, /no question "a\/b".*list_questions/],
  ['ask_question', { id: 'gender-equality/courses', variables: { x: 1 } }, /no variable "x"\. It has /],
  [
    'ask_question',
    { id: 'gender-equality/center-room-fee', variables: { slots: 'x' } },
    /slots.*Correct the value\.$/s,
  ],
  ['get_indicator_series', { indicator: 'nothing' }, /No indicator has the id "indicator-nothing"/],
  ['list_records', { type: 'City' }, /no list of "City".*SisterCity/],
  ['explain_value', { id: 'sister-city-decatur', field: 'mayor' }, /no field "mayor".*population/],
  ['explain_value', { id: 'sister-city-decatur', field: 'ties.99.date' }, /"ties" has no entry "99"\. It has 0 to \d/],
  ['explain_value', { id: 'sister-city-decatur', field: 'ties.date' }, /"ties" has no entry "date"/],
  ['explain_value', { id: 'sister-city-decatur', field: 'ties.0.day' }, /"ties\.0" has no part "day"\. It has .*date/],
  ['explain_value', { id: 'sister-city-decatur', field: 'population.0' }, /"population" is one value/],
  ['list_records', { type: 'SisterCity', after: '4' }, /"after" is not the "next"/],
  ['list_records', { type: 'SisterCity', after: 'x' }, /"after" is not the "next"/],
  ['run_query', { query: 'mutation { revokeKey(id: "x") { id } }' }, /only reads: mutations are refused/],
  ['run_query', { query: 'subscription { changed { recordId } }' }, /Subscriptions are not offered/],
  ['run_query', { query: '{ a } query B { b }' }, /exactly one operation/],
  ['run_query', { query: '{ sisterCities {' }, /line 1, column 17/],
  ['run_query', { query: '{ sisterCitie { name } }' }, /Did you mean "sisterCities"/],
  ['run_query', { query: `{ ${'a '.repeat(2_000)} }` }, /Correct the query/],
  [
    'run_query',
    { query: '{ observations(first: 100) { nodes { parts { parts { parts { parts { parts { id } } } } } } } }' },
    /cost/,
  ],
  ['describe_schema', { type: 'City' }, /no type "City"/],
])('%s refuses %j, and says what to do', async (tool, input, message) => {
  await expect(call(tool, input)).rejects.toThrow(message);
});

test('a tool that does not exist is an error', async () => {
  await expect(call('delete_everything')).rejects.toThrow(/delete_everything not found/);
});

test('records are resources at their permanent addresses', async () => {
  const { resourceTemplates } = await assistant.client.listResourceTemplates();
  expect(resourceTemplates).toMatchObject([{ uriTemplate: 'https://www.city.example/keikaku/id/{id}' }]);
  const { resources } = await assistant.client.listResources();
  expect(resources.map(({ uri }) => uri)).toContain('https://www.city.example/keikaku/id/indicator-population');
  const uri = 'https://www.city.example/keikaku/id/sister-city-decatur';
  const { contents } = await assistant.client.readResource({ uri });
  expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ id: 'sister-city-decatur', url: uri });
  const nobody = 'https://www.city.example/keikaku/id/nobody';
  await expect(assistant.client.readResource({ uri: nobody })).rejects.toMatchObject({
    code: -32_002,
    message: expect.stringContaining('No record has the id'),
  });
});

test('while a domain does not answer, the rest is told, and what is missing', async () => {
  const { client, call } = await connectAssistant(partial.url);
  try {
    const query = '{ sisterCities { name } comprehensivePlan { name } }';
    const { data, missing } = await call('run_query', { query });
    expect(data).toMatchObject({ sisterCities: null, comprehensivePlan: { name: expect.any(String) } });
    expect(missing).toContainEqual(
      expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE', whatToDo: expect.any(String) }),
    );
    const found = await call('search', { query: 'ディケイター' });
    expect(found.results.length).toBeGreaterThan(0);
    expect(found.missing).toContainEqual(expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE' }));
    await expect(call('fetch', { id: 'sister-city-decatur' })).rejects.toThrow(/Try again in a moment/);
    await expect(call('list_records', { type: 'SisterCity' })).rejects.toThrow(/Try again in a moment/);
    const { figures } = await call('get_indicator_series', { indicator: 'population' });
    expect(figures).toContainEqual(expect.objectContaining({ recordId: 'sister-city-decatur', recordName: null }));
  } finally {
    await client.close();
  }
});
