import { serverAudits } from 'graphql-http';
import { openTestGateway } from '../testing/open-test-gateway';
import { sharedGateway } from '../testing/shared-gateway';
import { openStandIn } from '../testing/stand-in';
import { supergraphOnDisk, supergraphWithMutation } from '../testing/supergraph-on-disk';

const gateway = sharedGateway();

const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch });

test('all 61 audits of the GraphQL over HTTP specification run', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits)('it keeps the audit $id: $name', async ({ fn }) => {
  const { status } = await fn();
  expect(status).toBe('ok');
});

const post = (accept: string | undefined, body: object) =>
  gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept && { accept }) },
    body: JSON.stringify(body),
  });

const refused = [
  { query: '{' },
  { query: '{ nothing }' },
  { query: 'query ($n: Int!) { programs(first: $n) { totalCount } }', variables: { n: 'many' } },
  { query: 'query A { __typename } query B { __typename }' },
  { query: 'query A { __typename }', operationName: 'C' },
];

test.each(refused)(
  '%j is refused with 400 to a client that knows GraphQL, and with 200 to one that does not',
  async (body) => {
    const today = await post('application/graphql-response+json, application/json;q=0.9', body);
    const older = await post('application/json', body);
    expect([today.status, older.status]).toEqual([400, 200]);
    expect(today.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(older.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const answer = (await today.json()) as { errors: object[] };
    expect(answer).not.toHaveProperty('data');
    expect(answer).toEqual(await older.json());
  },
);

test.each([{ query: '' }, { question: '?' }, { query: '{ __typename }', variables: [] }])(
  '%j is malformed: 400 to every client',
  async (body) => {
    for (const accept of [undefined, '*/*', 'application/json', 'application/graphql-response+json']) {
      const response = await post(accept, body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
  },
);

test('a request that does not say which of its operations to run is told so', async () => {
  const { errors } = await gateway.ask('query A { __typename } query B { __typename }');
  expect(errors).toEqual([
    {
      message: 'The request has several operations, or none. Set "operationName" to the one to run.',
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    },
  ]);
});

test('the faults of a document are told in the order in which they stand in it', async () => {
  const { errors } = await gateway.ask('{ b a d c sisterCities { f e } }');
  expect(errors?.map(({ message }) => /"(.)"/.exec(message)?.[1])).toEqual(['b', 'a', 'd', 'c', 'f', 'e']);
});

test('a variable of null where an argument cannot be null is the fault of the request, not ours', async () => {
  const query = 'query ($id: ID) { cityBrand(id: $id) { id } }';
  const { status, errors } = await gateway.ask(query, { id: null });
  expect(status).toBe(400);
  expect(errors).toEqual([
    {
      message: 'Argument "id" of non-null type "ID!" must not be null.',
      locations: [{ line: 1, column: 33 }],
      path: ['cityBrand'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    },
  ]);
});

test('a persisted query whose hash is not its own is the fault of the request', async () => {
  const response = await post('application/json', {
    query: '{ __typename }',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'not the hash' } },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('a write is done when it is posted, and refused in an address', async () => {
  const file = supergraphOnDisk(supergraphWithMutation('COMPREHENSIVE_PLAN', 'rename: String'));
  const plan = await openStandIn();
  plan.answers({ data: { rename: 'done' } });
  const writable = await openTestGateway({ supergraph: file.path, subgraphUrl: plan.subgraphUrl });
  try {
    expect((await writable.ask('mutation { rename }')).data).toEqual({ rename: 'done' });
    for (const method of ['GET', 'HEAD']) {
      const refusal = await writable.get('/graphql?query=mutation{rename}', { method });
      expect(refusal.status).toBe(405);
      expect(refusal.headers.get('allow')).toBe('POST');
      if (method === 'GET')
        expect(await refusal.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
    }
    expect(plan.bodies).toHaveLength(1);
  } finally {
    await writable.close();
    await plan.close();
    file.remove();
  }
});

test('what federation needs inside cannot be asked from outside', async () => {
  for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
    const { status, errors } = await gateway.ask(query);
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  }
});

test('how a query is planned is not shown to callers', async () => {
  const answer = await gateway.ask('{ sisterCities { name } }', {}, { 'apollo-query-plan-experimental': '1' });
  expect(answer.data).toBeDefined();
  expect(answer.extensions).toBeUndefined();
});
