import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { named, rename, renameInDatabase, writableCity, type WritableCity } from '../testing/writable-city';

let city: City;
let writable: WritableCity;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  writable = writableCity(city);
  gateway = await openTestGateway({
    colocated: writable.subgraphs,
    supergraph: writable.supergraph.path,
    responseCache: { megabytes: 8, url: undefined },
  });
  await eventually('the versions are known', async () => isHit(await twice('{ chapters { number } }')));
  await twice('{ sisterCities { id } sharesOfWomen { nodes { id } } }');
});
afterAll(async () => {
  await gateway.close();
  writable.supergraph.remove();
  await city.close();
});
beforeEach(() => void (city.calls.length = 0));

const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'planning-graph; hit';

async function twice(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) {
  await gateway.ask(query, variables, headers);
  return gateway.ask(query, variables, headers);
}

const crossing = '{ sisterCities { name profile sections { code name } } }';

describe('an answer that is asked for again', () => {
  test('comes from memory, byte for byte, and no subgraph is asked', async () => {
    const first = await gateway.ask(crossing);
    expect(first.headers.get('cache-status')).toBe('planning-graph; fwd=miss; stored');
    city.calls.length = 0;
    const again = await gateway.ask(crossing);
    expect(isHit(again)).toBe(true);
    expect(again.text).toBe(first.text);
    expect(city.calls).toEqual([]);
  });

  test('carries every header that it carries on the long way', async () => {
    const plain = await openTestGateway({ colocated: city.subgraphs });
    const own = { 'x-request-id': 'same-1', origin: 'https://www.example.jp' };
    const long = await plain.ask(crossing, {}, own);
    const short = await twice(crossing, {}, own);
    await plain.close();
    const ofKept = [
      'age',
      'cache-control',
      'cache-status',
      'etag',
      'vary',
      'date',
      'content-encoding',
      'transfer-encoding',
    ];
    const rest = ({ headers }: Answer): [string, string][] => [...headers].filter(([name]) => !ofKept.includes(name));
    expect(isHit(short)).toBe(true);
    expect(rest(short)).toEqual(rest(long));
    expect(Object.fromEntries(short.headers)).toMatchObject({
      'cache-control': 'no-cache',
      vary: 'accept, accept-encoding, accept-language',
      age: expect.stringMatching(/^\d+$/),
    });
  });

  test('is a line in the log like any other', async () => {
    await twice(crossing);
    gateway.logged.length = 0;
    await gateway.ask(crossing, {}, { 'x-request-id': 'hit-1' });
    await eventually('a line', () => gateway.logged.length > 0);
    const line = { requestId: 'hit-1', method: 'POST', path: '/graphql', status: 200, msg: 'answered' };
    expect(gateway.logged).toEqual([expect.objectContaining(line)]);
  });

  test('is found by what it asks: text, operation and variables, in whatever order they are written', async () => {
    const query =
      'query A($a: ID!, $b: Int) { section(id: $a) { name } programs(first: $b) { totalCount } } query B { __typename }';
    const post = async (body: object) => {
      const response = await gateway.get('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { hit: response.headers.get('cache-status')?.endsWith('hit'), text: await response.text() };
    };
    const variables = { a: 'plan-6-section-2-5', b: 1 };
    const first = await post({ query, operationName: 'A', variables });
    expect(await post({ variables: { b: 1, a: variables.a }, operationName: 'A', query })).toEqual({
      ...first,
      hit: true,
    });
    for (const other of [{ variables: { ...variables, b: 2 } }, { operationName: 'B' }, { query: `${query} ` }]) {
      expect(await post({ query, operationName: 'A', variables, ...other })).toMatchObject({ hit: false });
    }
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    expect(await post({ extensions: { persistedQuery }, operationName: 'A', variables })).toEqual({
      ...first,
      hit: true,
    });
  });

  test('is told in the media type that is asked for', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
      const long = await gateway.ask(`${crossing} #${accept}`, {}, { accept });
      const short = await gateway.ask(`${crossing} #${accept}`, {}, { accept });
      expect(isHit(short)).toBe(true);
      expect(short.headers.get('content-type')).toBe(long.headers.get('content-type'));
    }
  });
});

const long = '{ sections { id code name } }';

/** Asks without the conveniences of fetch, so that what comes over the wire can be seen. */
function wire(headers: Record<string, string>, query = long): Promise<{ message: IncomingMessage; body: Buffer }> {
  const path = `/graphql?query=${encodeURIComponent(query)}`;
  return new Promise((resolve, reject) => {
    request(gateway.url + path, { headers, agent: false }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => resolve({ message, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('over the wire', () => {
  test.each<[string, string | undefined, (bytes: Buffer) => Buffer]>([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['br;q=0, *;q=0', undefined, (bytes) => bytes],
    ['identity, br;q=0.5', undefined, (bytes) => bytes],
    ['deflate', undefined, (bytes) => bytes],
  ])('who accepts "%s" gets %s, and always the same', async (accepted, encoding, decode) => {
    const { text } = await gateway.ask(long);
    for (let turn = 0; turn < 2; turn++) {
      const { message, body } = await wire({ 'accept-encoding': accepted });
      expect(message.headers['content-encoding']).toBe(encoding);
      expect(message.headers['content-length']).toBe(String(body.length));
      expect(decode(body).toString()).toBe(text);
    }
  });

  test('a small answer is sent as it is', async () => {
    const { message } = await wire({ 'accept-encoding': 'br' }, '{ sisterCities { id } }');
    expect(message.headers['content-encoding']).toBeUndefined();
  });

  test('who has the answer already is told so, and who has another one gets it', async () => {
    const { etag = '' } = (await wire({})).message.headers;
    for (const tags of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
      const { message, body } = await wire({ 'if-none-match': tags, 'accept-encoding': 'br' });
      expect([message.statusCode, body.length, message.headers.etag]).toEqual([304, 0, etag]);
      expect(message.headers['cache-control']).toBe('no-cache');
    }
    expect((await wire({ 'if-none-match': '"x"' })).message.statusCode).toBe(200);
  });

  test('an answer that was made anew and came out the same is 304 as well', async () => {
    const { etag = '' } = (await wire({}, named)).message.headers;
    const { data } = await gateway.ask(named);
    const { name } = data?.sisterCity as { name: string };
    await gateway.ask(rename, { to: 'X' });
    await gateway.ask(rename, { to: name });
    const { message } = await wire({ 'if-none-match': etag }, named);
    expect(message.headers['cache-status']).toBe('planning-graph; fwd=miss; stored');
    expect(message.statusCode).toBe(304);
  });
});

test('a caller who goes away in the middle of a question is no fault of ours, and the next is answered', async () => {
  gateway.logged.length = 0;
  const { port, hostname } = new URL(gateway.url);
  const head =
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":';
  const socket = connect({ port: Number(port), host: hostname });
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  // Whoever is answered now came after the gateway had read what there was of the question.
  await gateway.get('/health/live');
  socket.destroy();
  await gateway.get('/health/live');
  expect((await gateway.ask(crossing)).errors).toBeUndefined();
  expect(gateway.logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
});

test('what is not cached comes through whole, whatever its letters', async () => {
  const { errors } = await gateway.ask('query ($id: ID!) { sisterCity(id: $id) { id } }', { id: '東京😀' });
  expect(errors?.[0]?.message).toBe('No sister city has the id "東京😀".');
});

describe('what is never cached', () => {
  const status = async (...asked: Parameters<TestGateway['ask']>): Promise<(string | null)[]> => {
    const { headers } = await twice(...asked);
    return [headers.get('cache-status'), headers.get('cache-control'), headers.get('etag')];
  };
  const notKept = [null, 'no-store', null];

  test('an answer with an error, of the request or of a field', async () => {
    for (const query of ['{', '{ nothing }', '{ sisterCity(id: "zzz") { id } sisterCities { id } }']) {
      expect(await status(query)).toEqual(notKept);
    }
  });

  test('the answer to a write', async () => {
    expect(await status(rename, { to: 'Y' })).toEqual(notKept);
  });

  test('an answer to somebody who says who they are', async () => {
    await twice(crossing);
    city.calls.length = 0;
    expect(await status(crossing, {}, { authorization: 'Basic somebody' })).toEqual(notKept);
    expect(city.calls).toHaveLength(4);
  });
});

test('a pause of the process costs no cached answer, and the first answer after it is cached', async () => {
  await twice(crossing);
  for (const query of [crossing, `${crossing} # after a pause`]) {
    // For longer than a version is relied on.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500);
    const { headers } = await gateway.ask(query);
    expect(headers.get('cache-status')).toBe(`planning-graph; ${query === crossing ? 'hit' : 'fwd=miss; stored'}`);
  }
});

test('a question about the schema alone is cached as well', async () => {
  expect(isHit(await twice(getIntrospectionQuery()))).toBe(true);
});

test('an answer is made anew when the data change of a domain that was asked, and of no other', async () => {
  const other = '{ chapters { name } }';
  const [before] = [await twice(named), await twice(crossing), await twice(other)];
  await renameInDatabase(city, 'Changed');
  await eventually('the change is seen', async () => (await gateway.ask(named)).text !== before.text);
  expect(isHit(await gateway.ask(crossing))).toBe(false);
  expect(isHit(await gateway.ask(other))).toBe(true);
});

test('a hundred who ask the same at once, after a change, have it made once', async () => {
  await twice(crossing);
  await gateway.ask(rename, { to: 'Crowd' });
  city.calls.length = 0;
  const answers = await Promise.all(Array.from({ length: 100 }, () => gateway.ask(crossing)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.text).toContain('Crowd');
  expect(city.calls).toHaveLength(2);
});

test('a writer reads what they wrote with the very next request, every time', async () => {
  for (let turn = 0; turn < 50; turn++) {
    const to = `Written ${turn}`;
    await twice(named);
    expect((await gateway.ask(rename, { to })).data).toEqual({ rename: to });
    expect((await gateway.ask(named)).data).toEqual({ sisterCity: { name: to } });
  }
});

test('a changed supergraph is not answered from what the former one answered', async () => {
  const describe = '{ __type(name: "SisterCity") { description } }';
  const before = await twice(describe);
  writable.supergraph.write(readFileSync(writable.supergraph.path, 'utf8').replaceAll('姉妹都市', '友好都市'));
  await eventually('it is taken up', async () => (await gateway.ask(describe)).text !== before.text);
});

const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch });

test('all audits of GraphQL over HTTP come out the same, whether the answers are cached already or not', async () => {
  const run = () => Promise.all(audits.map(async ({ fn }) => (await fn()).status));
  const first = await run();
  expect(first.filter((status) => status === 'ok').length).toBeGreaterThan(55);
  expect(await run()).toEqual(first);
});

test('an address with a "#" in it, which no client sends, teaches the cache nothing', async () => {
  const query = 'query ($id: ID = "plan-6-section-2-5") { section(id: $id) { name } }';
  const asked = `query=${encodeURIComponent(query)}%23x&variables=`;
  const forged = `/graphql?${asked.replace('%23x', '#x')}${encodeURIComponent('{"id":"plan-6-section-1-1"}')}`;
  const { hostname, port } = new URL(gateway.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${forged} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
    );
    socket.resume().on('close', () => resolve());
  });
  const { data } = await gateway.ask(`${query}#x`, { id: 'plan-6-section-1-1' });
  expect(data).toEqual({ section: { name: '地域づくり' } });
});
