import { eventually } from '../testing/eventually';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn } from '../testing/stand-in';
import { wireTo, type Wire } from '../testing/wire';

const opened: TestGateway[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
});

/** No subgraph answers: what is judged here comes before them. */
async function open(options: Parameters<typeof openTestGateway>[0] = {}) {
  const gateway = await openTestGateway(options);
  opened.push(gateway);
  const { wire } = wireTo(() => gateway);
  return {
    gateway,
    wire,
    send: (message: unknown, headers: Record<string, string> = {}) =>
      wire('/mcp', {
        method: 'POST',
        headers: { accept: both, 'content-type': 'application/json', ...headers },
        body: [
          Buffer.isBuffer(message)
            ? message
            : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)),
        ],
      }),
  };
}

const both = 'application/json, text/event-stream';
const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
const toolsList = { jsonrpc: '2.0', id: 2, method: 'tools/list' };
const initialize = (protocolVersion: string) => ({
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});

const bodyOf = ({ text }: Wire) => JSON.parse(text) as { result?: unknown; error?: { message: string } };

let server: Awaited<ReturnType<typeof open>>;
beforeAll(async () => (server = await open({ publicUrl: 'https://www.city.example/keikaku' })));

test('a message is answered in JSON, without a session', async () => {
  const answer = await server.send(ping);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringMatching('^application/json'),
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
  });
  expect(answer.headers['mcp-session-id']).toBeUndefined();
  expect(bodyOf(answer)).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
  const notification = await server.send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  expect([notification.status, notification.text]).toEqual([202, '']);
});

test.each([
  ['2025-11-25', '2025-11-25'],
  ['2025-06-18', '2025-06-18'],
  ['2025-03-26', '2025-03-26'],
  ['2099-01-01', '2025-11-25'],
])('a client of the protocol %s is answered in %s', async (asked, answered) => {
  const { result } = bodyOf(await server.send(initialize(asked)));
  expect(result).toMatchObject({ protocolVersion: answered, capabilities: { tools: {}, resources: {} } });
});

test('a version of the protocol that is not known is refused', async () => {
  const answer = await server.send(toolsList, { 'mcp-protocol-version': '1999-01-01' });
  expect([answer.status, bodyOf(answer).error?.message]).toEqual([400, expect.stringContaining('2025-11-25')]);
});

test.each<[name: string, status: number, code: number, message: unknown, headers: Record<string, string>]>([
  ['a body that is not JSON', 400, -32_700, '{', {}],
  ['a body that is not in UTF-8', 400, -32_700, Buffer.from([0x22, 0x8f, 0x8a, 0x22]), {}],
  ['an empty body', 400, -32_700, '', {}],
  ['a message that is not JSON-RPC', 400, -32_700, { method: 'ping' }, {}],
  ['null', 400, -32_700, 'null', {}],
  ['a number', 400, -32_700, '1', {}],
  ['a member that could replace a prototype', 400, -32_600, '{"__proto__":{}}', {}],
  ['a batch', 400, -32_600, [ping, ping], {}],
  ['a message of more than 256 kB', 413, -32_000, { ...ping, params: { text: 'x'.repeat(300_000) } }, {}],
  ['another media type', 415, -32_000, ping, { 'content-type': 'application/xml' }],
  ['a text', 415, -32_000, ping, { 'content-type': 'text/plain' }],
  ['a client that accepts no JSON', 406, -32_000, ping, { accept: 'text/event-stream' }],
  ['a client that accepts no events', 406, -32_000, ping, { accept: 'application/json' }],
])('%s is refused with %d', async (_name, status, code, message, headers) => {
  const answer = await server.send(message, headers);
  expect([answer.status, bodyOf(answer)]).toEqual([
    status,
    { jsonrpc: '2.0', error: { code, message: expect.stringMatching(/\w/) }, id: null },
  ]);
});

test.each(['tools/list', 'resources/list', 'resources/templates/list'])(
  'a cursor that the server has not given is refused: %s',
  async (method) => {
    const answer = await server.send({ ...ping, method, params: { cursor: 'x' } });
    expect([answer.status, bodyOf(answer)]).toEqual([
      200,
      { jsonrpc: '2.0', id: 1, error: { code: -32_602, message: expect.stringContaining('"cursor"') } },
    ]);
  },
);

test.each([
  ['nothing', -32_602],
  ['https://www.city.example/keikaku/id/%E0%A4%A', -32_602],
  ['https://www.city.example/keikaku/parts/1', -32_002],
  ['https://www.city.example/keikaku/id/', -32_002],
  ['https://elsewhere.example/keikaku/id/sister-city-decatur', -32_002],
])('a resource at %s is none, and no fault of the server', async (uri, code) => {
  const answer = await server.send({ ...ping, method: 'resources/read', params: { uri } });
  expect(bodyOf(answer)).toMatchObject({ id: 1, error: { code, message: expect.stringContaining(uri) } });
});

test('a method that does not exist is told as JSON-RPC does', async () => {
  expect(bodyOf(await server.send({ ...ping, method: 'prompts/list' }))).toMatchObject({ error: { code: -32_601 } });
});

test.each(['GET', 'DELETE', 'PUT'])('%s is not offered, because there is no stream and no session', async (method) => {
  const answer = await server.wire('/mcp', { method, headers: { accept: 'text/event-stream' } });
  expect([answer.status, answer.headers.allow]).toEqual([405, 'POST, OPTIONS']);
  const detail = expect.stringContaining('POST') as string;
  expect(bodyOf(answer)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED', detail });
});

test('a person who opens the address is told what it is for, in their language', async () => {
  const headers = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en' };
  const answer = await server.wire('/mcp', { headers });
  expect([answer.status, answer.headers['content-type']]).toEqual([405, 'text/html; charset=utf-8']);
  expect(answer.text).toContain('Add it to the settings of an assistant.');
});

test('a page of another site may ask whether it may send a message', async () => {
  const headers = {
    origin: 'https://chat.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,mcp-protocol-version',
  };
  const answer = await server.wire('/mcp', { method: 'OPTIONS', headers });
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([204, '*']);
  expect(answer.headers['access-control-allow-headers']).toContain('mcp-protocol-version');
});

test.each<[host: string, origin: string | undefined, status: number]>([
  ['www.city.example', undefined, 200],
  ['www.city.example', 'https://chat.example', 200],
  ['localhost:4000', undefined, 200],
  ['localhost:4000', 'http://localhost:6274', 200],
  ['localhost:4000', 'https://www.city.example', 200],
  ['127.0.0.1:4000', 'http://127.0.0.1:6274', 200],
  ['[::1]:4000', 'http://[::1]:4000', 200],
  ['192.168.1.5', 'http://192.168.1.5', 200],
  ['gateway:4000', undefined, 200],
  ['evil.example', 'http://evil.example', 403],
  ['evil.example', undefined, 403],
  ['localhost:4000', 'https://evil.example', 403],
  ['192.168.1.5', 'http://evil.example', 403],
  ['localhost:4000', 'null', 403],
  ['localhost.evil.example', 'http://localhost', 403],
  ['not a host', undefined, 403],
])('a request to the host %j from a page of %j is answered with %d', async (host, origin, status) => {
  const answer = await server.send(ping, { host, ...(origin !== undefined && { origin }) });
  expect(answer.status).toBe(status);
  if (status === 403) expect(bodyOf(answer).error?.message).toMatch(/public address/);
});

test('a key that is not valid is refused, as everywhere', async () => {
  const answer = await server.send(ping, { authorization: 'Bearer nothing' });
  expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, expect.stringContaining('invalid_token')]);
  expect(bodyOf(answer)).toEqual({
    jsonrpc: '2.0',
    error: { code: -32_000, message: expect.stringContaining('leave the header out to read only') },
    id: null,
  });
});

test('messages count against the limit of the caller, as requests do', async () => {
  const { send } = await open({ admissionLimits: { ...manyRequests, requestsPerMinute: 3 } });
  const statuses: (number | undefined)[] = [];
  for (let count = 0; count < 4; count++) statuses.push((await send(ping)).status);
  const refused = await send(ping);
  expect([statuses, refused.headers['retry-after']]).toEqual([[200, 200, 200, 429], expect.stringMatching(/^\d+$/)]);
  expect(bodyOf(refused)).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 }, id: null });
});

test('only so many messages of a caller are answered at a time', async () => {
  const standIn = await openStandIn();
  standIn.hold();
  const admissionLimits = { ...manyRequests, maxUnderWayPerCaller: 1 };
  const { send } = await open({ admissionLimits, subgraphUrl: standIn.subgraphUrl });
  const query = { query: '{ sisterCities { id } }' };
  const slow = send({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'run_query', arguments: query } });
  await eventually('the query is under way', () => standIn.bodies.length > 0);
  expect((await send(ping)).status).toBe(429);
  standIn.goOn();
  expect((await slow).status).toBe(200);
  expect((await send(ping)).status).toBe(200);
  await standIn.close();
});
