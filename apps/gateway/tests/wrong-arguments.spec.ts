import type { Answer } from '../testing/ask-gateway';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

interface Case {
  query: string;
  variables?: Record<string, unknown>;
  path: string[];
  argument: string;
  message: RegExp;
}

const code = /MunicipalityCode cannot be "1120"/;
const year = /FiscalYear cannot be "two"/;

const cases: Case[] = [
  { query: '{ municipality(code: "1120") { name } }', path: ['municipality'], argument: 'code', message: code },
  {
    query: 'query ($code: MunicipalityCode!) { municipality(code: $code) { name } }',
    variables: { code: '1120' },
    path: ['municipality'],
    argument: 'code',
    message: code,
  },
  {
    query:
      'query ($code: MunicipalityCode!) { chapters { number } ...F } fragment F on Query { m: municipality(code: $code) { name } }',
    variables: { code: '1120' },
    path: ['m'],
    argument: 'code',
    message: code,
  },
  {
    query: '{ centerCourses(where: {fiscalYear: "two"}) { totalCount } }',
    path: ['centerCourses'],
    argument: 'where.fiscalYear',
    message: year,
  },
  {
    query: 'query ($y: FiscalYear) { centerCourses(where: {fiscalYear: $y}) { totalCount } }',
    variables: { y: 'two' },
    path: ['centerCourses'],
    argument: 'where.fiscalYear',
    message: year,
  },
  {
    query: 'query ($where: CenterCourseFilter) { centerCourses(where: $where) { totalCount } }',
    variables: { where: { fiscalYear: 'two' } },
    path: ['centerCourses'],
    argument: 'where.fiscalYear',
    message: year,
  },
  { query: '{ programs(first: "x") { totalCount } }', path: ['programs'], argument: 'first', message: /Int cannot/ },
  {
    query: 'query ($n: Int) { programs(first: $n) { totalCount } }',
    variables: { n: 'x' },
    path: ['programs'],
    argument: 'first',
    message: /Int cannot/,
  },
  {
    query: '{ programs(where: {subjectType: NOPE}) { totalCount } }',
    path: ['programs'],
    argument: 'where.subjectType',
    message: /"NOPE" does not exist/,
  },
  {
    query: 'query ($t: ProgramSubjectType) { programs(where: {subjectType: $t}) { totalCount } }',
    variables: { t: 'NOPE' },
    path: ['programs'],
    argument: 'where.subjectType',
    message: /"NOPE" does not exist/,
  },
  {
    query: '{ programs(where: {nope: 1}) { totalCount } }',
    path: ['programs'],
    argument: 'where',
    message: /"nope" is not defined/,
  },
  {
    query: 'query ($w: EventFilter) { ...E } fragment E on Query { e: events(where: $w) { totalCount } }',
    variables: { w: { between: { start: 'soon"; Nope' } } },
    path: ['e'],
    argument: 'where.between.start',
    message: /DateBound cannot be/,
  },
  {
    query:
      'query ($i: [String!]!) { observations(where: { dimensions: [{ dimension: "event", codes: $i }] }) { totalCount } }',
    variables: { i: [1] },
    path: ['observations'],
    argument: 'where.dimensions.codes',
    message: /String cannot/,
  },
  {
    query: '{ programs { nodes { subject { ... on SisterCity { label: name(locale: XX) } } } } }',
    path: ['programs', 'nodes', 'subject', 'label'],
    argument: 'locale',
    message: /"XX" does not exist/,
  },
  {
    query: 'query ($n: Int) { genderEqualityCenters { nextOpenDays(count: $n) { days { open } } } }',
    variables: { n: null },
    path: ['genderEqualityCenters', 'nextOpenDays'],
    argument: 'count',
    message: /must not be null/,
  },
];

describe('a value that does not fit its argument is refused by one code, with its place, before anything is asked:', () => {
  test.each(cases)('$query with $variables', async ({ query, variables, path, argument, message }) => {
    const { status, headers, data, errors } = await gateway.ask(query, variables);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message),
        path,
        extensions: { code: 'BAD_USER_INPUT', argument },
      }),
    ]);
    expect(await gateway.subgraphsAskedFor(headers.get('x-request-id'))).toEqual([]);
  });
});

test.each([
  ['{ programs(first: -1) { totalCount } }', 'first'],
  ['{ programs(first: 1, last: 1) { totalCount } }', 'last'],
  ['{ programs(before: "x") { totalCount } }', 'before'],
  ['{ programs(edition: "1850") { totalCount } }', 'edition'],
  ['{ sisterCity(id: "nope") { name } }', 'id'],
  ['{ node(id: "nope") { id } }', 'id'],
  ['{ municipality(code: "131130") { name } }', 'code'],
  ['{ comprehensivePlan { chapter(number: 99) { name } } }', 'number'],
  ['{ centerCourses(where: { between: { start: 2024, end: 2020 } }) { totalCount } }', 'where.between'],
  ['{ events(where: { between: { start: 2024, end: 2020 } }) { totalCount } }', 'where.between'],
  ['{ sisterCities(where: { population: { min: 9, max: 1 } }) { name } }', 'where.population'],
  ['{ centerRooms(where: { ids: ["a@1850"] }) { name } }', 'where.ids'],
  ['{ consultationSessions(between: { start: 2024 }) { date { day } } }', 'between'],
  ['{ centerRooms { fee(slots: [9]) { __typename } } }', 'slots'],
  ['{ search(text: "、") { totalCount } }', 'text'],
])('a refusal by a domain names the argument: %s', async (query, argument) => {
  const { errors } = await gateway.ask(query);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: expect.stringMatching(/^(BAD_USER_INPUT|NOT_FOUND)$/),
    argument,
  });
});

describe('a number that JavaScript cannot hold is refused where its digits count:', () => {
  /** As text, since the tests are written in JavaScript, too. */
  async function askWith(query: string, variables: string): Promise<Answer> {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    const response = await gateway.get('/graphql', { method: 'POST', headers, body });
    return { status: response.status, text: '', headers: response.headers, ...((await response.json()) as object) };
  }

  test.each([
    ['query ($y: FiscalYear) { centerCourses(where: {fiscalYear: $y}) { totalCount } }', '{"y": 1e400}'],
    ['query ($y: CenterCourseFilter) { centerCourses(where: $y) { totalCount } }', '{"y": {"fiscalYear": 1e400}}'],
    ['query ($y: ID!) { sisterCity(id: $y) { name } }', '{"y": 1e20}'],
  ])('%s with %s', async (query, variables) => {
    const { status, errors } = await askWith(query, variables);
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toMatch(/^The variable "\$y" holds a number that cannot be read exactly/);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.path).toHaveLength(1);
  });

  test('a large integer keeps its digits, and a type that does not take it says so', async () => {
    const byYear = 'query ($y: FiscalYear) { centerCourses(where: {fiscalYear: $y}) { totalCount } }';
    const { errors } = await askWith(byYear, '{"y": 9007199254740993}');
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/FiscalYear cannot be 9007199254740993:/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    const byId = await askWith('query ($y: ID!) { sisterCity(id: $y) { name } }', '{"y": 9007199254740993}');
    expect(byId.errors?.[0]?.message).toBe('No sister city has the id "9007199254740993".');
  });

  test('at the same time as others ask with null, each has its own answer', async () => {
    const query = 'query ($y: FiscalYear) { centerCourses(where: {fiscalYear: $y}) { totalCount } }';
    const [huge, none, zero] = await Promise.all(['1e400', 'null', '-0'].map((y) => askWith(query, `{"y": ${y}}`)));
    expect(huge?.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(none?.data).toEqual({ centerCourses: { totalCount: expect.any(Number) } });
    expect(zero?.errors?.[0]?.message).toMatch(/FiscalYear cannot be/);
  });
});

test('what is wrong with the query itself is an error of validation', async () => {
  for (const query of [
    '{ nope }',
    '{ programs(nope: 1) { totalCount } }',
    '{ municipality { name } }',
    '{ chapters }',
  ]) {
    const { errors } = await gateway.ask(query);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
  }
});

test('an argument of what is skipped is not looked at', async () => {
  const query = 'query ($n: Int) { chapters { number } programs(first: $n) @skip(if: true) { totalCount } }';
  const { data, errors } = await gateway.ask(query, { n: null });
  expect(errors).toBeUndefined();
  expect(data?.programs).toBeUndefined();
});
