import fastify from 'fastify';
import { HttpCache, sendCached, type CachedResponse } from './http-cache';
import {
  addEncoding,
  createEntry,
  createMemoryStore,
  Dependencies,
  ResponseCache,
  type CacheEntry,
} from './response-cache';

const entry = createEntry(Buffer.from(JSON.stringify({ data: 'x'.repeat(2_000) })), 'ja', {
  versions: [],
  validUntil: null,
});

/** The response to a caller when an answer is sent from the first hook, as cached answers are. */
async function respond(sent: CacheEntry, encode: CachedResponse['encode'], accept = ''): Promise<Response> {
  const server = fastify();
  const common = {
    headers: ['content-type', 'application/json'],
    cacheStatus: 'test; hit',
    encode,
  };
  server.addHook('onRequest', (request, reply) => sendCached(request, reply, { entry: sent, ...common }));
  server.get('/', () => 'the long way');
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(url, { headers: { 'accept-encoding': accept } });
  await response.arrayBuffer();
  await server.close();
  return response;
}

test('an answer is sent as it is cached', async () => {
  const { status, headers } = await respond(entry, (encoding) => addEncoding(entry, encoding));
  expect([status, headers.get('etag')]).toEqual([200, entry.etag]);
});

test.each<[string, string | null]>([
  ['gzip, deflate, br', 'br'],
  ['br;q=0.1, gzip', 'gzip'],
  ['gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *;q=0', null],
  ['*;q=0.5, br;q=0', 'gzip'],
  ['identity, br;q=0.5', null],
  ['GZIP', 'gzip'],
  ['deflate', null],
  [';;,q', null],
])('to a caller that accepts "%s" it is sent in the encoding %s', async (accept, encoding) => {
  const { status, headers } = await respond(entry, (wanted) => addEncoding(entry, wanted), accept);
  expect([status, headers.get('content-encoding')]).toEqual([200, encoding]);
});

test.each<[string, CacheEntry, CachedResponse['encode']]>([
  [
    'a header that must not be sent',
    { ...entry, etag: 'W/"a\r\nx: 1"' },
    async () => ({ ...entry, etag: 'W/"a\r\nx: 1"' }),
  ],
  ['an encoding that fails', entry, () => Promise.reject(new Error('no memory'))],
])('%s is answered as a failure of ours, and not left without an end', async (_what, sent, encode) => {
  const { status, headers } = await respond(sent, encode, 'br');
  expect([status, headers.get('x')]).toEqual([500, null]);
});

test('what was answered the long way is answered from the cache the next time, and looks the same', async () => {
  const cache = new ResponseCache({ versions: new Map(), stores: [createMemoryStore(1_000_000)], code: '' });
  const httpCache = new HttpCache({
    cache,
    name: 'test',
    path: '/graphql',
    maxBodySize: 1_000,
    isJson: (contentType) => contentType === 'application/json',
    contentTypeFor: () => 'application/json',
    languageFor: (accepted) => (accepted === 'en' ? 'en' : 'ja'),
    isCommonHeader: (name) => name === 'x-common',
  });
  const server = fastify();
  let made = 0;
  httpCache.register(server, () => true);
  server.addHook('onRequest', async (_request, reply) => void reply.headers({ 'x-common': 'c', 'x-other': 'o' }));
  server.post('/graphql', async (request, reply) => {
    made++;
    const dependencies = new Dependencies();
    dependencies.operation = 'query';
    const text = `{"data":${JSON.stringify(request.body)}}`;
    const answer = { bytes: Buffer.from(text), hasErrors: false, dependencies };
    return (await httpCache.addAndSend(request, reply, answer)) ? reply : 'not cached';
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (body: string, language = 'ja'): Promise<[string, string | null, string | null]> => {
    const headers = { 'content-type': 'application/json', 'accept-language': language };
    const request = { method: 'POST', body, headers };
    const response = await fetch(`${url}/graphql`, request);
    expect(response.headers.get('content-language')).toBe(language);
    return [await response.text(), response.headers.get('cache-status'), response.headers.get('x-common')];
  };
  const text = '{"data":{"query":"{ a }"}}';
  expect(await ask('{"query":"{ a }"}')).toEqual([text, 'test; fwd=miss; stored', 'c']);
  expect(await ask('{ "query": "{ a }" }')).toEqual([text, 'test; hit', 'c']);
  expect([made, httpCache.hits, httpCache.misses]).toEqual([1, 1, 1]);
  expect(await ask('{"query":"{ a }"}', 'en')).toEqual([text, 'test; fwd=miss; stored', 'c']);
  expect(await ask('{"query":"{ a }"}', 'en')).toEqual([text, 'test; hit', 'c']);
  await server.close();
});
