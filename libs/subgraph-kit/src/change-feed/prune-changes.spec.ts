import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { connect } from '../database/connect';
import { Deadline } from '../execution/deadline';
import { cloneDatabase, type TestDatabase } from '../testing';
import type { ChangePage, ExpiredCursor } from './domain-feed';
import { feedStart } from './domain-feed';
import { followVersion } from './follow-version';
import { pruneChanges } from './prune-changes';
import { readChanges } from './read-changes';

let clone: TestDatabase;
let reader: DataSource;
let admin: Client;
beforeEach(async () => {
  clone = await cloneDatabase([library]);
  reader = await connect(library, { databaseUrl: clone.url, role: 'reader', poolSize: 1 });
  admin = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  await admin.connect();
});
afterEach(async () => {
  await Promise.all([reader.destroy(), admin.end()]);
  await clone.drop();
});

const prune = (keptDays = 30): Promise<number> => pruneChanges(library, { databaseUrl: clone.url, keptDays });

async function pageAfter(after: string | undefined, first = 1_000): Promise<ChangePage | ExpiredCursor> {
  const request = { after, first, types: ['Author'], includesVersions: true };
  return readChanges(reader, library, request, new Deadline(60_000));
}
async function readAfter(after: string | undefined): Promise<ChangePage> {
  const page = await pageAfter(after);
  if ('isExpired' in page) throw new Error('The cursor is expired.');
  return page;
}

const insert = (id: string): Promise<unknown> =>
  admin.query(`INSERT INTO author (id, provenance, edition_id, listed, name)
    VALUES ('${id}', '{}', '2024', true, '{"ja": "誰か"}')`);
/** Makes everything that was logged so far older by some days. */
const age = (days: number): Promise<unknown> =>
  admin.query(`UPDATE change SET changed_at = changed_at - make_interval(days => ${days})`);
const ids = ({ changes }: ChangePage): string[] => changes.map(({ id }) => id);

test('changes that are old enough are removed, and a cursor before them has expired', async () => {
  const { cursor: atImport } = await readAfter(undefined);
  await insert('old');
  const { cursor: behindOld } = await readAfter(atImport);
  await age(31);
  await insert('young');
  expect(await prune()).toBeGreaterThan(0);
  expect(ids(await readAfter(undefined))).toEqual(['young']);
  expect(ids(await readAfter(behindOld))).toEqual(['young']);
  for (const cursor of [atImport, feedStart]) expect(await pageAfter(cursor)).toEqual({ isExpired: true });
});

test('a cursor in the middle of a removed transaction has expired, and one at its end has not', async () => {
  await admin.query('BEGIN');
  await insert('a');
  await insert('b');
  await admin.query('COMMIT');
  const { changes } = await readAfter(undefined);
  const [a, b] = changes.slice(-2);
  await age(31);
  await insert('c');
  await prune();
  expect(await pageAfter(a?.cursor)).toEqual({ isExpired: true });
  expect(ids(await readAfter(b?.cursor))).toEqual(['c']);
});

test('the newest transaction stays, and with it the version of the data', async () => {
  const log = { error: () => undefined, info: () => undefined, warn: () => undefined };
  const version = followVersion(library, clone.url, log);
  const known = async (): Promise<string> => {
    while (version.current() === undefined) await version.otherThan(undefined, AbortSignal.timeout(100));
    await version.ask();
    return version.current() ?? '';
  };
  await insert('only');
  await age(400);
  const before = await known();
  await prune();
  expect(await known()).toBe(before);
  expect(ids(await readAfter(undefined))).toEqual(['only']);
  await version.close();
});

test('what is young, and what is kept for ever, stays', async () => {
  await age(29);
  const before = ids(await readAfter(feedStart));
  expect(await prune()).toBe(0);
  await age(1_000);
  expect(await prune(0)).toBe(0);
  expect(ids(await readAfter(feedStart))).toEqual(before);
});

test('several processes may prune at the same time, while others write and read', async () => {
  for (let n = 0; n < 2_500; n++) await insert(`old-${n}`);
  await age(31);
  const { cursor } = await readAfter(undefined);
  const end = await pageOfEnd(cursor);
  const writing = (async () => {
    for (let n = 0; n < 50; n++) await insert(`young-${n}`);
  })();
  const removed = await Promise.all([prune(), prune(), prune()]);
  await writing;
  await prune();
  expect(removed.reduce((sum, count) => sum + count)).toBeGreaterThan(1_000);
  expect(ids(await readAfter(end))).toEqual(Array.from({ length: 50 }, (_, n) => `young-${n}`));
});

/** Reads on to the end of the feed. */
async function pageOfEnd(cursor: string): Promise<string> {
  const page = await readAfter(cursor);
  return page.hasMore ? pageOfEnd(page.cursor) : page.cursor;
}
