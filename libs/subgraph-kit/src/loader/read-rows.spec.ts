import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { connect } from '../database/connect';
import { isDatabaseOverloaded, isDatabaseUnavailable } from '../database/failures';
import { Deadline } from '../execution/deadline';
import { cloneDatabase, type TestDatabase } from '../testing';
import { rowsOf } from './read-rows';

const poolSize = 2;
let database: TestDatabase;
let admin: Client;
let readers: DataSource;
/** By how many milliseconds the clock is ahead. */
let later: number;

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
  later = 0;
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + later);
  readers = await connect(library, { databaseUrl: database.url, role: 'reader', poolSize });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await readers.destroy();
  await admin.query('SELECT pg_advisory_unlock_all()');
});

/** Longer than any statement here takes, unless it waits for a lock. */
const timeout = 600_000;
const read = (text: string): Promise<string> =>
  rowsOf(readers, { name: undefined, text, values: [] }, new Deadline(timeout)).then(
    () => 'answered',
    (error: unknown) =>
      isDatabaseOverloaded(error) ? 'overloaded' : isDatabaseUnavailable(error) ? 'silent' : 'failed',
  );
const lock = (key: number): Promise<unknown> => admin.query(`SELECT pg_advisory_lock(${key})`);
const readLocked = (key: number): Promise<string> =>
  read(`SELECT pg_advisory_lock(${key}), pg_advisory_unlock(${key})`);

async function waitingForLocks(count: number): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rows[0]?.count === count) return;
    await sleep(20);
  }
}

test('when time ends, a database that answers other statements is overloaded', async () => {
  await lock(1);
  await lock(2);
  const running = [readLocked(1), readLocked(2)];
  await waitingForLocks(2);
  const queued = [readLocked(2), read('SELECT 1')];
  await admin.query('SELECT pg_advisory_unlock(1)');
  expect(await running[0]).toBe('answered');
  // The connection that became free goes to the first in the queue.
  await waitingForLocks(2);
  later += timeout;
  expect(await Promise.all([running[1], ...queued])).toEqual(['overloaded', 'overloaded', 'overloaded']);
});

test('a database that answers no statement is silent, also for callers that wait for a connection', async () => {
  expect(await read('SELECT 1')).toBe('answered');
  await lock(1);
  later += 1;
  const all = [readLocked(1), readLocked(1), readLocked(1), read('SELECT 1')];
  await waitingForLocks(2);
  later += timeout;
  expect(await Promise.all(all)).toEqual(['silent', 'silent', 'silent', 'silent']);
});

test('a statement for which a request has no time left is not sent, and says nothing of a database that answered it', async () => {
  const request = new Deadline(timeout);
  const readBy = (text: string) => rowsOf(readers, { name: undefined, text, values: [] }, request);
  later += 1;
  await readBy('SELECT 1');
  later += timeout;
  expect(isDatabaseOverloaded(await readBy('SELECT 2').catch((error: unknown) => error))).toBe(true);
});

test('PostgreSQL says by itself that a statement took too long', async () => {
  expect(await read(`SELECT set_config('statement_timeout', '50', false)`)).toBe('answered');
  await lock(1);
  expect(await readLocked(1)).toBe('overloaded');
});
