import fs from 'node:fs';
import { Agent, request } from 'undici';
import { eventually } from '../testing/eventually';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../testing/stand-in';
import { committedSupergraph } from '../testing/supergraph-on-disk';

let slow: StandIn;
let gateway: TestGateway;
const kept = new Agent({ pipelining: 0 });
beforeAll(async () => {
  slow = await openStandIn();
  slow.answers({ data: { sisterCities: [] } });
});
beforeEach(async () => (gateway = await openTestGateway({ subgraphUrl: slow.subgraphUrl })));
afterAll(async () => {
  await kept.close();
  await slow.close();
});

const question = '{ sisterCities { name } }';

/** Until the slow subgraph has been asked once more. */
async function underWay(): Promise<void> {
  const before = slow.asked.length;
  await eventually('a request is under way', () => slow.asked.length > before);
}

test('a gateway that stops finishes what is under way, says that it is not ready, and then takes no more', async () => {
  slow.hold();
  const asked = [gateway.ask(question), gateway.ask(question)];
  await underWay();
  const closed = gateway.close();

  const readiness = await gateway.get('/health/ready');
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toEqual({ status: 'stopping' });
  expect((await gateway.get('/health/live')).status).toBe(200);

  const late = gateway.ask('{ sisterCities { id: name } }');
  await underWay();
  slow.goOn();
  for (const answer of await Promise.all([...asked, late])) {
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ sisterCities: [] });
  }
  await closed;
  await expect(gateway.get('/health/ready')).rejects.toThrow('fetch failed');
});

test('while it stops, it asks callers to leave the connections that they keep', async () => {
  slow.hold();
  const asked = request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question }),
    dispatcher: kept,
  });
  await underWay();
  const closed = gateway.close();
  const health = await request(`${gateway.url}/health/live`, { dispatcher: kept });
  expect(health.headers.connection).toBe('close');
  await health.body.dump();
  slow.goOn();
  await (await asked).body.dump();
  await closed;
});

test('a gateway that nobody asks stops, although a caller keeps a connection to it', async () => {
  await gateway.get('/health/live');
  await gateway.close();
  await expect(gateway.get('/health/live')).rejects.toThrow('fetch failed');
});

test('a gateway that has stopped leaves no connection to a subgraph open', async () => {
  await gateway.ask(question);
  expect(await slow.connections()).toBe(1);
  await gateway.close();
  await eventually('no connection is open', async () => (await slow.connections()) === 0);
});

test('a gateway that has stopped looks at its supergraph no more', async () => {
  const unwatched = jest.spyOn(fs, 'unwatchFile');
  await gateway.close();
  expect(unwatched).toHaveBeenCalledWith(committedSupergraph, expect.any(Function));
  unwatched.mockRestore();
});
