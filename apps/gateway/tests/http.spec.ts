import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, validateSchema } from 'graphql';
import { sharedGateway } from '../testing/shared-gateway';

// In a folder of this name, files that change must not be taken for files that do not.
const explorerDirectory = join(mkdtempSync(join(tmpdir(), 'explorer-')), 'assets', 'dist');
mkdirSync(join(explorerDirectory, 'assets'), { recursive: true });
writeFileSync(join(explorerDirectory, 'explorer.html'), '<!doctype html><title>計画グラフ</title>');
writeFileSync(join(explorerDirectory, 'assets/main-4f2a.js'), 'export {};');
afterAll(() => rmSync(join(explorerDirectory, '../..'), { recursive: true }));
const gateway = sharedGateway({ explorerDirectory });

const query = '{ sisterCities { name profile ties { event } } }';

/** Asks without the conveniences of fetch, so that what comes over the wire can be seen. */
function wire(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(gateway.url + path, { method, headers, agent: false }, (response) => resolve(response.resume()))
      .on('error', reject)
      .end();
  });
}

describe('pages of other sites', () => {
  const origin = 'https://www.example.jp';

  test('may ask in a reader’s browser, which first asks whether it may', async () => {
    const { status, headers } = await gateway.get('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
    expect(headers.get('access-control-allow-headers')).toBe('content-type');
    expect(headers.get('access-control-max-age')).toBe('86400');
  });

  test('are told what they may do even when they do not say what they want', async () => {
    const { status, headers } = await gateway.get('/graphql', { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
  });

  test('may read the answer and the id of the request, and never act with the reader’s credentials', async () => {
    const { headers } = await gateway.ask(query, {}, { origin });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe(
      'x-request-id, etag, age, cache-status, missing-domains, retry-after, ratelimit, ratelimit-policy, www-authenticate',
    );
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('an answer', () => {
  test.each(['br', 'gzip'])('is compressed with %s when that is asked for', async (encoding) => {
    const { headers } = await wire(`/graphql?query=${encodeURIComponent(query)}`, {
      'accept-encoding': encoding,
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('accept-encoding');
  });

  test('is sent as it is when nothing is asked for', async () => {
    const { headers } = await wire('/schema.graphql');
    expect(headers['content-encoding']).toBeUndefined();
  });

  test('is not to be kept by caches, whether it is good or bad', async () => {
    for (const question of [query, '{', '{ sisterCity(id: "zzz") { id } }']) {
      expect((await gateway.ask(question)).headers.get('cache-control')).toBe('no-store');
    }
    const malformed = await gateway.get('/graphql', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(malformed.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['/graphql', '/', '/explorer', '/schema.graphql', '/health/live', '/nothing'])(
    'at %s carries the headers that keep a browser safe',
    async (path) => {
      const { headers } = await gateway.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none';script-src 'self'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});

describe('the id of a request', () => {
  test('is the caller’s own, if it is a plain one', async () => {
    const { headers } = await gateway.ask(query, {}, { 'x-request-id': 'council:2024-04.a_1' });
    expect(headers.get('x-request-id')).toBe('council:2024-04.a_1');
  });

  test.each(['', 'a b', 'x'.repeat(65), '<script>', 'あ'])('is made anew in place of %j', async (given) => {
    const { headers } = await wire('/health/live', { 'x-request-id': encodeURI(given) });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  test('is made where none is given, another for each', async () => {
    const [one, other] = [await gateway.get('/health/live'), await gateway.get('/nothing')];
    expect(one.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.headers.get('x-request-id')).not.toBe(one.headers.get('x-request-id'));
  });
});

describe('health is told to GET and to HEAD:', () => {
  test.each([
    ['/health/live', 'live'],
    ['/health/ready', 'ready'],
  ])('%s', async (path, status) => {
    const get = await gateway.get(path);
    expect(get.status).toBe(200);
    expect(await get.json()).toEqual({ status });
    const head = await gateway.get(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });
});

describe('what goes wrong outside GraphQL is told as problem details:', () => {
  const nothingAt = (path: string): string => `There is nothing at ${path}. GraphQL is at /graphql.`;

  test.each<{ what: string; path: string; method?: string; status: number; code: string; detail: string }>([
    {
      what: 'an address where nothing is',
      path: '/nothing?token=hunter2',
      status: 404,
      code: 'NOT_FOUND',
      detail: nothingAt('/nothing'),
    },
    {
      what: 'a method that is not offered',
      path: '/health/live',
      method: 'DELETE',
      status: 404,
      code: 'NOT_FOUND',
      detail: nothingAt('/health/live'),
    },
    {
      what: 'a path that is not well encoded',
      path: '/%',
      status: 400,
      code: 'BAD_REQUEST',
      detail: 'The path of the request is not well encoded. GraphQL is at /graphql.',
    },
    {
      what: 'a way out of the explorer’s folder',
      path: '/..%2f..%2fpackage.json',
      status: 404,
      code: 'NOT_FOUND',
      detail: nothingAt('/..%2f..%2fpackage.json'),
    },
  ])('$what', async ({ path, method, status, code, detail }) => {
    const response = await gateway.get(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({ type: 'about:blank', title: expect.any(String), status, detail, code });
  });
});

describe('a body that cannot be read is told at /graphql as a GraphQL error:', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, Record<string, string>, number, string]>([
    ['no JSON', '{', json, 400, 'The body is not JSON. Send JSON with a "query".'],
    ['nothing', '', json, 400, 'The body is empty. Send JSON with a "query".'],
    [
      'XML',
      '<a/>',
      { 'content-type': 'application/xml' },
      415,
      'The body must be JSON in UTF-8. Send it with "content-type: application/json".',
    ],
  ])('%s', async (_what, body, headers, status, message) => {
    const response = await gateway.get('/graphql?from=here', { method: 'POST', body, headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('the schema at /schema.graphql', () => {
  test('is what callers may ask, without the marks of federation', async () => {
    const response = await gateway.get('/schema.graphql');
    const sdl = await response.text();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(sdl).not.toMatch(/join__|link__|@link|@key|@shareable|_entities|_service|_Any|_Entity/);
    const schema = buildSchema(sdl);
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getQueryType()?.getFields()).toHaveProperty('sisterCities');
  });
});

/** What is answered to a text that no client of HTTP would send. */
async function answerTo(request: string): Promise<string> {
  const { port, hostname } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return String(Buffer.concat(chunks));
}

describe('an address', () => {
  test.each([
    ['/explorer/', '../explorer'],
    ['/lists/', '../lists'],
    ['/q/gender-equality/courses/?lang=en', '../courses?lang=en'],
    ['/id/%E3%81%82/', '../%E3%81%82'],
    ['//nowhere.example/', '../nowhere.example'],
  ])('with a slash at its end, %s, leads to the one without it', async (path, location) => {
    const { statusCode, headers } = await wire(path);
    expect(statusCode).toBe(308);
    expect(headers.location).toBe(location);
  });

  test('with letters that are not encoded says how to encode them', async () => {
    const answer = await answerTo('GET /?q=人口 HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/"detail":"[^"]*percent-encoded[^"]*--data-urlencode[^"]*","code":"BAD_REQUEST"}$/);
  });

  test('that is too long says that a query can be posted', async () => {
    const query = encodeURIComponent(`{ ${'sisterCities { id } '.repeat(2_000)} }`);
    const answer = await answerTo(`GET /graphql?query=${query} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toMatch(/"detail":"The address and the headers [^"]*as JSON with POST[^"]*","code":"BAD_REQUEST"}$/);
  });
});

describe('the explorer', () => {
  test('is asked for again each time', async () => {
    const response = await gateway.get('/explorer');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('etag')).not.toBeNull();
    const again = await wire('/explorer', { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(again.statusCode).toBe(304);
  });

  test('has files that are named by their content, and kept for a year', async () => {
    const response = await gateway.get('/assets/main-4f2a.js');
    expect(response.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});
