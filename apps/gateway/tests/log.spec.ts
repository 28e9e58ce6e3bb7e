import { memoryLog } from '../testing/memory-log';
import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let served: Served;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs);
  gateway = await openTestGateway({ subgraphUrl: served.subgraphUrl });
});
afterAll(async () => {
  await gateway.close();
  await served.server.close();
  await city.close();
});
beforeEach(() => void (gateway.logged.length = 0));

/** A line is written when the answer has left, which may be after it has arrived. */
const lines = (count: number): Promise<unknown> => eventually(`${count} lines`, () => gateway.logged.length >= count);

test('every request is one line: method, path, status, milliseconds, id', async () => {
  await gateway.ask('{ sisterCities { name } }', {}, { 'x-request-id': 'log-1' });
  await gateway.get('/nothing?where=here', { headers: { 'x-request-id': 'log-2' } });
  const common = { time: expect.any(String), level: 30, ms: expect.any(Number), msg: 'answered' };
  await lines(2);
  expect(gateway.logged).toEqual([
    { ...common, requestId: 'log-1', method: 'POST', path: '/graphql', status: 200 },
    { ...common, requestId: 'log-2', method: 'GET', path: '/nothing', status: 404 },
  ]);
});

test('at the level "debug", the log says how long the steps of a request took', async () => {
  const { log, lines } = memoryLog('debug');
  const debugged = await openTestGateway({ colocated: city.subgraphs, log });
  const query = '{ section(id: "plan-6-section-5-5") { programs { subject { ... on SisterCity { name } } } } }';
  await debugged.ask(query, {}, { 'x-request-id': 'slow-1' });
  await eventually('the request is answered', () => lines.some(({ msg }) => msg === 'answered'));
  await debugged.close();
  const steps = lines.filter(({ requestId }) => requestId === 'slow-1');
  expect(steps.map(({ msg, subgraph }) => subgraph ?? msg)).toEqual([
    'planned and compiled',
    'comprehensive-plan',
    'international-relations',
    'answered',
  ]);
  expect(steps.every(({ ms }) => Number.isInteger(ms))).toBe(true);
});

test('what people ask for, and what they prove themselves with, is never written, even when all goes wrong', async () => {
  const variables = { id: 'hunter2-variable' };
  const secrets = {
    authorization: 'Basic hunter2-password',
    'apollo-require-preflight': '1',
    cookie: 'session=hunter2-cookie',
  };
  const query = 'query ($id: ID!) { sisterCity(id: $id) { name } }';
  await city.sql('ALTER TABLE international_relations.sister_city RENAME TO gone');
  try {
    const { errors } = await gateway.ask(query, variables, secrets);
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString();
    await gateway.get(`/graphql?${search}`, { headers: secrets });
  } finally {
    await city.sql('ALTER TABLE international_relations.gone RENAME TO sister_city');
  }
  await served.server.close();
  await gateway.ask(query, variables, secrets);
  await gateway.ask(query, variables, { authorization: 'Bearer hunter2-token' });
  await lines(7);
  expect(city.logged.filter(({ level }) => Number(level) > 30)).toHaveLength(2);
  expect(JSON.stringify([gateway.logged, city.logged])).not.toContain('hunter2');
});
