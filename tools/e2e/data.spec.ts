import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { runData, startProgram } from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

/** What `npm run data` tells of its work, without the lines on its steps. */
const upToDate = /^(?:[a-z-]+: \d+ records, no difference\n)+$/;

test.concurrent('a dry run tells what an import would do, and does none of it', async () => {
  const { url, drop } = await emptyDatabase();
  const env = { DATABASE_URL: url.href };
  const fresh = await runData(['--dry-run'], { env });
  const imported = await runData([], { env });
  const again = await runData(['--dry-run'], { env });
  await drop();

  expect(fresh.stdout).toMatch(
    /^ {2}migration create-plan-\d+\n(?: {2}migration .+\n)* {2}\+ ComprehensivePlan plan-6$/m,
  );
  expect(fresh.stderr).toContain('compared; nothing was changed');
  expect(imported.stdout).toBe(fresh.stdout);
  expect(again.stdout).toMatch(upToDate);
  expect([fresh, imported, again].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
});

test.concurrent('a flag that is misspelled imports nothing', async () => {
  const { exitCode, stderr } = await runData(['--dryrun']);
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toBe(
    '"npm run data" does not understand --dryrun. Without a flag it imports; with -- --dry-run it tells what would differ.',
  );
});

test.concurrent('faults of a data file are told with their places, and nothing of any file is imported', async () => {
  const copy = await copyWorkspace();
  const { url, drop } = await emptyDatabase();
  const options = { cwd: copy, env: { DATABASE_URL: url.href } };
  const sections = 'libs/subgraphs/comprehensive-plan/data/2024/section.yaml';
  const text = await readFile(join(copy, sections), 'utf8');
  const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
  const faultsOf = async (change: (text: string) => string): Promise<string> => {
    await writeFile(join(copy, sections), change(text));
    const { exitCode, stderr } = await runData([], options);
    expect(exitCode).toBe(1);
    return stderr.slice(stderr.indexOf('The data files'));
  };

  expect(
    await faultsOf((good) =>
      good.replace('number: 1\n', 'number: first\n').replace('code: 1-2\n', 'code: 1-2\n    mayor: x\n'),
    ),
  ).toBe(`The data files have 2 faults. Nothing was imported.
  ${sections}:${lineOf('number: 1')}:13 number: Invalid input: expected number, received string
  ${sections}:${lineOf('code: 1-2') + 1}:5 Unknown key "mayor". Remove it, or correct its spelling.
`);
  expect(
    await faultsOf((good) =>
      good
        .replace('id: plan-6-section-1-4', 'id: plan-6-section-1-1')
        .replace('chapterId: plan-6-chapter-1', 'chapterId: none'),
    ),
  ).toBe(`The data files have 2 faults. Nothing was imported.
  ${sections}:${lineOf('id: plan-6-section-1-4')}:9 The id "plan-6-section-1-1" is already used at ${sections}:${lineOf('id: plan-6-section-1-1')}. Give this row another.
  ${sections}:${lineOf('chapterId: plan-6-chapter-1')}:16 No Chapter has the id "none". Correct it, or add that row.
`);

  await writeFile(join(copy, sections), text);
  const { exitCode, stdout } = await runData([], options);
  await drop();
  expect(exitCode).toBe(0);
  expect(stdout).toContain('  + Section plan-6-section-1-1\n');
  expect(stdout).toContain('  + SisterCity sister-city-decatur\n');
});

test.concurrent(
  'an import that waits for another one is interrupted by Ctrl-C, and says so with its exit code',
  async () => {
    const { url, drop } = await emptyDatabase();
    const release = await hold(url, `SELECT pg_advisory_lock(${preparationLock})`);
    const data = startProgram('tools/dist/data.js', [], { env: { DATABASE_URL: url.href } });
    await untilSomebodyWaits(url);
    data.signalGroup('SIGINT');
    await data.says(/Stopping/);
    data.signalGroup('SIGINT');
    expect((await data.ended).exitCode).toBe(130);
    await release();
    await drop();
  },
);

test.concurrent('an import whose PostgreSQL ends all connections says so', async () => {
  const { url, drop } = await emptyDatabase();
  const env = { DATABASE_URL: url.href };
  await runData([], { env });
  const release = await hold(url, 'BEGIN; LOCK TABLE comprehensive_plan.section');
  const data = runData([], { env });
  await untilSomebodyWaits(url);
  await query(
    testServer,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = '${url.pathname.slice(1)}' AND application_name LIKE 'planning-graph/%'`,
  );
  const { exitCode, stderr } = await data;
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toMatch(/^PostgreSQL at \S+ stopped, or ended the connection, while it was used\. /);
  await release();
  await drop();
});

const testServer = new URL(process.env.PLANNING_GRAPH_TEST_SERVER ?? '');
/** The lock that a preparation holds. */
const preparationLock = 0x746b7277;
let databases = 0;

interface Database {
  url: URL;
  drop(): Promise<void>;
}

async function emptyDatabase(): Promise<Database> {
  const name = `data_${process.pid}_${(databases += 1)}`;
  await query(testServer, `CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: new URL(`/${name}`, testServer),
    drop: async () => void (await query(testServer, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/** Somebody else's connection that takes a lock; answers how to let it go. */
async function hold(url: URL, lock: string): Promise<() => Promise<void>> {
  const other = new Client({ connectionString: url.href });
  await other.connect();
  await other.query(lock);
  return () => other.end();
}

async function untilSomebodyWaits(url: URL): Promise<void> {
  const waiters = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await query(url, waiters)).length === 0) await sleep(50);
}

async function query(url: URL, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
