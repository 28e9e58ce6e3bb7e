import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { cacheHit, errorsOf, whenCached, wireTo, type Wire } from '../testing/wire';

let city: City;
let gateway: TestGateway;
const { wire, post } = wireTo(() => gateway);
const explorerDirectory = mkdtempSync(join(tmpdir(), 'explorer-'));
beforeAll(async () => {
  mkdirSync(join(explorerDirectory, 'assets'));
  writeFileSync(join(explorerDirectory, 'explorer.html'), '<!doctype html><title>計画グラフ</title>');
  city = await openCity();
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    explorerDirectory,
    responseCache: { megabytes: 8, url: undefined },
  });
  await eventually('answers are cached', async () => {
    const { headers } = await gateway.ask(query);
    return headers.get('cache-status') === cacheHit;
  });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
  rmSync(explorerDirectory, { recursive: true });
});
beforeEach(() => void (city.calls.length = 0));

const query = '{ sisterCities { name profile } }';
const address = `/graphql?query=${encodeURIComponent(query)}`;
const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

describe('a read in an address', () => {
  test.each<[string, Record<string, string>]>([
    ['with nothing else', {}],
    ['from a page of another site', { origin: 'https://www.example.jp', 'sec-fetch-site': 'cross-site' }],
    ['from a client that names a media type', { 'content-type': 'application/json' }],
    ['from a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['from a browser that carries the cookies of others', { cookie: '_ga=1; _gid=2' }],
    ['from an address bar', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }],
  ])('%s is answered, and the answer is cached', async (_who, headers) => {
    const answer = await whenCached(() => wire(address, { headers }));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, json]);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { sisterCities: [{ name: 'ディケイター市' }, {}, {}] } });
    const { etag = '' } = answer.headers;
    const again = await whenCached(() => wire(address, { headers: { ...headers, 'if-none-match': etag } }));
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('by HEAD has the headers of GET, and is cached for it', async () => {
    const path = `${address}%23head`;
    const isStored = ({ headers }: Wire): boolean => headers.etag !== undefined;
    const head = await whenCached(() => wire(path, { method: 'HEAD' }), isStored);
    expect([head.status, head.text]).toEqual([200, '']);
    const cached = await whenCached(() => wire(path, { method: 'HEAD' }));
    const get = await whenCached(() => wire(path));
    for (const name of ['etag', 'content-type', 'content-language', 'content-length', 'vary', 'cache-control']) {
      expect([head.headers[name], cached.headers[name]]).toEqual([get.headers[name], get.headers[name]]);
    }
    const headers = { 'if-none-match': '*' };
    expect((await whenCached(() => wire(path, { method: 'HEAD', headers }))).status).toBe(304);
  });

  test('may have parameters that mean nothing to us, as often as it likes, but each of ours once', async () => {
    expect((await whenCached(() => wire(`${address}&utm=1&utm=2`))).status).toBe(200);
    for (const again of ['query={__typename}', 'variables={}&variables={}', 'operationName=A&operationName=A']) {
      const refused = await wire(`${address}&${again}`);
      expect(refused.status).toBe(400);
      expect(errorsOf(refused)).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    }
  });

  test.each(['Basic dXNlcjpwYXNz', 'Negotiate abc', 'Bearer'])(
    'is refused where a browser may have attached the credentials by itself: %s',
    async (authorization) => {
      const refused = await wire(address, { headers: { authorization } });
      expect(refused.status).toBe(400);
      expect(errorsOf(refused)).toEqual([
        {
          message:
            'A page of another site could have sent this with your credentials. Use POST, or set the header "apollo-require-preflight" to 1.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ]);
      expect(city.calls).toEqual([]);
    },
  );

  test.each<Record<string, string>>([
    { authorization: 'Basic abc', 'apollo-require-preflight': '1' },
    { authorization: 'Basic abc', 'content-type': 'application/json' },
  ])('with credentials that a script has set is answered, for that caller alone: %j', async (headers) => {
    for (let turn = 0; turn < 2; turn++) {
      const answer = await wire(address, { headers });
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(answer.headers).not.toHaveProperty('cache-status');
    }
  });
});

describe('the address bar of a browser', () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  test.each(['/graphql', '/graphql?', '/graphql?utm=1'])('at %s leads to the explorer', async (path) => {
    const { status, headers } = await wire(path, { headers: { accept } });
    expect([status, headers.location, headers.vary]).toEqual([303, 'explorer', 'accept']);
    const page = await fetch(gateway.url + path, { headers: { accept } });
    expect(page.url).toBe(`${gateway.url}/explorer`);
    expect(await page.text()).toContain('計画グラフ');
  });

  test('leads nowhere where there is no explorer, nor does a program', async () => {
    const bare = await openTestGateway({ colocated: city.subgraphs });
    const page = await bare.get('/graphql', { headers: { accept }, redirect: 'manual' });
    await bare.close();
    const program = await gateway.get('/graphql', { redirect: 'manual' });
    for (const answer of [page, program]) {
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
  });
});

describe('the media type of an answer', () => {
  test.each<[string | undefined, string]>([
    [undefined, json],
    ['*/*', json],
    ['application/*', json],
    ['application/json', json],
    ['application/graphql-response+json', graphqlJson],
    ['application/graphql-response+json, application/json;q=0.9', graphqlJson],
    ['application/graphql-response+json;q=0.8, application/json;q=0.9, */*', json],
    ['application/graphql-response+json;q=0, application/json', json],
    ['application/json;q=0, */*', graphqlJson],
    ['text/event-stream, multipart/mixed;q=0.9, application/json;q=0.1', json],
  ])('for "%s" is %s, whether the answer is cached or new', async (accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    const path = `${address}%23${encodeURIComponent(String(accept))}`;
    const fresh = await wire(path, { headers });
    const cached = await whenCached(() => wire(path, { headers }));
    expect([fresh.headers['content-type'], cached.headers['content-type']]).toEqual([type, type]);
    expect(cached.headers.vary).toBe('accept, accept-encoding, accept-language');
    const refused = await post('{"query":"{"}', headers);
    expect([refused.headers['content-type'], refused.status]).toEqual([type, type === json ? 200 : 400]);
    expect(refused.headers.vary).toContain('accept');
  });

  test.each(['text/csv', 'application/json;q=0', 'image/*, text/html', 'application/xml;q=0.9'])(
    'cannot be "%s": nothing is done, and the caller is told',
    async (accept) => {
      for (const refused of [await wire(address, { headers: { accept } }), await post('{}', { accept })]) {
        expect([refused.status, refused.headers['content-type']]).toEqual([406, json]);
        expect(errorsOf(refused)).toEqual([
          {
            message:
              'The answer is JSON. Let the header "accept" allow application/graphql-response+json or application/json.',
            extensions: { code: 'NOT_ACCEPTABLE' },
          },
        ]);
      }
      expect(city.calls).toEqual([]);
    },
  );
});

describe('the methods', () => {
  const allow = 'GET, HEAD, POST, OPTIONS';

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'LOCK'])(
    'that are offered are told to %s',
    async (method) => {
      for (const path of ['/graphql', address]) {
        const refused = await wire(path, { method });
        expect([refused.status, refused.headers.allow]).toEqual([405, allow]);
        expect(errorsOf(refused)).toEqual([
          {
            message: `The method ${method} is not offered. Use GET or POST.`,
            extensions: { code: 'METHOD_NOT_ALLOWED' },
          },
        ]);
      }
    },
  );

  test('that are offered are told to OPTIONS, and to a browser in its own words', async () => {
    const plain = await wire('/graphql', { method: 'OPTIONS' });
    expect([plain.status, plain.headers.allow, plain.text]).toEqual([204, allow, '']);
    const headers = { origin: 'https://www.example.jp', 'access-control-request-method': 'POST' };
    const asked = { ...headers, 'access-control-request-headers': 'content-type, authorization' };
    const preflight = await wire('/graphql', { method: 'OPTIONS', headers: asked });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type, authorization',
      'content-length': '0',
    });
  });
});
