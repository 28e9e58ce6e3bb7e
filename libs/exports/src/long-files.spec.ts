import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import compress from '@fastify/compress';
import { serveResources, type Answer, type Ask, type Resource } from '@tokorozawa/resources';
import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import { listFiles } from './list-files';
import { wholeOrPieces } from './whole-or-pieces';

const schema = buildSchema(`
  interface Record { id: ID! name: String! }
  type Thing implements Record { id: ID! name: String! count: Int }
  type PageInfo { endCursor: String hasNextPage: Boolean! }
  type ThingConnection { nodes: [Thing!]! pageInfo: PageInfo! totalCount: Int! }
  type Query { things(first: Int, after: String): ThingConnection }
`);

let pages = 0;
/** Answers for a page, and whether another follows; undefined for an outage. */
let answerPage: (page: number) => boolean | undefined;
let turns = 0;
let server: FastifyInstance;
let whenEnded: Promise<void>;

const name = 'あ'.repeat(200);

const ask = (async (text: string) => {
  if (text.startsWith('query Count')) return { data: { list: { totalCount: 1_000_000 } }, errors: [] };
  const page = ++pages;
  const hasNextPage = answerPage(page);
  if (hasNextPage === undefined) {
    const extensions = { code: 'INTERNAL_SERVER_ERROR' };
    return { data: null, errors: [{ message: 'Down.', extensions }] } satisfies Answer<unknown>;
  }
  const nodes = Array.from({ length: 100 }, (_, index) => ({ id: `${page}-${index}`, name, count: index }));
  return { data: { list: { nodes, pageInfo: { endCursor: String(page), hasNextPage } } }, errors: [] };
}) as Ask;

let isEnded: boolean;

/** A file that holds something, as a Parquet file holds a place in its worker, until its pieces are ended. */
const endless: Resource = {
  path: '/endless',
  forms: [
    {
      mediaType: 'text/plain; charset=utf-8',
      async write() {
        async function* pieces() {
          try {
            for (;;) {
              yield 'x'.repeat(60_000);
              await nextTurn();
            }
          } finally {
            isEnded = true;
          }
        }
        return { body: await wholeOrPieces(pieces()) };
      },
    },
  ],
};

beforeEach(async () => {
  isEnded = false;
  [pages, turns] = [0, 0];
  answerPage = () => true;
  server = fastify();
  await server.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] });
  whenEnded = new Promise((ended) => {
    serveResources(server, [listFiles, endless], {
      pageScript: () => undefined,
      publicUrl: '',
      isSandbox: false,
      securityContacts: [],
      schema: () => schema,
      schemaIn: () => schema,
      askerOf: () => ask,
      awaitTurn: () => void turns++,
      limitConcurrency: (handler) => async (request, reply) => {
        try {
          return await handler(request, reply, 0);
        } finally {
          ended();
        }
      },
      httpCache: undefined,
      errorPage: ({ text }) => ({ body: text.en, headers: {} }),
    });
  });
  await server.listen();
});
afterEach(() => server.close());

const open = (path: string, headers: Record<string, string> = {}) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { port } = server.server.address() as AddressInfo;
    get({ port, path, headers }, resolve).once('error', reject);
  });

const manyTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await nextTurn();
};

test('no page is read before the one before it was consumed', async () => {
  async function* endless() {
    for (;;) {
      pages++;
      yield 'x'.repeat(60_000);
      await nextTurn();
    }
  }
  const body = await wholeOrPieces(endless());
  const begun = pages;
  expect(begun).toBe(9);
  const stream = Readable.from(body, { objectMode: false });
  for (let piece = 0; piece < 5; piece++) stream.read(60_000);
  await manyTurns();
  // Node reads ahead what fits into its buffer.
  expect(pages - begun).toBeLessThan(5);
  stream.destroy();
  await manyTurns();
  const atEnd = pages;
  await manyTurns();
  expect(pages).toBe(atEnd);
});

test.each([{}, { 'accept-encoding': 'gzip' }])('a caller who leaves ends the file (%j)', async (headers) => {
  const response = await open('/export/things.csv', headers as Record<string, string>);
  expect(response.statusCode).toBe(200);
  await new Promise((resolve) => response.once('data', resolve));
  response.destroy();
  await whenEnded;
  await manyTurns();
  const atEnd = pages;
  await manyTurns();
  expect(pages).toBe(atEnd);
});

test('each page of a long file waits for its turn, and all of them arrive', async () => {
  answerPage = (page) => page < 40;
  const text = await (
    await fetch(`http://localhost:${(server.server.address() as AddressInfo).port}/export/things.jsonl`)
  ).text();
  expect(text.trim().split('\n')).toHaveLength(4_000);
  expect(pages).toBe(40);
  expect(turns).toBeGreaterThan(20);
});

test('an outage at the beginning is told, and one in the middle cuts the connection', async () => {
  answerPage = () => undefined;
  const refused = await open('/export/things.csv');
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([
    500,
    'application/problem+json; charset=utf-8',
  ]);
  refused.resume();
  answerPage = (page) => (page < 30 ? true : undefined);
  pages = 0;
  const response = await open('/export/things.csv');
  const failed = new Promise((resolve) => response.once('error', resolve));
  response.resume();
  expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  expect(response.complete).toBe(false);
});

test('a workbook that would be too large is refused before a record is read', async () => {
  const response = await fetch(`http://localhost:${(server.server.address() as AddressInfo).port}/export/things.xlsx`);
  const { detail } = (await response.json()) as { detail: string };
  expect([response.status, pages]).toEqual([400, 0]);
  expect(detail).toContain('1000000');
});

test('HEAD reads no further than a page of a long file needs', async () => {
  const response = await fetch(`http://localhost:${(server.server.address() as AddressInfo).port}/export/things.csv`, {
    method: 'HEAD',
  });
  expect(response.status).toBe(200);
  await manyTurns();
  expect(pages).toBeLessThan(20);
});

test.each(['HEAD', 'GET'])('%s of a file that nobody reads to its end ends its pieces', async (method) => {
  const stop = new AbortController();
  const { port } = server.server.address() as AddressInfo;
  const response = await fetch(`http://localhost:${port}/endless`, { method, signal: stop.signal });
  expect(response.status).toBe(200);
  stop.abort();
  await whenEnded;
  await manyTurns();
  expect(isEnded).toBe(true);
});
