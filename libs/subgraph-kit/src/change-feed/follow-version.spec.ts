import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { prepareDatabase } from '../database/prepare';
import { cloneDatabase, type TestDatabase } from '../testing';
import { isEarlier } from './data-version';
import { followVersion, type FollowedVersion } from './follow-version';

let clone: TestDatabase;
let version: FollowedVersion;
let admin: Client;
/** What the log says of it, one level for each line. */
let said: ('error' | 'warn')[];
const log = { error: () => void said.push('error'), warn: () => void said.push('warn'), info: () => undefined };
beforeEach(async () => {
  said = [];
  clone = await cloneDatabase([library]);
  admin = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  admin.on('error', () => undefined);
  await admin.connect();
  version = followVersion(library, clone.url, log);
});
afterEach(async () => {
  await version.close();
  await admin.end().catch(() => undefined);
  await clone.drop();
});

/** Waits until the version is known, and another one than before. */
async function next(before?: string, followed = version): Promise<string> {
  for (;;) {
    const now = followed.current();
    if (now !== undefined && now !== before) return now;
    await followed.otherThan(now, AbortSignal.timeout(100));
  }
}

async function untilSaid(...levels: typeof said): Promise<void> {
  while (said.length < levels.length) await sleep(20);
  expect(said).toEqual(levels);
}

async function untilUnknown(): Promise<void> {
  while (version.current() !== undefined) await version.otherThan(version.current(), AbortSignal.timeout(100));
}

const change = "UPDATE author SET born_in = coalesce(born_in, 0) + 1 WHERE id = 'author-soseki'";

test('the version is another one after each commit, and never one that was before', async () => {
  const versions = [await next()];
  for (let turn = 0; turn < 5; turn++) {
    await admin.query(change);
    versions.push(await next(versions.at(-1)));
  }
  expect(new Set(versions).size).toBe(6);
  expect(isEarlier(versions[0] ?? '', versions[5] ?? '')).toBe(true);
});

test('many who ask at once share a read that begins after they asked, and no two statements are sent at a time', async () => {
  const before = await next();
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await admin.query(change);
    query.mockClear();
    await Promise.all(Array.from({ length: 50 }, () => version.ask()));
    expect(version.current()).not.toBe(before);
    // The reader that was notified of the commit reads, too.
    expect(query.mock.calls.length).toBeLessThanOrEqual(4);
  } finally {
    query.mockRestore();
  }
});

test('while nothing is committed it stays the same, and it is the same for all who follow it', async () => {
  const other = followVersion(library, clone.url, log);
  const [before, theirs] = [await next(), await next(undefined, other)];
  await admin.query(`BEGIN; ${change}; ROLLBACK; UPDATE author SET born_in = born_in`);
  await sleep(1_200);
  await version.ask();
  expect(version.current()).toBe(before);
  expect(theirs).toBe(before);
  await other.close();
});

test('it differs where answers contain another public address', async () => {
  const elsewhere = followVersion(library, clone.url, log, 'https://plan.example.jp');
  expect(await next(undefined, elsewhere)).not.toBe(await next());
  await elsewhere.close();
});

test('transactions that commit out of order each make another version', async () => {
  const before = await next();
  const slow = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  await slow.connect();
  await slow.query("BEGIN; UPDATE author SET born_in = 1 WHERE id = 'author-ichiyo'");
  await admin.query(change);
  const between = await next(before);
  await slow.query('COMMIT');
  const after = await next(between);
  expect(isEarlier(between, after)).toBe(true);
  await slow.end();
});

test('who asks knows of everything that was committed before', async () => {
  let before = await next();
  for (let turn = 0; turn < 20; turn++) {
    await admin.query(change);
    await version.ask();
    expect(version.current()).not.toBe(before);
    before = version.current() ?? '';
  }
});

test('it is unknown while the connection is lost, and known again when it is back', async () => {
  const before = await next();
  const name = new URL(clone.url).pathname.slice(1);
  const server = new Client({ connectionString: clone.url.replace(name, 'postgres') });
  await server.connect();
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await server.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND application_name LIKE '%/version'`,
  );
  await untilUnknown();
  expect(version.last()).toBeUndefined();
  await untilSaid('error');
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await server.end();
  await admin.query(change);
  expect(isEarlier(before, await next())).toBe(true);
  await untilSaid('error', 'warn');
});

test('a connection that the next attempt brings back is no news', async () => {
  await next();
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%/version'");
  await untilUnknown();
  await next();
  expect(said).toEqual([]);
});

/** Keeps this process from running, as a machine does that has much else to do. */
const pause = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test('it stays known when this process was kept from running, and is read before it is relied on', async () => {
  const before = await next();
  const reading = version.ask();
  pause(2_500);
  expect([version.current(), version.last()]).toEqual([undefined, before]);
  await version.catchUp();
  expect(version.current()).toBe(before);
  await reading;
  expect([version.last(), said]).toEqual([before, []]);
});

test('where there is no feed, that is said once and not each time', async () => {
  await next();
  await admin.query('DROP TABLE change_feed');
  await untilUnknown();
  await untilSaid('error');
  // It goes on asking, and is refused each time.
  await sleep(1_000);
  expect(said).toEqual(['error']);
});

test('it is unknown when PostgreSQL does not answer', async () => {
  await next();
  await admin.query('BEGIN; LOCK TABLE change_feed');
  await untilUnknown();
  await version.ask();
  expect(version.current()).toBeUndefined();
  await admin.query('ROLLBACK');
  await next();
});

test('a database that was made anew has other versions', async () => {
  const before = await next();
  await admin.query('DROP SCHEMA library_fixture CASCADE');
  await prepareDatabase({ databaseUrl: clone.url, domains: await readDataFiles([library]) });
  const [feed] = before.split('.');
  expect((await next(before)).split('.')[0]).not.toBe(feed);
});
