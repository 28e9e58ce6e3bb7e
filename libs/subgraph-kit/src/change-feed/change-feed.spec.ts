import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { connect } from '../database/connect';
import { prepareDatabase } from '../database/prepare';
import { cloneDatabase, unloggedTables, type TestDatabase } from '../testing';
import { changesAfter, newestChanges } from '../testing/changes';
import type { Change } from './domain-feed';
import { installChangeFeed } from './install';

let clone: TestDatabase;
let reader: DataSource;
/** Where the feed stood when the test began. */
let start: string | undefined;
const open: Client[] = [];

beforeEach(async () => {
  clone = await cloneDatabase([library]);
  reader = await connect(library, { databaseUrl: clone.url, role: 'reader', poolSize: 1 });
  start = (await changesAfter(reader, undefined, 1_000)).at(-1)?.cursor;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.end()));
  await reader.destroy();
  await clone.drop();
});

/** Somebody who writes over a connection of their own. */
async function writer(): Promise<Client> {
  const client = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  await client.connect();
  open.push(client);
  return client;
}

const written = async (sql: string): Promise<void> => void (await (await writer()).query(sql));

const author = (id: string): string =>
  `INSERT INTO author (id, provenance, edition_id, listed, name)
    VALUES ('${id}', '{}', '2024', true, '{"ja": "誰か"}');`;

const told = (changes: Change[]): string[] =>
  changes.map(({ type, id, operation, retired }) => `${operation} ${type} ${id}${retired ? ' retired' : ''}`);

const since = async (cursor = start): Promise<string[]> => told(await changesAfter(reader, cursor, 1_000));

test('the first import stands at the beginning: each record, and each record again whose parts were added', async () => {
  const changes = told(await changesAfter(reader, undefined, 1_000));
  // Each under its own id and under that of its edition, and the edition.
  expect(changes).toHaveLength(2 * 13 + 1);
  expect(changes).toEqual(expect.arrayContaining(['INSERT Author author-soseki', 'INSERT Book book-kokoro']));
});

test('an import that finds nothing new writes nothing', async () => {
  await prepareDatabase({ databaseUrl: clone.url, domains: await readDataFiles([library]) });
  expect(await since()).toEqual([]);
});

test('one statement that changes many records logs each of them once', async () => {
  await written(author('a-1') + author('a-2') + "UPDATE author SET born_in = 1900 WHERE id LIKE 'a-%'");
  expect(await since()).toEqual(['INSERT Author a-1', 'INSERT Author a-2', 'UPDATE Author a-1', 'UPDATE Author a-2']);
});

test('a statement that leaves every record as it was is no change', async () => {
  await written(
    'UPDATE author SET born_in = born_in; UPDATE book_copy SET shelf = shelf; DELETE FROM book WHERE false',
  );
  expect(await since()).toEqual([]);
});

test('a record that is retired says so, and a record that is deleted, or has another id, is told', async () => {
  await written(`${author('a-1')} ${author('a-2')} UPDATE author SET retired_at = now() WHERE id = 'a-1';
    UPDATE author SET id = 'a-3' WHERE id = 'a-2'; DELETE FROM author WHERE id = 'a-1'`);
  const [, , retired, ...rest] = await since();
  expect(retired).toBe('UPDATE Author a-1 retired');
  expect(rest.slice(0, 2).sort()).toEqual(['DELETE Author a-2', 'INSERT Author a-3']);
  expect(rest.slice(2)).toEqual(['DELETE Author a-1']);
});

test('when a part changes, the record that it belongs to does', async () => {
  await written(
    "INSERT INTO book_copy VALUES ('x', 'book-kokoro', 'Z'); UPDATE book_copy SET shelf = 'Y' WHERE id = 'x'",
  );
  await written("UPDATE book_copy SET book_id = 'book-botchan' WHERE id = 'x'; DELETE FROM book_copy WHERE id = 'x'");
  const [inserted, updated, ...moved] = await since();
  expect([inserted, updated]).toEqual(['UPDATE Book book-kokoro', 'UPDATE Book book-kokoro']);
  expect(moved.sort()).toEqual(['UPDATE Book book-botchan', 'UPDATE Book book-botchan', 'UPDATE Book book-kokoro']);
});

test('a table that is emptied at once tells every record of it', async () => {
  await written('TRUNCATE author CASCADE');
  expect(await since()).toEqual(expect.arrayContaining(['DELETE Author author-soseki', 'DELETE Book book-kokoro']));
});

test('what is rolled back, whole or to a savepoint, was never there', async () => {
  await written(`BEGIN; ${author('a-1')} ROLLBACK; BEGIN; SAVEPOINT s; ${author('a-2')} ROLLBACK TO s;
    ${author('a-3')} COMMIT`);
  expect(await since()).toEqual(['INSERT Author a-3']);
});

test('who reads while others write skips nothing, whatever the order in which they begin and commit', async () => {
  const [slow, quick] = [await writer(), await writer()];
  await slow.query(`BEGIN; ${author('slow')}`);
  await quick.query(`BEGIN; ${author('quick')} COMMIT`);
  const first = await changesAfter(reader, start, 10);
  expect(told(first)).toEqual(['INSERT Author quick']);
  await slow.query(`${author('slow-2')} COMMIT`);
  const then = await changesAfter(reader, first.at(-1)?.cursor, 10);
  expect(told(then)).toEqual(['INSERT Author slow', 'INSERT Author slow-2']);
});

test('thirty writers at once, and a reader who goes on from its last cursor reads every change once', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => `a-${n}`);
  const seen: Change[] = [];
  const read = async (): Promise<void> =>
    void seen.push(...(await changesAfter(reader, seen.at(-1)?.cursor ?? start, 7)));
  const writing = Promise.all(
    ids.map(async (id, n) => {
      const client = await writer();
      await client.query(`BEGIN; ${author(id)} SELECT pg_sleep(${(n * 7) % 5} / 100.0); COMMIT`);
    }),
  );
  let isDone = false;
  void writing.then(() => (isDone = true));
  while (!isDone) await read();
  for (let before = -1; before < seen.length;) {
    before = seen.length;
    await read();
  }
  expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test('two writers of a serializable transaction do not fail each other by the feed', async () => {
  const [one, other] = [await writer(), await writer()];
  await one.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${author('one')}`);
  await other.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${author('other')} COMMIT`);
  await one.query('COMMIT');
  expect(await since()).toEqual(['INSERT Author other', 'INSERT Author one']);
});

test('versions of one record grow, and a page of the feed goes on where the one before ended', async () => {
  await written(`${author('a-1')} UPDATE author SET born_in = 1; UPDATE author SET born_in = 2 WHERE id = 'a-1'`);
  const all = await changesAfter(reader, start, 1_000);
  const [first, second] = [await changesAfter(reader, start, 2), await changesAfter(reader, all[1]?.cursor, 1_000)];
  expect([...first, ...second]).toEqual(all);
  const versions = all.filter(({ id }) => id === 'a-1').map(({ version }) => version);
  expect(versions).toHaveLength(3);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
});

test('the reader may read the feed and not write it, and a cursor of another feed is expired', async () => {
  await expect(reader.query("UPDATE change_feed SET installed = ''")).rejects.toThrow('permission denied');
  await expect(changesAfter(reader, '6c84fb9012c4.1.1', 1)).rejects.toThrow('The cursor is expired.');
});

test('a migration makes the feed another one, which has every record, and a table that comes later logs as well', async () => {
  const owner = await connect(library, { databaseUrl: clone.url, role: 'owner', poolSize: 1 });
  await written("UPDATE change_feed SET installed = 'before the last migration'; DROP TRIGGER log_insert ON author");
  await written(`${author('unseen')} CREATE TABLE escaped ()`);
  expect((await unloggedTables(owner)).sort()).toEqual(['author', 'escaped']);
  await installChangeFeed(owner, library);
  await written(author('seen'));
  expect(await unloggedTables(owner)).toEqual(['escaped']);
  await owner.destroy();
  await expect(changesAfter(reader, start, 1)).rejects.toThrow('The cursor is expired.');
  expect(told(await changesAfter(reader, undefined, 1_000)).slice(-2)).toEqual([
    'INSERT Author unseen',
    'INSERT Author seen',
  ]);
});

test('the newest changes are read page by page towards the oldest, each once, in the reverse order', async () => {
  await written(author('a-1') + author('a-2') + "UPDATE author SET born_in = 1900 WHERE id LIKE 'a-%'");
  await written(author('a-3'));
  const all = await changesAfter(reader, undefined, 1_000);
  const found: Change[] = [];
  let before: string | undefined;
  for (let pages = 1; ; pages++) {
    const page = await newestChanges(reader, before, 4);
    if (pages === 1) expect(page.begin).toBe(all.at(-1)?.cursor);
    found.push(...page.changes);
    before = page.cursor;
    if (!page.hasMore) break;
    expect(pages).toBeLessThan(20);
  }
  expect(found).toEqual(all.toReversed());
  expect((await newestChanges(reader, before, 4)).changes).toEqual([]);
  // What is behind a cursor and what is up to it are all changes.
  const middle = all[10]?.cursor as string;
  expect((await newestChanges(reader, middle, 1_000)).changes).toEqual(all.slice(0, 11).toReversed());
  expect(await changesAfter(reader, middle, 1_000)).toEqual(all.slice(11));
});
