import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { library } from '../../fixture/src/subgraph';
import { cloneDatabase, openTcpProxy, type TcpProxy, type TestDatabase } from '../testing';
import { openSubgraph, type Subgraph, type SubgraphResponse } from './open-subgraph';

let database: TestDatabase;
let admin: Client;
let proxy: TcpProxy;
let subgraph: Subgraph;
const logged: { level: string; message: string }[] = [];
/** What is logged of the database; that a field failed also makes the executor tell of graphql-js. */
const note = (level: string) => (_details: object, message: string) => {
  if (message.includes('the database')) logged.push({ level, message });
};

beforeAll(async () => {
  database = await cloneDatabase([library]);
  admin = new Client({ connectionString: database.url });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});
beforeEach(async () => {
  logged.length = 0;
  proxy = await openTcpProxy(database.url);
  const databaseUrl = Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(proxy.port) }).href;
  const log = { error: note('error'), warn: note('warn'), info: () => undefined };
  subgraph = await openSubgraph(library, { databaseUrl, log });
});
afterEach(async () => {
  await subgraph.close();
  await proxy.close();
});

const names = '{ authors { name } authorsByBirth(first: 1) { totalCount } }';
const inFull = { authors: [{}, {}, {}], authorsByBirth: { totalCount: 3 } };
const ask = (query = names, timeout = 300): Promise<SubgraphResponse> => subgraph.execute({ query, timeout });
const codes = ({ errors = [] }: SubgraphResponse): unknown[] => errors.map(({ extensions }) => extensions?.code);

const sessions = async (condition: string): Promise<number> => {
  const { rows } = await admin.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'planning-graph/library-fixture' AND ${condition}`,
  );
  return rows[0]?.count ?? 0;
};
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await sleep(50);
};

describe('a database that says nothing any more', () => {
  test('costs its fields when the time is over, however many ask, and answers again once it is back', async () => {
    expect((await ask(names, 20_000)).data).toMatchObject(inFull);
    proxy.silence();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    for (const answer of answers) {
      expect(answer.data).toEqual({ authors: null, authorsByBirth: null });
      expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
    }
    proxy.heal();
    // None of the connections that were given up stands in the way.
    expect((await ask(names, 20_000)).data).toMatchObject(inFull);
  });

  test('is told by a ping in its time', async () => {
    proxy.silence();
    await expect(subgraph.ping()).rejects.toThrow('no answer in time');
    proxy.heal();
    await subgraph.ping();
  });

  test('is logged once, and when it answers again once more', async () => {
    proxy.silence();
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(logged).toEqual([{ level: 'error', message: 'the database does not answer' }]);
    proxy.heal();
    await until(async () => {
      await ask(names, 20_000);
      return logged.length > 1;
    });
    expect(logged[1]).toEqual({ level: 'warn', message: 'the database answers again' });
  });
});

test('a request whose time is over asks the database nothing', async () => {
  await ask(names, 20_000);
  const silent = await ask(names, 0);
  expect(codes(silent)).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
});

test('waiting for a free connection counts, and a statement that was given up ends in the database too', async () => {
  await ask(names, 20_000);
  await admin.query('BEGIN');
  await admin.query('LOCK TABLE library_fixture.author IN ACCESS EXCLUSIVE MODE');
  try {
    // Five connections wait for the lock; all others wait for one of the five.
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask()));
    for (const answer of answers) expect(codes(answer)).toContain('SUBGRAPH_UNAVAILABLE');
    await until(async () => (await sessions("wait_event_type = 'Lock'")) === 0);
  } finally {
    await admin.query('ROLLBACK');
  }
  expect((await ask(names, 20_000)).data).toMatchObject(inFull);
});

describe('a read is sent again over a fresh connection', () => {
  const busy = async (): Promise<void> => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(names, 20_000)));
    for (const { data } of answers) expect(data).toMatchObject(inFull);
  };

  test('when the connections that were kept are reset under it', async () => {
    await busy();
    proxy.reset();
    await busy();
    expect(logged).toEqual([]);
  });

  test('when PostgreSQL ends them in the middle of a statement', async () => {
    await busy();
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE library_fixture.author IN ACCESS EXCLUSIVE MODE');
    const asked = Promise.all(Array.from({ length: 3 }, () => ask(names, 20_000)));
    await until(async () => (await sessions("wait_event_type = 'Lock'")) > 0);
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'planning-graph/library-fixture'`);
    await admin.query('ROLLBACK');
    for (const { data } of await asked) expect(data).toMatchObject(inFull);
    expect(logged).toEqual([]);
  });

  test('but not without an end', async () => {
    await ask(names, 20_000);
    const cut = setInterval(() => proxy.cut(), 1);
    const answer = await ask(names, 20_000);
    clearInterval(cut);
    expect(codes(answer)).toContain('SUBGRAPH_UNAVAILABLE');
  });
});
