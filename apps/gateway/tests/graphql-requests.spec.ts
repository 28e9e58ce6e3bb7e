import { request, type IncomingMessage } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
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
  await eventually('answers are kept', async () => {
    const { headers } = await gateway.ask(query);
    return headers.get('cache-status') === hit;
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
const hit = 'planning-graph; hit';
const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

interface Wire {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  text: string;
}

/** Asks without the conveniences of fetch. A body in several pieces has no length. */
function wire(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Buffer[] } = {},
): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const message = request(gateway.url + path, { method, headers, agent: false }, (response) => {
      const { statusCode: status } = response;
      text(response).then((body) => resolve({ status, headers: response.headers, text: body }), reject);
    }).on('error', reject);
    for (const piece of body ?? []) message.write(piece);
    message.end();
  });
}

/** Asks until the answer is one that was kept: while a busy machine hears nothing of the data, none is. */
async function whenKept(ask: () => Promise<Wire>, isKept = isHit): Promise<Wire> {
  let answer = await ask();
  await eventually('a kept answer', async () => isKept(answer) || isKept((answer = await ask())));
  return answer;
}

const isHit = ({ headers }: Wire): boolean => headers['cache-status'] === hit;

function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Wire> {
  const length = String(Buffer.byteLength(body));
  const all = { 'content-type': 'application/json', 'content-length': length, ...headers };
  return wire('/graphql', { method: 'POST', headers: all, body: [Buffer.from(body)] });
}

const errorsOf = ({ text }: Wire): { message: string; extensions: { code: string } }[] =>
  (JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] }).errors;

describe('a read in an address', () => {
  test.each<[string, Record<string, string>]>([
    ['with nothing else', {}],
    ['from a page of another site', { origin: 'https://www.example.jp', 'sec-fetch-site': 'cross-site' }],
    ['from a client that names a media type', { 'content-type': 'application/json' }],
    ['from a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['from a browser that carries the cookies of others', { cookie: '_ga=1; _gid=2' }],
    ['from an address bar', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }],
  ])('%s is answered, and the answer is kept', async (_who, headers) => {
    const answer = await whenKept(() => wire(address, { headers }));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, json]);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { sisterCities: [{ name: 'ディケイター市' }, {}, {}] } });
    const { etag = '' } = answer.headers;
    const again = await whenKept(() => wire(address, { headers: { ...headers, 'if-none-match': etag } }));
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('by HEAD has the headers of GET, and is kept for it', async () => {
    const path = `${address}%23head`;
    const isStored = ({ headers }: Wire): boolean => headers.etag !== undefined;
    const head = await whenKept(() => wire(path, { method: 'HEAD' }), isStored);
    expect([head.status, head.text]).toEqual([200, '']);
    const kept = await whenKept(() => wire(path, { method: 'HEAD' }));
    const get = await whenKept(() => wire(path));
    for (const name of ['etag', 'content-type', 'content-length', 'vary', 'cache-control']) {
      expect([head.headers[name], kept.headers[name]]).toEqual([get.headers[name], get.headers[name]]);
    }
    const headers = { 'if-none-match': '*' };
    expect((await whenKept(() => wire(path, { method: 'HEAD', headers }))).status).toBe(304);
  });

  test('may have parameters that mean nothing to us, as often as it likes, but each of ours once', async () => {
    expect((await whenKept(() => wire(`${address}&utm=1&utm=2`))).status).toBe(200);
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
    { authorization: 'Bearer abc' },
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

describe('the body of a POST', () => {
  const body = JSON.stringify({ query });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json ; charset=utf8',
    'application/json; profile=x',
  ])('is read as %s, and the answer is kept', async (contentType) => {
    expect((await whenKept(() => post(body, { 'content-type': contentType }))).status).toBe(200);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json; charset="shift_jis"',
    'text/plain; application/json',
    'text/plain, application/json',
    'application/json,',
    '',
  ])('is refused as "%s", of which nothing is read', async (contentType) => {
    const refused = await post(body, { 'content-type': contentType });
    expect(refused.status).toBe(415);
    expect(errorsOf(refused)).toEqual([
      {
        message: 'The body must be JSON in UTF-8. Send it with "content-type: application/json".',
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
    expect(city.calls).toEqual([]);
  });

  test('without a media type is refused, as a page of another site could send it', async () => {
    const refused = await wire('/graphql', { method: 'POST', body: [Buffer.from(body)] });
    expect(refused.status).toBe(415);
  });

  test('may come in pieces, whose length nobody knows before the end', async () => {
    const pieces = [body.slice(0, 9), body.slice(9, 20), body.slice(20)].map((piece) => Buffer.from(piece));
    const headers = { 'content-type': 'application/json' };
    expect((await whenKept(() => wire('/graphql', { method: 'POST', headers, body: pieces }))).status).toBe(200);
    const fresh = [...pieces.slice(0, 2), Buffer.from(`${body.slice(20, -2)} #pieces"}`)];
    expect(await wire('/graphql', { method: 'POST', headers, body: fresh })).toMatchObject({ status: 200 });
  });

  test.each(['of a known length', 'in pieces', 'packed small'])('that is too large is refused: %s', async (how) => {
    const large = Buffer.from(JSON.stringify({ query, more: 'x'.repeat(300 * 1024) }));
    const headers = { 'content-type': 'application/json' };
    const pieces = Array.from({ length: 10 }, (_, at) => large.subarray(at * 31_000, (at + 1) * 31_000));
    const refused = await (how === 'of a known length'
      ? post(large)
      : how === 'in pieces'
        ? wire('/graphql', { method: 'POST', headers, body: pieces })
        : post(gzipSync(large), { 'content-encoding': 'gzip' }));
    expect(refused.status).toBe(413);
    expect(errorsOf(refused)).toEqual([
      {
        message: "The request's body is larger than 262144 bytes. Send a smaller one.",
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });

  test('may be packed with gzip; other encodings are refused', async () => {
    const answer = await post(gzipSync(body), { 'content-encoding': 'gzip' });
    expect(JSON.parse(answer.text)).toHaveProperty('data.sisterCities');
    const refused = await post(body, { 'content-encoding': 'compress' });
    expect(refused.status).toBe(415);
    expect(errorsOf(refused)).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
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
  ])('for "%s" is %s, whether the answer is kept or new', async (accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    const path = `${address}%23${encodeURIComponent(String(accept))}`;
    const fresh = await wire(path, { headers });
    const kept = await whenKept(() => wire(path, { headers }));
    expect([fresh.headers['content-type'], kept.headers['content-type']]).toEqual([type, type]);
    expect(kept.headers.vary).toBe('accept, accept-encoding');
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
            extensions: { code: 'BAD_REQUEST' },
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
          { message: `The method ${method} is not offered. Use GET or POST.`, extensions: { code: 'BAD_REQUEST' } },
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

describe('what does not matter to an answer does not matter to whether it is kept:', () => {
  test.each<[string, object]>([
    ['the library that asks', { extensions: { clientLibrary: { name: '@apollo/client', version: '4.3.8' } } }],
    ['the id of a document', { id: 'abc', doc_id: 'abc', documentId: 'abc' }],
    ['no persisted query', { extensions: { persistedQuery: null } }],
    ['nothing', { operationName: null, variables: null, extensions: null }],
  ])('%s', async (_what, more) => {
    expect((await whenKept(() => post(JSON.stringify({ query, ...more })))).status).toBe(200);
  });

  test('the address of a POST', async () => {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: [Buffer.from(JSON.stringify({ query }))] };
    expect((await whenKept(() => wire('/graphql?operation=Cities', asked))).status).toBe(200);
  });

  test.each<[string, string]>([
    ['a persisted query that is none', `{"query":"${query}","extensions":{"persistedQuery":true}}`],
    ['the prototype of an object', `{"query":"${query}","__proto__":{}}`],
    ['a text in place of extensions', `{"query":"${query}","extensions":"x"}`],
  ])('but %s is refused, although the answer is kept', async (_what, body) => {
    const refused = await post(body);
    expect(refused.status).toBe(400);
    expect(errorsOf(refused)).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  test.each(['{"v":{"__proto__":{}}}', '{"v":12345678901234567,"w":{"constructor":{"prototype":1}}}'])(
    'and variables with the prototype of an object are told as such: %s',
    async (variables) => {
      const refused = await post(`{"query":"${query}","variables":${variables}}`);
      expect(refused.status).toBe(400);
      const message = 'The JSON has a member "__proto__" or "constructor". Leave it out.';
      expect(errorsOf(refused)).toEqual([{ message, extensions: { code: 'BAD_REQUEST' } }]);
      const read = await wire(`${address}&variables=${encodeURIComponent(variables)}`);
      expect(errorsOf(read)).toMatchObject([{ message }]);
    },
  );

  test('and a mark of the order of bytes is no part of the JSON', async () => {
    const body = `\uFEFF{"query":"query ($v: ID!) { sisterCity(id: $v) { id } }","variables":{"v":12345678901234567}}`;
    expect(errorsOf(await post(body))).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  test('and null in place of variables is refused in an address, although the answer is kept', async () => {
    expect((await wire(`${address}&variables=null`)).status).toBe(400);
  });
});

describe('a batch of operations', () => {
  const refusal = {
    errors: [
      {
        message:
          'Batches are not supported. Send each operation in a request of its own; the connection stays open between them.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  };

  test('is refused, and each operation is told so in its place', async () => {
    const refused = await post(JSON.stringify([{ query }, { query }]));
    expect([refused.status, refused.headers['content-type']]).toEqual([200, json]);
    expect(JSON.parse(refused.text)).toEqual([refusal, refusal]);
    const today = await post(JSON.stringify([{ query }]), { accept: 'application/graphql-response+json' });
    expect([today.status, today.headers['content-type']]).toEqual([400, graphqlJson]);
    expect(JSON.parse(today.text)).toEqual([refusal]);
    expect(city.calls).toEqual([]);
  });

  test.each([0, 101])('of %i is told so once', async (count) => {
    const refused = await post(JSON.stringify(Array.from({ length: count }, () => ({}))));
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.text)).toEqual(refusal);
  });
});
