import { randomUUID } from 'node:crypto';
import { BlockList, connect } from 'node:net';
import { text } from 'node:stream/consumers';
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
  const isHit = !!response.headers.get('cache-status')?.endsWith('hit');
  return { status: response.status, isHit, text: await response.text(), response };
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

/** Sends a request whose target is written as it is, and returns the answer as it comes. */
async function askRaw(target: string, host: string, localAddress = '127.0.0.1'): Promise<string> {
  const port = Number(new URL(gateway.url).port);
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.write(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  return text(socket);
}

test.each([
  ['with a fragment', '/id/sister-city-changzhou#a/b', '/id/sister-city-changzhou'],
  ['in absolute form', 'http://a.example/id/sister-city-changzhou', '/id/sister-city-changzhou'],
  ['in absolute form, without a path', 'HTTP://a.example?lang=en', '/?lang=en'],
  ['of a feed in absolute form', 'http://a.example/feeds/changes.atom', '/feeds/changes.atom'],
  ['of a feed with an encoded letter', '/feeds/%63hanges.atom', '/feeds/changes.atom'],
  ['of the feed of a domain', '/feeds/gender%2Dequality.atom#/..', '/feeds/gender-equality.atom'],
])('a target %s decides no address in an answer that others get: %s', async (_how, target, plain) => {
  const [odd, usual] = [`${randomUUID()}.example`, `${randomUUID()}.example`];
  const first = await askRaw(target.replace('a.example', odd), odd);
  const kept = await askRaw(plain, odd);
  const own = await askRaw(plain, usual);
  const lasting = (answer: string) =>
    answer
      .replaceAll(odd, usual)
      .replace(/^(?:etag|age|cache-status|date|x-request-id|ratelimit.*?): .*\r\n/gim, '')
      .split('\n');
  expect(kept).toContain('cache-status: planning-graph; hit');
  expect(lasting(kept)).toEqual(lasting(own));
  expect(lasting(first)).toEqual(lasting(own));
});

test('the host of a target in absolute form is the one that counts', async () => {
  expect(await askRaw(`http://a.example${page}`, 'b.example')).toContain(`href="http://a.example${page}"`);
  expect(await askRaw(page, 'b.example')).toContain(`href="http://b.example${page}"`);
});

test('who is no proxy cannot write a host that is taken for the word of a proxy', async () => {
  const host = `${randomUUID()}.example`;
  expect(await askRaw(page, JSON.stringify([host, null, null]), '127.0.0.2')).toContain('href="http://localhost/');
  expect(await askRaw(page, host)).toContain(`href="http://${host}${page}"`);
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
  const line = { requestId: 'kept-1', method: 'GET', path: page, status: 200, ms: expect.any(Number), msg: 'answered' };
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
