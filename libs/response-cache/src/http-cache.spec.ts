import { createServer } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { HttpCache } from './http-cache';
import {
  createEntry,
  createMemoryStore,
  Dependencies,
  ResponseCache,
  type CacheEntry,
  type CacheKey,
} from './response-cache';

/** A server with a cache before it, as that of the gateway is. */
function serverWith(cache: ResponseCache): { httpCache: HttpCache; server: FastifyInstance } {
  const httpCache = new HttpCache({
    cache,
    name: 'test',
    path: '/graphql',
    maxBodySize: 2_000,
    isJson: (contentType) => contentType === 'application/json',
    contentTypeFor: () => 'application/json',
    languageFor: (accepted) => (accepted === 'en' ? 'en' : 'ja'),
    isCommonHeader: (name) => name === 'x-common',
  });
  const server = fastify({
    serverFactory: (listener) =>
      createServer((message, response) => {
        const answered = Promise.resolve(httpCache.answer({ message, response, id: 'id-1' }));
        void answered.then((isAnswered) => isAnswered || listener(message, response));
      }),
  });
  httpCache.register(server, () => true);
  server.addHook('onRequest', async (_request, reply) => void reply.headers({ 'x-common': 'c', 'x-other': 'o' }));
  server.post('/graphql', async (request, reply) => {
    const dependencies = new Dependencies();
    dependencies.operation = 'query';
    const bytes = Buffer.from(`{"data":${JSON.stringify(request.body)}}`);
    return (await httpCache.addAndSend(request, reply, { bytes, hasErrors: false, dependencies }))
      ? reply
      : 'not cached';
  });
  return { httpCache, server };
}

const emptyCache = (): ResponseCache =>
  new ResponseCache({ versions: new Map(), stores: [createMemoryStore(1_000_000)], madeBy: '' });

/** Asks for a long answer, and again from the cache, accepting some encodings. */
async function askTwice(cache: ResponseCache, acceptEncoding: string): Promise<Response> {
  const { server } = serverWith(cache);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (accepted: string): Promise<Response> => {
    const headers = { 'content-type': 'application/json', 'accept-encoding': accepted };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body: `{"query":"{ a${'b'.repeat(1_500)} }"}`,
      headers,
    });
    await response.arrayBuffer();
    return response;
  };
  await ask('identity');
  const response = await ask(acceptEncoding);
  await server.close();
  return response;
}

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
])('to a caller that accepts "%s" a cached answer is sent in the encoding %s', async (accept, encoding) => {
  const { status, headers } = await askTwice(emptyCache(), accept);
  expect([status, headers.get('cache-status'), headers.get('content-encoding')]).toEqual([200, 'test; hit', encoding]);
});

class FailingCache extends ResponseCache {
  constructor(private readonly fault: 'header' | 'encoding') {
    super({ versions: new Map(), stores: [createMemoryStore(1_000_000)], madeBy: '' });
  }

  override find(key: CacheKey): CacheEntry | Promise<CacheEntry | undefined> {
    const found = super.find(key);
    if (found instanceof Promise || this.fault !== 'header') return found;
    return { ...createEntry(found.body, 'ja', found), etag: 'W/"a\r\nx: 1"' };
  }

  override withEncoding(): Promise<CacheEntry> {
    return Promise.reject(new Error('no memory'));
  }
}

test.each<['header' | 'encoding', string]>([
  ['header', 'identity'],
  ['encoding', 'br'],
])('a failing %s is answered as a failure of ours, and not left without an end', async (fault, accept) => {
  const { status, headers } = await askTwice(new FailingCache(fault), accept);
  expect([status, headers.get('x')]).toEqual([500, null]);
});

test('what was answered the long way is answered from the cache the next time, and looks the same', async () => {
  const { httpCache, server } = serverWith(emptyCache());
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
  expect([httpCache.hits, httpCache.misses]).toEqual([1, 1]);
  expect(await ask('{"query":"{ a }"}', 'en')).toEqual([text, 'test; fwd=miss; stored', 'c']);
  expect(await ask('{"query":"{ a }"}', 'en')).toEqual([text, 'test; hit', 'c']);
  await server.close();
});

test('a body that is too large is refused by the server, although the cache has begun to read it', async () => {
  const { server } = serverWith(emptyCache());
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const headers = { 'content-type': 'application/json' };
  // Sent in chunks, so that its length is not known before.
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from(`{"query":"${'a'.repeat(4_000)}"}`));
      controller.close();
    },
  });
  const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers, duplex: 'half' });
  expect(response.status).toBe(413);
  await server.close();
});
