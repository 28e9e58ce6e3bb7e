import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Deadline } from '@tokorozawa/subgraph-kit';
import { HttpClient, type HttpAnswer } from './http-client';

type Respond = (socket: Socket) => string | undefined;

let server: Server;
let client: HttpClient;
let respond: Respond;
let bodies: string[];
beforeEach(async () => {
  bodies = [];
  respond = () => 'answer';
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(body);
      const text = respond(request.socket);
      if (text !== undefined) response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new HttpClient({ origin, maxAnswerSize: 1_000 });
});
afterEach(async () => {
  server.closeAllConnections();
  await client.close();
  await new Promise((resolve) => server.close(resolve));
});

const send = (body: string, isRepeatable = true, deadline = new Deadline(60_000)): Promise<HttpAnswer> =>
  client.send({ method: 'POST', path: '/', headers: {}, body, isRepeatable, deadline });
const textOf = async (answer: Promise<HttpAnswer>): Promise<string> => String((await answer).body);

describe.each<[string, (socket: Socket) => unknown]>([
  ['reset', (socket) => socket.resetAndDestroy()],
  ['closed', (socket) => socket.destroy()],
  ['closed in the middle of an answer', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
])('when a connection is %s', (_how, lose) => {
  beforeEach(() => void (respond = (socket) => (bodies.length > 1 ? 'answer' : void lose(socket))));

  test('a read is sent again over a fresh one', async () => {
    expect(await textOf(send('read'))).toBe('answer');
    expect(bodies).toEqual(['read', 'read']);
  });

  test('a write is not', async () => {
    await expect(send('write', false)).rejects.toThrow();
    expect(bodies).toEqual(['write']);
  });
});

test('a read is sent again once', async () => {
  respond = (socket) => void socket.resetAndDestroy();
  await expect(send('read')).rejects.toThrow();
  expect(bodies).toEqual(['read', 'read']);
});

test('who waits for a connection waits no longer than its time, and is never sent', async () => {
  let connections = 0;
  server.on('connection', () => connections++);
  respond = () => undefined;
  const others = Array.from({ length: 64 }, () => send('silent', true, new Deadline(2_000)).catch(() => 'late'));
  const waiting = Array.from({ length: 300 }, () => send('waiting', true, new Deadline(100)));
  for (const outcome of await Promise.allSettled(waiting)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'no answer in time' } });
  }
  await Promise.all(others);
  respond = () => 'answer';
  expect(await textOf(send('later'))).toBe('answer');
  expect(bodies).not.toContain('waiting');
  // Undici makes a new connection for each that was broken off, and for nobody else.
  expect(connections).toBeLessThan(150);
});

test('more than there are connections are answered one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => textOf(send(String(n)))));
  expect(answers).toEqual(Array.from({ length: 300 }, () => 'answer'));
});

test('the connection of an answer that is too large is dropped as it comes in', async () => {
  let dropped: Promise<unknown> | undefined;
  respond = (socket) => {
    dropped = once(socket, 'close');
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    // It goes on without an end.
    const pour = setInterval(() => socket.write(`64\r\n${'x'.repeat(100)}\r\n`), 1);
    socket.once('close', () => clearInterval(pour));
    return undefined;
  };
  await expect(send('read')).rejects.toThrow('its answer is larger than');
  await dropped;
});
