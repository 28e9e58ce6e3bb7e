import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { connect } from '../database/connect';
import { cloneDatabase, type TestDatabase } from '../testing';
import { changesAfter } from '../testing/changes';
import { followVersion, type FollowedVersion } from './follow-version';
import { installChangeFeed } from './install';

let clone: TestDatabase;
let version: FollowedVersion;
let reader: DataSource;
let admin: Client;
const failures: { reason: string }[] = [];
const log = {
  error: (details: object) => void failures.push(details as { reason: string }),
  info: () => undefined,
  warn: () => undefined,
};

beforeEach(async () => {
  failures.length = 0;
  clone = await cloneDatabase([library]);
  admin = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  await admin.connect();
  reader = await connect(library, { databaseUrl: clone.url, role: 'reader', poolSize: 1 });
  version = followVersion(library, clone.url, log);
  await known();
});
afterEach(async () => {
  await Promise.all([version.close(), reader.destroy(), admin.end()]);
  await clone.drop();
});

/** The version, as soon as it is known. */
async function known(): Promise<string> {
  for (;;) {
    await version.ask();
    const now = version.current();
    if (now !== undefined) return now;
    await version.otherThan(undefined, AbortSignal.timeout(100));
  }
}

async function told(cursor?: string): Promise<string[]> {
  return (await changesAfter(reader, cursor, 1_000)).map(({ type, id, operation }) => `${operation} ${type} ${id}`);
}

const lastCursor = async (): Promise<string | undefined> =>
  (await changesAfter(reader, undefined, 1_000)).at(-1)?.cursor;

const change = "UPDATE author SET born_in = coalesce(born_in, 0) + 1 WHERE id = 'author-soseki'";
const author = (id: string): string =>
  `INSERT INTO author (id, provenance, edition_id, listed, name)
    VALUES ('${id}', '{}', '2024', true, '{"ja": "誰か"}');`;

/** Numbers of transactions that this server gives next, as they come with a dump of an older one. */
const numbersToCome =
  'FROM (SELECT (pg_current_xact_id()::text::bigint + n)::text::xid8 AS number, n FROM generate_series(1, 200) n) AS come';

describe('in a dump of an older cluster, whose transactions have the numbers that this one gives next', () => {
  test('each change is seen, and none is taken for one of the dump', async () => {
    await admin.query(`
      INSERT INTO change_transaction (transaction, position)
      SELECT number, (SELECT max(position) FROM change_transaction) + n ${numbersToCome};
      INSERT INTO change (transaction, type, id, operation, retired)
      SELECT number, 'Author', 'author-of-the-dump', 'UPDATE', false ${numbersToCome}`);
    const [before, cursor] = [await known(), await lastCursor()];
    await admin.query(change);
    const between = await known();
    await admin.query(author('a-1'));
    expect(new Set([before, between, await known()]).size).toBe(3);
    expect(await told(cursor)).toEqual(['UPDATE Author author-soseki', 'INSERT Author a-1']);
  });

  test('each change is seen even if the sequence of positions did not come with the rows', async () => {
    await admin.query(
      `INSERT INTO change_transaction (transaction, position) SELECT number, 1000000 + n ${numbersToCome}`,
    );
    const before = await known();
    await admin.query(change);
    expect(await known()).not.toBe(before);
    expect((await told()).at(-1)).toBe('UPDATE Author author-soseki');
  });
});

test('what a session in the role of a replica writes is logged, once for each record', async () => {
  const [before, cursor] = [await known(), await lastCursor()];
  await admin.query('SET session_replication_role = replica');
  await admin.query(`${author('a-1')} ${author('a-2')} UPDATE author SET born_in = 1 WHERE id = 'a-1';
    UPDATE author SET id = 'a-3' WHERE id = 'a-2'; UPDATE author SET born_in = born_in;
    UPDATE book_copy SET shelf = 'replica' WHERE book_id = 'book-kokoro'; DELETE FROM author WHERE id = 'a-1'`);
  expect(await known()).not.toBe(before);
  const [first, second, third, ...rest] = await told(cursor);
  expect([first, second, third]).toEqual(['INSERT Author a-1', 'INSERT Author a-2', 'UPDATE Author a-1']);
  expect(new Set(rest)).toEqual(
    new Set(['DELETE Author a-2', 'INSERT Author a-3', 'UPDATE Book book-kokoro', 'DELETE Author a-1']),
  );
  await admin.query('TRUNCATE author CASCADE');
  expect(await told(await lastCursor())).toEqual([]);
  expect(await told()).toContain('DELETE Author a-3');
});

describe.each([
  ['the triggers of a table are switched off', 'ALTER TABLE author DISABLE TRIGGER USER'],
  ['one is dropped', 'DROP TRIGGER log_update ON author'],
  ['the trigger that gives positions is switched off', 'ALTER TABLE change_transaction DISABLE TRIGGER USER'],
  ['a dump was restored with --disable-triggers', 'ALTER TABLE author ENABLE TRIGGER ALL'],
  ['another table inherits', 'CREATE TABLE child () INHERITS (author)'],
  ['a table was replaced', 'ALTER TABLE book_copy RENAME TO aside; CREATE TABLE book_copy (LIKE aside)'],
])('while %s', (_case, sql) => {
  test('the version is unknown, and that is said with what to do', async () => {
    await admin.query(sql);
    await version.ask();
    expect(version.current()).toBeUndefined();
    const told = /^Not every change of \S+ reaches the change feed: .* Run "npm run data"\.$/;
    while (!failures.some(({ reason }) => told.test(reason)))
      await version.otherThan(undefined, AbortSignal.timeout(100));
  });
});

test('triggers that are switched off are put in force again, and the feed is then another one', async () => {
  const [before, cursor] = [await known(), await lastCursor()];
  await admin.query('ALTER TABLE author ENABLE TRIGGER ALL; ALTER TABLE change_transaction DISABLE TRIGGER ALL');
  const owner = await connect(library, { databaseUrl: clone.url, role: 'owner', poolSize: 1 });
  await installChangeFeed(owner, library);
  await owner.destroy();
  expect((await known()).split('.')[0]).not.toBe(before.split('.')[0]);
  await expect(told(cursor)).rejects.toThrow('The cursor is expired.');
});

test('a feed from before transactions were told by their time is brought up to date, with all that it knows', async () => {
  const before = await told();
  await admin.query(`ALTER TABLE change DROP COLUMN transaction_began;
    ALTER TABLE change_transaction DROP COLUMN transaction_began, ADD PRIMARY KEY (transaction);
    ALTER TABLE change_feed DROP COLUMN logged_tables; DROP TRIGGER log_row ON author;
    CREATE INDEX change_transaction_sequence_idx ON change (transaction, sequence)`);
  const owner = await connect(library, { databaseUrl: clone.url, role: 'owner', poolSize: 1 });
  await installChangeFeed(owner, library);
  await owner.destroy();
  expect(await told()).toEqual(before);
  const version = await known();
  await admin.query(change);
  expect(await known()).not.toBe(version);
  expect((await told()).slice(before.length)).toEqual(['UPDATE Author author-soseki']);
});

test('what was changed while triggers were off is not taken for what was there before', async () => {
  const before = await known();
  await admin.query(`BEGIN; ALTER TABLE author DISABLE TRIGGER ALL; ${change};
    ALTER TABLE author ENABLE TRIGGER ALL; ALTER TABLE author ENABLE ALWAYS TRIGGER log_truncate,
    ENABLE REPLICA TRIGGER log_row; COMMIT`);
  expect(await known()).not.toBe(before);
});

test.each([
  'ALTER TABLE author ALTER born_in TYPE integer USING born_in + 1',
  'ALTER TABLE author ADD COLUMN note text',
  "ALTER TABLE author ADD COLUMN note text DEFAULT 'n'",
  'ALTER TABLE author DROP COLUMN born_in',
  'ALTER TABLE author RENAME born_in TO birth',
  'ALTER TABLE author ADD COLUMN twice integer GENERATED ALWAYS AS (born_in * 2) STORED',
  'TRUNCATE book_copy',
  'ALTER TABLE author ENABLE ROW LEVEL SECURITY',
  'REVOKE SELECT ON author FROM planning_graph_library_fixture',
])('after %s the version is another one', async (sql) => {
  const before = await known();
  await admin.query(sql);
  expect(await known()).not.toBe(before);
});

test('a policy for rows makes another version', async () => {
  await admin.query('ALTER TABLE author ENABLE ROW LEVEL SECURITY');
  const before = await known();
  await admin.query('CREATE POLICY few ON author USING (born_in > 1870)');
  const between = await known();
  await admin.query('ALTER POLICY few ON author USING (born_in > 1880)');
  expect(new Set([before, between, await known()]).size).toBe(3);
});

test('maintenance is no change', async () => {
  const before = await known();
  await admin.query('VACUUM');
  await admin.query('ANALYZE');
  await admin.query('CHECKPOINT');
  expect(await known()).toBe(before);
});
