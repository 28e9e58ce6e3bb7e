import { isErrorCode } from '@tokorozawa/vocabulary';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../testing/stand-in';

let city: City;
let standIn: StandIn;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  standIn = await openStandIn();
  // The sister cities are someone else's, who may answer anything.
  gateway = await openTestGateway({
    colocated: city.subgraphs.filter(({ name }) => name === 'comprehensive-plan'),
    subgraphUrl: standIn.subgraphUrl,
  });
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
  await city.close();
});
beforeEach(() => {
  gateway.logged.length = 0;
  city.logged.length = 0;
});

const atTheRoot = '{ sisterCities { name } chapters { number } }';
const behindAReference =
  '{ chapters { number } programs(where: { subjectType: SISTER_CITY }) { nodes { subject { ... on SisterCity { name population } } } } }';

/** The first of the fields that are missing when nothing comes back of the cities behind the references. */
const firstMissing = ['programs', 'nodes', 0, 'subject', 'name'];

const chapters = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number }));
const masked = 'Something went wrong on our side; it has been logged under the x-request-id of this answer.';
const unavailable =
  'The subgraph "international-relations" does not answer; its fields are null. Try again in a moment.';

/** Nothing of how the house is built may show in an answer. */
const ofTheHouse = /SELECT|hunter2|https?:|127\.0\.0\.1|node_modules|\.[jt]s:\d|at \w+ \(|stack|_entities|serviceName/;

/** Asks, and checks what holds for every answer. */
async function ask(query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const answer = await gateway.ask(query, variables, { 'x-request-id': 'this-request' });
  for (const { extensions } of answer.errors ?? []) expect(isErrorCode(extensions.code)).toBe(true);
  expect(answer.text).not.toMatch(ofTheHouse);
  return answer;
}

/** Every line above `info`. */
const alarms = (): Record<string, unknown>[] => gateway.logged.filter(({ level }) => Number(level) > 30);

describe('a subgraph that does not speak GraphQL counts as down:', () => {
  test.each<[string, unknown, number]>([
    ['a page of HTML', '<html>hunter2</html>', 200],
    ['a failure without words', '', 500],
    ['nothing', '', 200],
    ['null', 'null', 200],
    ['a number', '5', 200],
    ['JSON of something else', { message: 'Route not found', statusCode: 404 }, 404],
    ['errors that are no list', { errors: 'hunter2' }, 200],
    ['neither data nor errors', { data: undefined, errors: [] }, 200],
    ['data that is no object', { data: [] }, 200],
  ])('%s', async (_what, body, status) => {
    standIn.answers(body, { status });
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' };
    for (const [query, path] of [
      [atTheRoot, ['sisterCities']],
      [behindAReference, firstMissing],
    ] as const) {
      const { data, errors } = await ask(query);
      expect(data).toMatchObject({ chapters });
      expect(errors).toEqual([{ message: unavailable, path, extensions }]);
    }
  });

  test('the log says why, once for each reason', async () => {
    standIn.answers('<html>hunter2</html>', { status: 403 });
    await ask(atTheRoot);
    await ask(behindAReference);
    const told = { subgraph: 'international-relations', requestId: 'this-request' };
    const reason = 'international-relations: status 403 without a GraphQL answer';
    expect(alarms()).toEqual([expect.objectContaining({ ...told, incident: 'subgraph-failure', reason })]);
  });
});

describe('an answer of a subgraph that the gateway cannot use is masked, and logged under the id of the request:', () => {
  const failing = { message: masked, extensions: { code: 'INTERNAL_SERVER_ERROR' } };

  test.each<[string, object]>([
    ['too few entities', { data: { _entities: [] } }],
    ['entities that are none', { data: { _entities: [5, 5, 5] } }],
    ['no entities', { data: {} }],
  ])('%s: the other fields are there', async (_what, body) => {
    standIn.answers(body);
    const { status, data, errors } = await ask(behindAReference);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      chapters,
      programs: { nodes: [{ subject: null }, { subject: null }, { subject: null }] },
    });
    expect(errors).toEqual([{ ...failing, path: firstMissing }]);
    expect(alarms()).toEqual([expect.objectContaining({ requestId: 'this-request', level: 50 })]);
  });

  test('a list that is none: null, with an error that says where', async () => {
    standIn.answers({ data: { sisterCities: 'hunter2' } });
    const { status, data, errors } = await ask(atTheRoot);
    expect(status).toBe(200);
    expect(data).toEqual({ sisterCities: null, chapters });
    expect(errors).toEqual([{ ...failing, path: ['sisterCities'] }]);
    expect(alarms()).toEqual([expect.objectContaining({ requestId: 'this-request', level: 50 })]);
  });

  test('a value that is missing where it cannot be: null at the nearest place, with an error that says where', async () => {
    standIn.answers({ data: { sisterCities: [{}] } });
    const { data, errors, extensions } = await ask(atTheRoot);
    expect(data).toEqual({ sisterCities: null, chapters });
    expect(errors).toEqual([{ ...failing, path: ['sisterCities', 0, 'name'] }]);
    expect(extensions).toBeUndefined();
    expect(alarms()).toEqual([expect.objectContaining({ requestId: 'this-request', level: 50 })]);
  });

  test('a record that its domain does not know: likewise', async () => {
    standIn.answers({ data: { _entities: [null, null, null] } });
    const { data, errors } = await ask(behindAReference);
    expect(data).toMatchObject({ programs: { nodes: [{ subject: null }, { subject: null }, { subject: null }] } });
    expect(errors?.[0]).toEqual({ ...failing, path: firstMissing });
    expect(errors).toHaveLength(3);
  });
});

describe('of the errors of a subgraph', () => {
  const subgraph = 'international-relations';

  test('one that was meant for the caller passes with its words, its path and what it adds', async () => {
    standIn.answers({
      data: { sisterCities: null },
      errors: [
        { message: 'No token.', path: ['sisterCities'], extensions: { code: 'UNAUTHENTICATED', office: '企画' } },
      ],
    });
    const { status, data, errors } = await ask(atTheRoot);
    expect(status).toBe(200);
    expect(data).toEqual({ sisterCities: null, chapters });
    expect(errors).toEqual([
      {
        message: 'No token.',
        path: ['sisterCities'],
        extensions: { code: 'UNAUTHENTICATED', subgraph, office: '企画' },
      },
    ]);
    expect(alarms()).toEqual([]);
  });

  test('one that is not about a certain item of a list is told at the list', async () => {
    const error = { message: 'No city.', path: ['_entities'], extensions: { code: 'NOT_FOUND' } };
    standIn.answers({ data: null, errors: [error] });
    const { errors } = await ask(behindAReference);
    expect(errors).toEqual([
      { message: 'No city.', path: ['programs', 'nodes'], extensions: { code: 'NOT_FOUND', subgraph } },
    ]);
  });

  test('what is for its own developers is not passed on, and it cannot choose our status', async () => {
    const inside = { http: { status: 418 }, stacktrace: ['at x (y.js:1)'], exception: { stack: 'hunter2' } };
    standIn.answers({ data: null, errors: [{ message: 'No city.', extensions: { code: 'NOT_FOUND', ...inside } }] });
    const { status, errors } = await ask(atTheRoot);
    expect(status).toBe(200);
    expect(errors).toEqual([
      { message: 'No city.', path: ['sisterCities'], extensions: { code: 'NOT_FOUND', subgraph } },
    ]);
  });

  test.each<[string, object, number]>([
    ['without words', {}, 200],
    ['with a path that leads nowhere', { message: 'hunter2', path: 5 }, 200],
    ['with a status that says the same', { message: 'SELECT password' }, 500],
  ])('one %s is masked', async (_how, error, status) => {
    standIn.answers({ errors: [error] }, { status });
    const { data, errors } = await ask(atTheRoot);
    expect(data).toEqual({ sisterCities: null, chapters });
    expect(errors).toEqual([
      { message: masked, path: ['sisterCities'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph } },
    ]);
  });

  test.each([undefined, 'INTERNAL_SERVER_ERROR', 'ER_NO_SUCH_TABLE', 7])(
    'one with the code %p is masked, and logged under the id of the request',
    async (code) => {
      const message = 'SELECT password FROM staff';
      standIn.answers({ data: null, errors: [{ message, path: ['sisterCities'], extensions: { code } }] });
      const { errors } = await ask(atTheRoot);
      expect(errors).toEqual([
        { message: masked, path: ['sisterCities'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph } },
      ]);
      expect(alarms()).toEqual([
        expect.objectContaining({ requestId: 'this-request', level: 50, err: expect.objectContaining({ message }) }),
      ]);
    },
  );
});

test('a resolver that throws costs its field; the subgraph logs why, under the id of the request', async () => {
  await city.sql('ALTER TABLE comprehensive_plan.chapter RENAME TO gone');
  try {
    standIn.answers({ data: { sisterCities: [{ name: '常州市' }] } });
    const { status, data, errors } = await ask(atTheRoot);
    expect(status).toBe(200);
    expect(data).toEqual({ sisterCities: [{ name: '常州市' }], chapters: null });
    expect(errors).toEqual([
      {
        message: masked,
        path: ['chapters'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'comprehensive-plan' },
      },
    ]);
    expect(city.logged).toContainEqual(
      expect.objectContaining({
        requestId: 'this-request',
        err: expect.objectContaining({ message: 'relation "comprehensive_plan.chapter" does not exist' }),
      }),
    );
  } finally {
    await city.sql('ALTER TABLE comprehensive_plan.gone RENAME TO chapter');
  }
});

test('a fault in the gateway itself is masked and logged likewise', async () => {
  const execute = () => Promise.reject(new TypeError('hunter2'));
  const faulty = await openTestGateway({ colocated: city.subgraphs.map((subgraph) => ({ ...subgraph, execute })) });
  try {
    const { text, data, errors } = await faulty.ask('{ chapters { number } }', {}, { 'x-request-id': 'bug-1' });
    expect(data).toEqual({ chapters: null });
    expect(errors).toEqual([{ message: masked, path: ['chapters'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(text).not.toMatch(ofTheHouse);
    expect(faulty.logged).toContainEqual(
      expect.objectContaining({ requestId: 'bug-1', level: 50, err: expect.objectContaining({ type: 'TypeError' }) }),
    );
  } finally {
    await faulty.close();
  }
});
