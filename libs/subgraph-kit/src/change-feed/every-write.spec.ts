import { Client } from 'pg';
import { library } from '../../fixture/src/subgraph';
import { cloneDatabase, type TestDatabase } from '../testing';
import { followVersion, type FollowedVersion } from './follow-version';

/** Random writes of all kinds: after each, the version is another one if what the tables contain is. */
const rounds = 400;
const seed = Number(process.env.SEED ?? 20_261_128);

let clone: TestDatabase;
let version: FollowedVersion;
let client: Client;

beforeAll(async () => {
  clone = await cloneDatabase([library]);
  client = new Client({ connectionString: clone.url, options: '-c search_path=library_fixture' });
  await client.connect();
  version = followVersion(library, clone.url, { error: () => undefined, info: () => undefined, warn: () => undefined });
  await client.query(
    'CREATE PROCEDURE change_copies(text) LANGUAGE sql AS $$ UPDATE book_copy SET shelf = $1 WHERE id < $1 $$',
  );
});
afterAll(async () => {
  await version.close();
  await client.end();
  await clone.drop();
});

/** Numbers from 0 to below 1, the same for one seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomNumbers(seed);
const below = (count: number): number => Math.floor(random() * count);
const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
const id = (): string => `'x-${below(12)}'`;
const some = (): string => oneOf([`id = ${id()}`, `id < ${id()}`, 'true', 'false', "id LIKE 'x-%'"]);
const record = (): string => `(${id()}, '{}', '2024', true, '{"ja": "${below(3)}"}', ${oneOf(['NULL', below(3)])})`;
const onConflict = (): string =>
  oneOf(['ON CONFLICT DO NOTHING', 'ON CONFLICT (id) DO UPDATE SET born_in = excluded.born_in']);
const into = 'INTO author (id, provenance, edition_id, listed, name, born_in)';

const writes: (() => string)[] = [
  () => `INSERT ${into} VALUES ${record()} ${onConflict()}`,
  () => `INSERT INTO book_copy VALUES (${id()}, 'book-kokoro', '${below(3)}') ON CONFLICT DO NOTHING`,
  () => `UPDATE author SET born_in = ${below(3)} WHERE ${some()}`,
  () => `UPDATE book_copy SET shelf = '${below(3)}' WHERE ${some()}`,
  () =>
    `UPDATE book_copy SET shelf = kind FROM (SELECT id AS kind FROM author WHERE ${some()}) AS author WHERE kind <> shelf`,
  () => `DELETE FROM author WHERE id LIKE 'x-%' AND ${some()}`,
  () => `DELETE FROM book_copy WHERE ${some()}`,
  () => 'TRUNCATE book_copy',
  () => `COPY book_copy FROM PROGRAM 'echo x-${below(1e9)},book-botchan,${below(3)}' CSV`,
  () => `WITH gone AS (DELETE FROM book_copy WHERE ${some()} RETURNING *)
    INSERT INTO book_copy SELECT id, book_id, '${below(3)}' FROM gone ON CONFLICT DO NOTHING`,
  () => `WITH fresh AS (INSERT ${into} VALUES ${record()} ON CONFLICT DO NOTHING RETURNING id)
    UPDATE book_copy SET shelf = fresh.id FROM fresh`,
  () => `MERGE INTO author USING (VALUES ${record()}) AS given (id, provenance, edition_id, listed, name, born_in)
    ON author.id = given.id
    WHEN MATCHED AND given.born_in::integer IS NULL AND author.id LIKE 'x-%' THEN DELETE
    WHEN MATCHED THEN UPDATE SET born_in = given.born_in::integer
    WHEN NOT MATCHED THEN INSERT (id, provenance, edition_id, listed, name, born_in)
      VALUES (given.id, '{}', '2024', true, '{}', given.born_in::integer)`,
  () => `CALL change_copies('${below(3)}')`,
  () => `DO $$ BEGIN UPDATE author SET born_in = ${below(3)} WHERE ${some()};
    BEGIN DELETE FROM book_copy; RAISE 'undone'; EXCEPTION WHEN raise_exception THEN NULL; END; END $$`,
  () => `SET CONSTRAINTS ALL IMMEDIATE`,
  () => `SELECT * FROM author FOR UPDATE`,
];

const shapes: (() => string)[] = [
  () => `ALTER TABLE author ADD COLUMN more_${below(1e9)} integer DEFAULT ${below(3)}`,
  () => `ALTER TABLE author ALTER born_in TYPE integer USING born_in + ${below(2)}`,
  () => `ALTER TABLE book_copy DISABLE TRIGGER USER; UPDATE book_copy SET shelf = '${below(3)}';
    ALTER TABLE book_copy ENABLE TRIGGER USER, ENABLE ALWAYS TRIGGER log_truncate, ENABLE REPLICA TRIGGER log_row`,
];

const write = (): string => (below(15) === 0 ? oneOf(shapes) : oneOf(writes))();

const statements: (() => string)[] = [
  write,
  write,
  () => `BEGIN; ${write()}; ${write()}; COMMIT`,
  () => `BEGIN; ${write()}; SAVEPOINT s; ${write()}; ROLLBACK TO s; ${oneOf([write, () => ''])()}; COMMIT`,
  () => `BEGIN; SAVEPOINT s; ${write()}; RELEASE s; ${oneOf(['COMMIT', 'ROLLBACK'])}`,
  () => `BEGIN ISOLATION LEVEL SERIALIZABLE; ${write()}; ${write()}; COMMIT AND CHAIN; ${write()}; COMMIT`,
  () => `SET session_replication_role = replica; ${write()}; RESET session_replication_role`,
  () => `BEGIN; ${write()}; ROLLBACK`,
];

/** Everything that the tables contain, as one text. */
async function content(): Promise<string> {
  const texts = ['author', 'book', 'book_copy'].map(
    (table) => `(SELECT string_agg(row::text, ' ' ORDER BY row::text) FROM ${table} AS row)`,
  );
  const { rows } = await client.query<{ content: string }>(`SELECT concat_ws('; ', ${texts.join(', ')}) AS content`);
  return rows[0]?.content ?? '';
}

async function known(): Promise<string> {
  for (;;) {
    await version.ask();
    const now = version.current();
    if (now !== undefined) return now;
    await version.otherThan(undefined, AbortSignal.timeout(100));
  }
}

test(`of ${rounds} random writes, each that changes something makes another version (seed ${seed})`, async () => {
  const seen = new Map<string, string>();
  let [before, changed, refusals] = [await content(), 0, 0];
  for (let round = 0; round < rounds; round++) {
    const sql = oneOf(statements)();
    const refused = await client.query(sql).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    await client.query('ROLLBACK; RESET session_replication_role');
    const [now, after] = [await known(), await content()];
    if (refused !== undefined) refusals++;
    const told = { sql, refused, after: seen.get(now) ?? after };
    expect(told).toEqual({ sql, refused, after });
    seen.set(now, after);
    if (after !== before) changed++;
    before = after;
  }
  expect(changed).toBeGreaterThan(rounds / 4);
  expect(refusals).toBeLessThan(rounds / 10);
});
