import { gzipSync } from 'node:zlib';
import { sharedGateway } from '../testing/shared-gateway';
import { errorsOf, whenCached, wireTo, type Wire } from '../testing/wire';

const gateway = sharedGateway({ cacheMegabytes: 8 });
const { wire, post } = wireTo(() => gateway);
beforeAll(async () => void (await whenCached(() => post(JSON.stringify({ query })))));

const askedFor = ({ headers }: Wire): Promise<string[]> => gateway.subgraphsAskedFor(String(headers['x-request-id']));

const query = '{ sisterCities { name profile } }';
const address = `/graphql?query=${encodeURIComponent(query)}`;
const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

describe('the body of a POST', () => {
  const body = JSON.stringify({ query });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json ; charset=utf8',
    'application/json; profile=x',
  ])('is read as %s, and the answer is cached', async (contentType) => {
    expect((await whenCached(() => post(body, { 'content-type': contentType }))).status).toBe(200);
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
    expect(await askedFor(refused)).toEqual([]);
  });

  test('without a media type is refused, as a page of another site could send it', async () => {
    const refused = await wire('/graphql', { method: 'POST', body: [Buffer.from(body)] });
    expect(refused.status).toBe(415);
  });

  test.each([
    [
      'Shift_JIS',
      Buffer.from('7b227175657279223a227b2063697479286e616d653a205c228f8a91f28e735c2229207b2069647d7d227d', 'hex'),
    ],
    ['UTF-16', Buffer.from(`\ufeff${body}`, 'utf16le')],
    ['half a character', Buffer.from([...Buffer.from(body.slice(0, -2)), 0xe5, 0x9b, ...Buffer.from('"}')])],
  ])('in another encoding than UTF-8 is refused before any of it is read: %s', async (_what, bytes) => {
    const refused = await post(bytes);
    expect(refused.status).toBe(400);
    expect(errorsOf(refused)).toEqual([
      {
        message: 'The body is not in UTF-8. Send the JSON in this encoding, not in Shift_JIS (CP932) or UTF-16.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
    expect(await askedFor(refused)).toEqual([]);
  });

  test('may begin with a byte order mark', async () => {
    expect((await post(Buffer.from(`\ufeff${body}`))).status).toBe(200);
  });

  test('may come in pieces, whose length nobody knows before the end', async () => {
    const pieces = [body.slice(0, 9), body.slice(9, 20), body.slice(20)].map((piece) => Buffer.from(piece));
    const headers = { 'content-type': 'application/json' };
    expect((await whenCached(() => wire('/graphql', { method: 'POST', headers, body: pieces }))).status).toBe(200);
    const fresh = [...pieces.slice(0, 2), Buffer.from(`${body.slice(20, -2)} #pieces"}`)];
    expect(await wire('/graphql', { method: 'POST', headers, body: fresh })).toMatchObject({ status: 200 });
  });

  test.each(['of a known length', 'in pieces', 'packed small'])('that is too large is refused: %s', async (how) => {
    const large = Buffer.from(JSON.stringify({ query, more: 'x'.repeat(300 * 1024) }));
    const headers = { 'content-type': 'application/json', connection: 'keep-alive' };
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
    // A page of another site can read why.
    expect(refused.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
  });

  test('of which the rest is still to come when it is refused ends the connection', async () => {
    const headers = { 'content-type': 'application/json', connection: 'keep-alive' };
    const body = [Buffer.alloc(300 * 1024, ' ')];
    const refused = await wire('/graphql', { method: 'POST', headers, body, isEnded: false });
    expect(refused).toMatchObject({ status: 413, headers: { connection: 'close' } });
  });

  test('may be packed with gzip; other encodings are refused', async () => {
    const answer = await post(gzipSync(body), { 'content-encoding': 'gzip' });
    expect(JSON.parse(answer.text)).toHaveProperty('data.sisterCities');
    const refused = await post(body, { 'content-encoding': 'compress' });
    expect(refused.status).toBe(415);
    expect(errorsOf(refused)).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('what does not matter to an answer does not matter to whether it is cached:', () => {
  test.each<[string, object]>([
    ['the library that asks', { extensions: { clientLibrary: { name: '@apollo/client', version: '4.3.8' } } }],
    ['the id of a document', { id: 'abc', doc_id: 'abc', documentId: 'abc' }],
    ['no persisted query', { extensions: { persistedQuery: null } }],
    ['nothing', { operationName: null, variables: null, extensions: null }],
  ])('%s', async (_what, more) => {
    expect((await whenCached(() => post(JSON.stringify({ query, ...more })))).status).toBe(200);
  });

  test('the address of a POST', async () => {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: [Buffer.from(JSON.stringify({ query }))] };
    expect((await whenCached(() => wire('/graphql?operation=Cities', asked))).status).toBe(200);
  });

  test.each<[string, string]>([
    ['a persisted query that is none', `{"query":"${query}","extensions":{"persistedQuery":true}}`],
    ['the prototype of an object', `{"query":"${query}","__proto__":{}}`],
    ['a text in place of extensions', `{"query":"${query}","extensions":"x"}`],
  ])('but %s is refused, although the answer is cached', async (_what, body) => {
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

  test('and null in place of variables is refused in an address, although the answer is cached', async () => {
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
    expect([await askedFor(refused), await askedFor(today)]).toEqual([[], []]);
  });

  test.each([0, 101])('of %i is told so once', async (count) => {
    const refused = await post(JSON.stringify(Array.from({ length: count }, () => ({}))));
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.text)).toEqual(refusal);
  });
});
