import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../testing/eventually';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import type { GatewayOptions } from '../src/gateway';

let gateway: TestGateway;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await gateway.close();
});

async function open(limits: Partial<GatewayOptions['admissionLimits']>): Promise<void> {
  const responseCache = { megabytes: 1, url: undefined };
  gateway = await openTestGateway({ responseCache, admissionLimits: { ...manyRequests, ...limits } });
}

interface Connection {
  socket: Socket;
  heard(): string;
  isClosed(): boolean;
}

function connectFrom(localAddress: string): Connection {
  const port = Number(new URL(gateway.url).port);
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  sockets.push(socket);
  let heard = '';
  let isClosed = false;
  // A connection that is refused may be reset.
  socket.on('error', () => undefined).on('close', () => (isClosed = true));
  socket.on('data', (chunk) => (heard += String(chunk)));
  return { socket, heard: () => heard, isClosed: () => isClosed };
}

const live = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const plainPost =
  'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"q';
const chunkedPost =
  'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"q\r\n';

describe('a request that trickles is ended, and its connection with it:', () => {
  test.each([
    ['the body of a request for what may be cached', plainPost],
    ['the body of any other request', chunkedPost],
    ['the headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\nx-a: '],
    ['nothing at all', ''],
  ])('%s', async (_what, beginning) => {
    await open({ receiveTimeout: 1_000 });
    const connections = Array.from({ length: 20 }, () => connectFrom('127.0.0.1'));
    for (const { socket } of connections) socket.write(beginning);
    const trickling = setInterval(() => {
      for (const { socket } of connections) if (beginning !== '' && socket.writable) socket.write(chunkOf(beginning));
    }, 100);
    await eventually('all are ended', () => connections.every(({ isClosed }) => isClosed()));
    clearInterval(trickling);
    expect(connections[0]?.heard()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nconnection: close\r\n/);
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ incident: 'request-refused', reason: 'received-too-slowly' }),
    );
    expect((await gateway.get('/health/live')).status).toBe(200);
  });

  const chunkOf = (beginning: string): string => (beginning === chunkedPost ? '1\r\nx\r\n' : 'x');
});

describe('connections', () => {
  test('of one caller are bounded, and leave room for those of others', async () => {
    await open({ maxConnectionsPerCaller: 3 });
    const greedy = Array.from({ length: 8 }, () => connectFrom('127.0.0.1'));
    await eventually('the others are refused', () => greedy.filter(({ isClosed }) => isClosed()).length === 5);
    const other = connectFrom('127.0.0.2');
    other.socket.write(live);
    await eventually('another is answered', () => other.heard().startsWith('HTTP/1.1 200'));

    for (const { socket } of greedy) socket.destroy();
    await eventually('there is room again', async () => {
      const next = connectFrom('127.0.0.1');
      next.socket.write(live);
      await eventually('it is answered or refused', () => next.heard() !== '' || next.isClosed());
      return next.heard().startsWith('HTTP/1.1 200');
    });
    const told = gateway.logged.filter(({ incident }) => incident === 'connection-refused');
    expect(told).toEqual([expect.objectContaining({ reason: 'too-many-of-one-caller' })]);
  });

  test('of all callers are bounded', async () => {
    await open({ maxConnections: 2 });
    const all = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'].map(connectFrom);
    await eventually('two are refused', () => all.filter(({ isClosed }) => isClosed()).length === 2);
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ incident: 'connection-refused', reason: 'too-many' }),
    );
  });

  test('that are left before a request has arrived as a whole are no failure of the gateway', async () => {
    await open({ requestsPerMinute: 1_000 });
    const connections = Array.from({ length: 50 }, () => connectFrom('127.0.0.1'));
    for (const { socket } of connections) socket.write(plainPost, () => socket.resetAndDestroy());
    await eventually('all have left', () => connections.every(({ isClosed }) => isClosed()));
    expect((await gateway.get('/health/live')).status).toBe(200);
    expect(gateway.logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  test('whose answers nobody reads are ended', async () => {
    await open({ readTimeout: 1_000 });
    const { socket, isClosed } = connectFrom('127.0.0.1');
    socket.pause();
    // Far more than the system takes in by itself.
    const pipelined = 'GET /schema.graphql HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(100);
    socket.write(pipelined);
    await eventually('it is told', () => gateway.logged.some(({ reason }) => reason === 'unread-too-long'));
    socket.resume();
    await eventually('it is ended', isClosed);
  });

  test('are not ended while somebody reads, however much and however slowly', async () => {
    await open({ readTimeout: 2_000 });
    const { socket, heard, isClosed } = connectFrom('127.0.0.1');
    socket.write('GET /schema.graphql HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(50));
    // So slowly that an answer waits to be read at many checks in a row.
    socket.pause();
    for (let step = 0; step < 120; step++) {
      socket.read(65_536);
      await sleep(50);
    }
    socket.resume();
    await eventually('all is read', () => heard().split('HTTP/1.1 200').length === 51 || isClosed());
    expect(heard().split('HTTP/1.1 200')).toHaveLength(51);
  });
});
