import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { pino } from 'pino';
import { library } from '../../fixture/src/subgraph';
import { openSubgraph, type Subgraph } from '../execution/open-subgraph';
import { cloneDatabase, type TestDatabase } from '../testing';
import { serveSubgraphs } from './serve';

const secret = 'a secret of more than sixteen letters';
const log = pino({ level: 'silent' });

let database: TestDatabase;
let subgraph: Subgraph;
let server: ReturnType<typeof serveSubgraphs>;
beforeAll(async () => {
  database = await cloneDatabase([library]);
  subgraph = await openSubgraph(library, { databaseUrl: database.url, log });
  server = serveSubgraphs({ subgraphs: [subgraph], gatewaySecret: secret, log });
});
afterAll(async () => {
  await server.close();
  await subgraph.close();
  await database.drop();
});

const ask = (
  headers: Record<string, string>,
  payload: object = { query: '{ author(id: "author-soseki") { name } }' },
) => server.inject({ method: 'POST', url: '/library-fixture/graphql', headers, payload });

test('the gateway is answered', async () => {
  const response = await ask({ authorization: `Bearer ${secret}` });
  expect(response.json()).toEqual({ data: { author: { name: '夏目漱石' } } });
});

test.each([{}, { authorization: 'Bearer wrong' }, { authorization: secret }, { authorization: `Bearer ${secret} ` }])(
  'a caller with %p is not',
  async (headers) => {
    const response = await ask(headers as Record<string, string>);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  },
);

describe('the version of the data', () => {
  const version = async (after?: string): Promise<string | null> => {
    const url = `/library-fixture/version${after === undefined ? '' : `?after=${after}`}`;
    const response = await server.inject({ url, headers: { authorization: `Bearer ${secret}` } });
    return response.json<{ version: string | null }>().version;
  };
  const changed = async (): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('UPDATE library_fixture.author SET born_in = coalesce(born_in, 0) + 1');
    await client.end();
  };

  test('is told to the gateway alone', async () => {
    expect((await server.inject('/library-fixture/version')).statusCode).toBe(401);
  });

  test('is told when it is another one than the gateway knows, and after a while in any case', async () => {
    const known = (await version('')) ?? '';
    expect(await version(known)).toBe(known);
    const untilAnother = async (): Promise<string | null> => {
      const heard = await version(known);
      return heard === known ? untilAnother() : heard;
    };
    const next = untilAnother();
    await changed();
    expect(await next).not.toBe(known);
  });

  test('covers, when it is asked without waiting, all that was committed before', async () => {
    for (let turn = 0, known = await version(); turn < 5; turn++, known = await version()) {
      await changed();
      expect(await version()).not.toBe(known);
    }
  });
});

test('a body that is no GraphQL request is told so', async () => {
  const response = await ask({ authorization: `Bearer ${secret}` }, { question: '?' });
  expect(response.statusCode).toBe(400);
});

test('the gateway says how long it waits', async () => {
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  await admin.query('BEGIN');
  await admin.query('LOCK TABLE library_fixture.author IN ACCESS EXCLUSIVE MODE');
  try {
    const response = await ask({ authorization: `Bearer ${secret}`, 'x-request-timeout-ms': '200' });
    expect(response.json()).toMatchObject({
      data: { author: null },
      errors: [{ path: ['author'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'library-fixture' } }],
    });
  } finally {
    await admin.end();
  }
});

test.each(['', 'soon', '-1', '1e3', '99999999999999999999'])('a time of %j is none', async (timeout) => {
  const response = await ask({ authorization: `Bearer ${secret}`, 'x-request-timeout-ms': timeout });
  expect(response.json()).toEqual({ data: { author: { name: '夏目漱石' } } });
});

test('readiness follows the database, and that of one subgraph is told to the gateway alone', async () => {
  const status = async (url: string, authorization = '') =>
    (await server.inject({ url, headers: { authorization } })).statusCode;
  expect(await status('/health/live')).toBe(200);
  expect(await status('/health/ready')).toBe(200);
  expect(await status('/library-fixture/health')).toBe(401);
  expect(await status('/library-fixture/health', `Bearer ${secret}`)).toBe(200);
  await database.drop();
  // The database is asked once a second at most.
  while ((await status('/health/ready')) !== 503) await sleep(50);
  expect(await status('/library-fixture/health', `Bearer ${secret}`)).toBe(503);
  expect(await status('/health/live')).toBe(200);
});
