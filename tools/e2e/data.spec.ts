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

  expect(fresh.stdout).toMatch(/^ {2}migration create-plan-\d+\n {2}\+ ComprehensivePlan plan-6$/m);
  expect(fresh.stderr).toContain('compared; nothing was changed');
  expect(imported.stdout).toBe(fresh.stdout);
  expect(again.stdout).toMatch(upToDate);
  expect([fresh, imported, again].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
});

test.concurrent('a flag that is misspelt imports nothing', async () => {
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
  const sections = 'libs/subgraphs/comprehensive-plan/src/section/section.data.yaml';
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
        .replace('id: plan-6-section-1-2', 'id: plan-6-section-1-1')
        .replace('chapterId: plan-6-chapter-1', 'chapterId: none'),
    ),
  ).toBe(`The data files have 2 faults. Nothing was imported.
  ${sections}:${lineOf('id: plan-6-section-1-2')}:9 The id "plan-6-section-1-1" is already used at ${sections}:${lineOf('id: plan-6-section-1-1')}. Give this row another.
  ${sections}:${lineOf('chapterId: plan-6-chapter-1')}:16 No Chapter has the id "none". Correct it, or add that row.
`);

  await writeFile(join(copy, sections), text);
  const { exitCode, stdout } = await runData([], options);
  await drop();
  expect(exitCode).toBe(0);
  expect(stdout).toContain('  + Section plan-6-section-1-1\n');
  expect(stdout).toContain('  + SisterCity sister-city-decatur\n');
});

describe('an import that waits for another one', () => {
  it.concurrent('is interrupted by Ctrl-C, and says so with its exit code', async () => {
    const { url, drop } = await databaseInPreparation();
    const data = startProgram('tools/dist/data.js', [], { env: { DATABASE_URL: url.href } });
    await waiting(url);
    data.signalGroup('SIGINT');
    await data.says(/Stopping/);
    data.signalGroup('SIGINT');
    expect((await data.ended).exitCode).toBe(130);
    await drop();
  });

  it.concurrent('tells when PostgreSQL ends its connection', async () => {
    const { url, drop } = await databaseInPreparation();
    const data = runData([], { env: { DATABASE_URL: url.href } });
    await query(url, `SELECT pg_terminate_backend(${await waiting(url)})`);
    const { exitCode, stderr } = await data;
    expect(exitCode).toBe(1);
    expect(lastLine(stderr)).toMatch(/^PostgreSQL at \S+ stopped, or ended the connection, while it was used\. /);
    await drop();
  });
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

/** An empty database that somebody else prepares, and does not come to an end. */
async function databaseInPreparation(): Promise<Database> {
  const { url, drop } = await emptyDatabase();
  const other = new Client({ connectionString: url.href });
  await other.connect();
  await other.query('SELECT pg_advisory_lock($1)', [preparationLock]);
  return { url, drop: () => other.end().then(drop) };
}

/** The process id of the connection that waits until the preparation is done. */
async function waiting(url: URL): Promise<number> {
  const waiters = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`;
  let [waiter] = await query(url, waiters);
  for (let attempt = 0; !waiter && attempt < 1_000; attempt++) {
    await sleep(50);
    [waiter] = await query(url, waiters);
  }
  return Number(waiter?.pid);
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
