import type { Client } from 'pg';
import { openTcpProxy, startTestServer, testServerVariable, type TcpProxy } from '@tokorozawa/subgraph-kit/testing';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openStandIn, type StandIn } from '../testing/stand-in';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';

jest.setTimeout(180_000);

/** Time enough for all that is not silent, on a busy machine too. */
const requestTimeout = 4_000;
const codesOf = ({ errors = [] }: Answer): string[] => errors.map(({ extensions }) => extensions.code);

/** Different questions, which share nothing. */
const different = (count: number, field: string): string[] =>
  Array.from({ length: count }, (_, n) => `{ q${n}: ${field} }`);

describe('a subgraph that takes every connection and answers nothing', () => {
  let city: City;
  let standIn: StandIn;
  let proxy: TcpProxy;
  let gateway: TestGateway;
  beforeAll(async () => {
    [city, standIn] = await Promise.all([openCity(), openStandIn()]);
    standIn.answers({ data: { sisterCities: [] } });
    proxy = await openTcpProxy(standIn.subgraphUrl.replace('{name}', ''));
    gateway = await openTestGateway({
      colocated: city.subgraphs.filter(({ name }) => name !== 'international-relations'),
      subgraphUrl: `http://127.0.0.1:${proxy.port}/{name}`,
      requestTimeout,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await proxy.close();
    await standIn.close();
    await city.close();
  });

  test('costs its own fields, also when two hundred ask for different things', async () => {
    proxy.silence();
    const question = 'query ($id: ID!) { sisterCity(id: $id) { id } chapters { number } }';
    const ids = Array.from({ length: 200 }, (_, n) => `city-${n}`);
    const answers = await Promise.all(ids.map((id) => gateway.ask(question, { id })));
    for (const answer of answers) {
      expect(answer.data).toEqual({ sisterCity: null, chapters: expect.arrayContaining([{ number: 7 }]) });
      expect(answer.errors).toEqual([
        {
          message: expect.stringContaining('"international-relations" does not answer'),
          path: ['sisterCity'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' },
        },
      ]);
    }
  });

  test('is then asked by one at a time, and all others are answered at once', async () => {
    for (const question of different(100, 'sisterCities { name }')) {
      expect(codesOf(await gateway.ask(question))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    }
    expect(gateway.logged.filter(({ incident }) => incident === 'subgraph-state')).toHaveLength(1);
  });

  test('answers again once it is back', async () => {
    proxy.heal();
    await eventually('it answers', async () => !(await gateway.ask('{ sisterCities { id } }')).errors);
    const up = gateway.logged.find(({ reason }) => reason === 'international-relations up');
    // All but the few that were let through to see whether it is back.
    expect(up?.refused).toBeGreaterThan(50);
  });
});

test('a subgraph in this process that never ends costs its fields when the time is over, and a page its part', async () => {
  const city = await openCity();
  const colocated = city.subgraphs.map((subgraph) =>
    subgraph.name === 'international-relations'
      ? {
          ...subgraph,
          execute: () => new Promise<never>(() => undefined),
          ping: () => new Promise<never>(() => undefined),
        }
      : subgraph,
  );
  const gateway = await openTestGateway({ colocated, requestTimeout, readyWhen: 'all' });
  try {
    const { data, errors } = await gateway.ask('{ sisterCities { id } chapters { number } }');
    expect(data).toMatchObject({ sisterCities: null, chapters: [{}, {}, {}, {}, {}, {}, {}] });
    expect(errors).toEqual([
      {
        message:
          'The subgraph "international-relations" does not answer (no answer in time); its fields are null. Try again in a moment.',
        path: ['sisterCities'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' },
      },
    ]);
    const ready = await gateway.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'not ready', down: ['international-relations'] });

    // This page asks several operations.
    const page = await (await gateway.get('/lists')).text();
    const uncounted = '(いま数を取得できません)';
    const [section = ''] = /<h2 id="international-relations">.*?<\/section>/s.exec(page) ?? [];
    expect(section).toContain(uncounted);
    expect(page.replace(section, '')).not.toContain(uncounted);
  } finally {
    await gateway.close();
    await city.close();
  }
});

describe('a database that answers others, but not all in time', () => {
  let city: City;
  let gateway: TestGateway;
  let locking: Client;
  beforeAll(async () => {
    city = await openCity();
    gateway = await openTestGateway({ colocated: city.subgraphs, requestTimeout });
    locking = await city.connect();
  });
  afterAll(async () => {
    await gateway.close();
    await locking.end();
    await city.close();
  });
  const states = () => gateway.logged.filter(({ incident }) => incident === 'subgraph-state');

  test('is told as an overload, and is asked as before', async () => {
    await locking.query('BEGIN; LOCK TABLE comprehensive_plan.chapter IN ACCESS EXCLUSIVE MODE');
    let late: Answer[] = [];
    await eventually('something else was answered meanwhile', async () => {
      const waiting = Promise.all(different(3, 'chapters { number }').map((question) => gateway.ask(question)));
      let isOver = false;
      void waiting.finally(() => (isOver = true));
      while (!isOver) await gateway.ask('{ comprehensivePlan { name } }');
      late = await waiting;
      return late.flatMap(codesOf).every((code) => code === 'OVERLOADED');
    });
    for (const { status, data, errors } of late) {
      expect(status).toBe(200);
      expect(Object.values(data ?? {})).toEqual([null]);
      expect(errors).toEqual([
        {
          message:
            'The subgraph "comprehensive-plan" has more to do than it can finish in time; its fields are null. Try again in a moment.',
          path: expect.any(Array),
          extensions: { code: 'OVERLOADED', subgraph: 'comprehensive-plan' },
        },
      ]);
    }
    expect((await gateway.ask('{ comprehensivePlan { name } }')).errors).toBeUndefined();
    await locking.query('ROLLBACK');
    expect((await gateway.ask('{ chapters { number } }')).errors).toBeUndefined();
    expect(states()).toEqual([]);
  });
});

describe('a PostgreSQL that is stopped by a signal', () => {
  const sharedServer = process.env[testServerVariable];
  let stopServer: () => Promise<void>;
  let city: City;
  let gateway: TestGateway;
  let frozen: number[] = [];
  beforeAll(async () => {
    stopServer = await startTestServer();
    city = await openCity();
    gateway = await openTestGateway({ colocated: city.subgraphs, requestTimeout });
  });
  afterAll(async () => {
    signal('SIGCONT');
    await gateway.close();
    await city.close();
    await stopServer();
    process.env[testServerVariable] = sharedServer;
  });

  const signal = (name: NodeJS.Signals): void => frozen.forEach((pid) => process.kill(pid, name));

  /** The server itself and each of its processes. */
  async function processes(): Promise<number[]> {
    const client = await city.connect();
    const { rows } = await client.query<{ pid: number }>(
      `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid UNION ALL
       SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()`,
    );
    await client.end();
    return rows.map(({ pid }) => pid);
  }

  test('costs every question its time at most, and is told by readiness', async () => {
    const { errors } = await gateway.ask('{ chapters { number } sisterCities { id } }');
    expect(errors).toBeUndefined();
    frozen = await processes();
    signal('SIGSTOP');
    const answers = await Promise.all(different(40, 'chapters { number }').map((question) => gateway.ask(question)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    }
    const ready = await gateway.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'not ready',
      down: expect.arrayContaining(['comprehensive-plan']),
    });
    expect((await gateway.get('/health/live')).status).toBe(200);
  });

  test('answers again when it goes on, without anybody’s help', async () => {
    signal('SIGCONT');
    frozen = [];
    await eventually(
      'it answers',
      async () => !(await gateway.ask('{ chapters { number } sisterCities { id } }')).errors,
    );
    await eventually('it is ready', async () => {
      const ready = await gateway.get('/health/ready');
      return JSON.stringify(await ready.json()) === '{"status":"ready"}';
    });
  });
});
