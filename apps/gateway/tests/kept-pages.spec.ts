import { BlockList, connect } from 'node:net';
import { Agent, request } from 'undici';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';

const responseCache = { megabytes: 8, url: undefined };
const page = '/id/sister-city-decatur';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs, responseCache, trustedProxies: proxies() });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

function proxies(): NonNullable<Parameters<typeof openTestGateway>[0]['trustedProxies']> {
  const list = new BlockList();
  list.addAddress('127.0.0.1');
  return list;
}

async function ask(path: string, headers: Record<string, string> = {}, asked = gateway) {
  const response = await asked.get(path, { headers });
  const text = await response.text();
  return { status: response.status, isHit: !!response.headers.get('cache-status')?.endsWith('hit'), text, response };
}

test('a page comes from the cache when it is asked for again, and looks the same', async () => {
  const first = await ask(page);
  const again = await ask(page);
  expect([first.isHit, again.isHit]).toEqual([false, true]);
  expect(again.text).toBe(first.text);
  const lasting = ({ response }: typeof first) =>
    [...response.headers].filter(([name]) => !['age', 'cache-status', 'date', 'x-request-id'].includes(name));
  expect(lasting(again)).toEqual(lasting(first));
});

test('however it is spelled: whoever asks in another way for the first time gets it from the cache as well', async () => {
  await ask(page);
  for (const [path, accept] of [
    [page, 'text/html;q=0.9, text/plain;q=0.1'],
    [`${page}.html`, '*/*'],
    [page.replace('city', 'c%69ty'), '*/*'],
  ] as const) {
    expect(await ask(path, { accept })).toMatchObject({ status: 200, isHit: true });
  }
  expect(await ask(page, { accept: 'application/json' })).toMatchObject({ isHit: false });
});

test('its links begin with the address at which the caller of a trusted proxy found it, and so they do from the cache', async () => {
  for (const host of ['one.example', 'two.example', 'one.example', 'two.example']) {
    const { text } = await ask(page, { 'x-forwarded-host': host, 'x-forwarded-proto': 'https' });
    expect(text).toContain(`<link rel="canonical" href="https://${host}${page}" />`);
  }
  const { isHit } = await ask(page, { 'x-forwarded-host': 'one.example', 'x-forwarded-proto': 'https' });
  expect(isHit).toBe(true);
});

test('HEAD is told the same without a body, and who has it already is told so', async () => {
  const { response } = await ask(page);
  const head = await gateway.get(page, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('content-length')).toBe(response.headers.get('content-length'));
  const etag = response.headers.get('etag') ?? '';
  expect((await ask(page, { 'if-none-match': etag })).status).toBe(304);
});

test('another method is refused, although the page is kept', async () => {
  await ask(page);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await gateway.get(page, { method })).status).toBe(405);
});

test('it is one line in the log, with the id that the caller chose and without what the caller asked', async () => {
  await ask(`${page}?lang=en`);
  gateway.logged.length = 0;
  await ask(`${page}?lang=en`, { 'x-request-id': 'kept-1' });
  await eventually('a line', () => gateway.logged.length > 0);
  const line = { reqId: 'kept-1', method: 'GET', path: page, status: 200, ms: expect.any(Number), msg: 'answered' };
  expect(gateway.logged).toEqual([expect.objectContaining(line)]);
});

test('kept pages are counted for each caller behind a trusted proxy, who may ask for twenty times the limit', async () => {
  const limited = await openTestGateway({
    colocated: city.subgraphs,
    responseCache,
    trustedProxies: proxies(),
    admissionLimits: { ...manyRequests, requestsPerMinute: 2 },
  });
  const from = (address: string) => ask(page, { 'x-forwarded-for': address }, limited);
  await from('192.0.2.1');
  const statuses = [];
  for (let asked = 1; asked < 41; asked++) statuses.push((await from('192.0.2.1')).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(39);
  expect(statuses.at(-1)).toBe(429);
  expect(await from('192.0.2.2')).toMatchObject({ status: 200, isHit: true });
  await limited.close();
});

describe('while the gateway stops', () => {
  const agent = new Agent({ pipelining: 0 });
  afterAll(() => agent.close());

  test('a question that is still arriving is answered, from the cache too, and callers are asked to leave', async () => {
    const stopping = await openTestGateway({ colocated: city.subgraphs, responseCache });
    const query = '{ sisterCities { name } }';
    await stopping.ask(query);
    const { text } = await stopping.ask(query);
    await ask(page, {}, stopping);
    const body = JSON.stringify({ query, variables: {} });
    const { hostname, port } = new URL(stopping.url);
    const socket = connect(Number(port), hostname);
    const head = `host: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
    const start = `POST /graphql HTTP/1.1\r\n${head}\r\n\r\n${body.slice(0, 9)}`;
    await new Promise<void>((resolve) => socket.write(start, () => resolve()));
    // Whoever is answered now came after the gateway had read what there was of the question.
    await ask('/health/live', {}, stopping);
    const closed = stopping.close();
    const kept = await request(`${stopping.url}${page}`, { dispatcher: agent });
    expect([kept.headers['cache-status'], kept.headers.connection]).toEqual(['planning-graph; hit', 'close']);
    await kept.body.dump();
    socket.write(body.slice(9));
    let received = '';
    for await (const chunk of socket) received += String(chunk);
    expect(received).toContain('cache-status: planning-graph; hit');
    expect(received).toContain(text);
    await closed;
  });
});
