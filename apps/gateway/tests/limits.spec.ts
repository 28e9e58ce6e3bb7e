import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { sharedGateway } from '../testing/shared-gateway';
import { subjects } from '../testing/subjects';
import { maxTokens } from '@tokorozawa/operation-limits';
import { maxBodySize } from '../src/http/request-rules';

const gateway = sharedGateway();

const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Selections of every type that a program can be about; in turn, so that types of one domain are not planned as one. */
const members = (...selections: string[]): string =>
  subjects.map((type, index) => `... on ${type} { ${selections[index % selections.length]} }`).join(' ');

interface TooMuch {
  what: string;
  query: string;
  variables?: Record<string, unknown>;
  code: string;
  message: string;
}

const tooMuch: TooMuch[] = [
  {
    what: 'sixteen levels of fields',
    query: `{ chapter(id: "x") ${'{ plan { chapter(number: 1) '.repeat(7)} { id } ${'} }'.repeat(7)} }`,
    code: 'QUERY_TOO_DEEP',
    message: 'The query is 16 levels deep; 15 are allowed. Ask in two queries.',
  },
  {
    what: 'a hundred and one aliases',
    query: `{ ${times(101, (n) => `a${n}: __typename`)} }`,
    code: 'TOO_MANY_ALIASES',
    message: 'The query has 101 aliases or repeated fields; 100 are allowed. Ask in several queries, or for a list.',
  },
  {
    what: 'one field, a hundred and two times',
    query: `{ ${'__typename '.repeat(102)} }`,
    code: 'TOO_MANY_ALIASES',
    message: 'The query has 101 aliases or repeated fields; 100 are allowed. Ask in several queries, or for a list.',
  },
  {
    what: 'fifty-one directives',
    query: `{ ${times(51, () => '... @include(if: true) { __typename }')} }`,
    code: 'TOO_MANY_DIRECTIVES',
    message: 'The query has 51 directives; 50 are allowed. Leave out what is not needed.',
  },
  {
    what: 'large pages of lists inside lists',
    query: `query ($first: Int! = 100) {
      programs(first: $first) {
        nodes { sectionLinks { section { programLinks { program { sectionLinks { section { programLinks { basis } } } } } } } }
      }
    }`,
    code: 'QUERY_TOO_COSTLY',
    message:
      'The query could cost 52501; 20000 is allowed. Ask for smaller pages (first), or for fewer lists inside lists.',
  },
  {
    what: 'the schema, thirty times over',
    query: `{ __schema { ${times(30, (n) => `t${n}: types { fields { args { type { kind } } } }`)} } }`,
    code: 'QUERY_TOO_COSTLY',
    message:
      'The query could cost 133200; 20000 is allowed. Ask for smaller pages (first), or for fewer lists inside lists.',
  },
  {
    what: 'fragments that double themselves thirty times',
    query: `{ sisterCities { ...F0 } } ${times(30, (n) => `fragment F${n} on SisterCity { ...F${n + 1} ...F${n + 1} }`)}
      fragment F30 on SisterCity { programs { subject { __typename } } }`,
    code: 'QUERY_TOO_COSTLY',
    message:
      'The query could cost 12884901891; 20000 is allowed. Ask for smaller pages (first), or for fewer lists inside lists.',
  },
  {
    what: 'types inside types, eight times over',
    query: `{ ${times(8, (n) => `a${n}: programs(first: 1) { nodes { subject { ...a } } }`)} }
      fragment a on ProgramSubject { ${members('sectionLinks { ...s }', 'id sectionLinks { ...s }', 'sectionLinks { ...s } id')} }
      fragment s on ProgramLink { section { programLinks { program { subject { ${members('id')} } } } } }`,
    code: 'QUERY_TOO_COSTLY',
    message:
      'The query has 2224 fields, once they are written out for every type that they meet; 2000 are allowed. Ask for less, for fewer types inside types, or in several queries.',
  },
  {
    what: 'more tokens than are read',
    query: `{ ${'__typename '.repeat(maxTokens)} }`,
    code: 'QUERY_TOO_LONG',
    message: 'The query is longer than 1500 tokens. Ask in several queries, or use fragments.',
  },
  {
    what: 'the same field over and over',
    query: `{ ${times(40, (n) => `a${n}: sisterCities { ...ids }`)} } fragment ids on SisterCity { ${'id '.repeat(100)} }`,
    code: 'TOO_MANY_ALIASES',
    message: 'The query has 4000 aliases or repeated fields; 100 are allowed. Ask in several queries, or for a list.',
  },
];

test.each(tooMuch)('$what: refused before a subgraph is asked, with a code and what to do', async (limit) => {
  const { status, headers, data, errors } = await gateway.ask(limit.query, limit.variables);
  expect(errors).toEqual([{ message: limit.message, extensions: { code: limit.code } }]);
  expect(data).toBeUndefined();
  expect(status).toBe(400);
  expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(await gateway.subgraphsAskedFor(headers.get('x-request-id'))).toEqual([]);
});

test('what every record has is answered three levels deep', async () => {
  const level = (inner: string) =>
    `programs { subject { ... on Record { id name url provenance { heading lines status corrections { field printed read reason } } ${inner} } } }`;
  const { errors, data } = await gateway.ask(`{ section(id: "plan-6-section-5-5") { ${level(level(level('')))} } }`);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).match(/"programs":/g)?.length).toBeGreaterThan(3);
});

test('the limits are on the query: the same page is answered when it asks for less', async () => {
  const query = tooMuch.find(({ code }) => code === 'QUERY_TOO_COSTLY')?.query ?? '';
  const { headers, errors, data } = await gateway.ask(query, { first: 20 });
  expect(errors).toBeUndefined();
  expect(await gateway.subgraphsAskedFor(headers.get('x-request-id'))).toContain('comprehensive-plan');
  expect(data).toMatchObject({ programs: { nodes: expect.arrayContaining([expect.anything()]) } });
});

/** Nothing that is large, and an integer that JavaScript would round, for which texts are read in another way. */
const besides = ['7', '12345678901234567'];

test.each([99, 100, 3_000, 20_000, 120_000].flatMap((levels) => besides.map((beside) => [levels, beside] as const)))(
  'lists %i deep in a variable are read, or refused with a sentence, beside the number %s',
  async (levels, beside) => {
    const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const response = await gateway.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: `{"query":"{ __typename }","variables":{"beside":${beside},"deep":${deep}}}`,
    });
    const refused = {
      errors: [
        {
          message: 'The variables are nested deeper than 100 levels. Send flatter ones.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    };
    expect(response.status).toBe(levels < 100 ? 200 : 400);
    expect(await response.json()).toEqual(levels < 100 ? { data: { __typename: 'Query' } } : refused);
  },
);

test.each(besides)('and so they are in an address, beside the number %s', async (beside) => {
  const variables = `{"beside":${beside},"deep":${'['.repeat(2_000)}${']'.repeat(2_000)}}`;
  const search = new URLSearchParams({ query: '{ __typename }', variables }).toString();
  const response = await gateway.get(`/graphql?${search}`);
  expect(await response.json()).toMatchObject({
    errors: [{ message: 'The variables are nested deeper than 100 levels. Send flatter ones.' }],
  });
});

test.each(besides)('what is ignored may be as deep as it likes, beside the number %s', async (beside) => {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":"{ __typename }","extensions":{"beside":${beside},"deep":${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}}}`,
  });
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});

test('variables with thousands of wrong values are refused for the first few', async () => {
  const wrong = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`fiscalYea${n}`, 1]));
  const query = 'query ($where: CenterCourseFilter) { centerCourses(where: $where) { totalCount } }';
  const { status, errors } = await gateway.ask(query, { where: wrong });
  expect(status).toBe(400);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(Array(3).fill('BAD_USER_INPUT'));
});

test('a body that is too large is refused with 413', async () => {
  const { status, errors } = await gateway.ask(`{ __typename } # ${'x'.repeat(maxBodySize)}`);
  expect(status).toBe(413);
  expect(errors).toEqual([
    {
      message: "The request's body is larger than 262144 bytes. Send a smaller one.",
      extensions: { code: 'BAD_REQUEST' },
    },
  ]);
});

test('a small body that unpacks into a large one is refused too', async () => {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(maxBodySize)}` })),
  });
  expect(response.status).toBe(413);
});

test('tools may ask for the whole schema, with all that GraphQL knows of it', async () => {
  const query = getIntrospectionQuery({
    descriptions: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
    schemaDescription: true,
    specifiedByUrl: true,
  });
  const { status, headers, data, errors } = await gateway.ask(query);
  expect(errors).toBeUndefined();
  expect(status).toBe(200);
  expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  expect(await gateway.subgraphsAskedFor(headers.get('x-request-id'))).toEqual([]);
});

test('fragments that lead back to themselves are refused', async () => {
  const { status, errors } = await gateway.ask(
    '{ sisterCities { ...A } } fragment A on SisterCity { ...B } fragment B on SisterCity { ...A }',
  );
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

const fragment = (n: number, selection: string): string => `fragment F${n} on SisterCity { ${selection} }`;
const toAndFro = 'programs { subject { ... on SisterCity { ';

describe('a document as long as is allowed is checked and answered, however it is built:', () => {
  test.each<[string, string]>([
    ['one field, many times', `{ sisterCities { ${'id '.repeat(1490)} } }`],
    ['one object, many times', `{ ${'comprehensivePlan { chapters { id } } '.repeat(210)} }`],
    [
      'many fragments of the same fields',
      `{ sisterCities { ${times(120, (n) => `...F${n}`)} } } ${times(120, (n) => fragment(n, 'ties { event }'))}`,
    ],
    ['many inline fragments', `{ ${'... { sisterCities { programs { id } } } '.repeat(130)} }`],
    [
      'fragments that double themselves',
      `{ sisterCities { ...F0 } } ${times(120, (n) => fragment(n, `id ...F${n + 1} ...F${n + 1}`))} ${fragment(120, 'id')}`,
    ],
    ['brackets inside brackets', `{ sisterCity(id: ${'['.repeat(1490)}`],
    ['fields that are not there', `{ ${times(1490, (n) => `sisterCitie${n}`)} }`],
  ])('%s', async (_how, query) => {
    const { status, errors = [] } = await gateway.ask(query);
    expect([200, 400]).toContain(status);
    const codes = errors.map(({ extensions }) => extensions.code);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(codes).not.toContain('QUERY_TOO_LONG');
  });
});

const toSubjects = 'sections { name programs { name subject { ... on Record { name ';

describe('what is allowed is planned and answered within its deadline, however the domains are mixed:', () => {
  test.each<[string, string]>([
    [
      'to and fro between the domains, side by side',
      `{ ${times(60, (n) => `a${n}: sisterCity(id: "sister-city-decatur") { ${toAndFro} name } } } }`)} }`,
    ],
    [
      'to and fro between the domains, as deep as may be',
      `{ sisterCities { ${toAndFro.repeat(6)} name ${'} } } '.repeat(6)} } }`,
    ],
    [
      'from a record of any kind to others, and on to their subjects, three times over',
      `{ nodes(ids: ["sister-city-decatur"]) { ... on Record { name ${toSubjects.repeat(2)} ${'} } } } '.repeat(2)} } } }`,
    ],
  ])('%s', async (_how, query) => {
    const { errors } = await gateway.ask(query);
    expect(errors).toBeUndefined();
  });
});
