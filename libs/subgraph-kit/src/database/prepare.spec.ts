import { once } from 'node:events';
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { isEmpty } from '../data/report';
import { createEmptyDatabase, openTestSubgraph, type TestDatabase } from '../testing';
import { missingStatements } from './missing-migration';
import { connect } from './connect';
import { migrationNames } from './migrations';
import { prepareDatabase } from './prepare';

let database: TestDatabase;
beforeEach(async () => (database = await createEmptyDatabase()));
afterEach(() => database.drop());

const domains = () => readDataFiles([library]);

async function query(sql: string, url = database.url): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

test('several processes that prepare one database at once do it once', async () => {
  const options = { databaseUrl: database.url, domains: await domains() };
  const all = await Promise.all([1, 2, 3].map(() => prepareDatabase(options)));
  const ran = all.flat().filter(({ migrations }) => migrations.length > 0);
  expect(ran).toHaveLength(1);
  expect(all.flat().filter(({ imported }) => !isEmpty(imported))).toHaveLength(1);
  expect(await query('SELECT count(*)::int AS books FROM library_fixture.book WHERE listed')).toEqual([{ books: 3 }]);
});

test('a domain is migrated while another one is: their migrations do not wait for each other', async () => {
  await query('CREATE TABLE public.other (name text, id text)');
  await query('CREATE INDEX other_idx ON public.other (name, id)');
  await query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 2000', current_database()); END $$`);
  const other = new Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query('BEGIN; DROP INDEX public.other_idx');
    await expect(prepareDatabase({ databaseUrl: database.url, domains: await domains() })).resolves.toHaveLength(1);
  } finally {
    await other.end();
  }
});

test('a dry run on an empty database tells what would come, and creates nothing', async () => {
  const [done] = await prepareDatabase({ databaseUrl: database.url, domains: await domains(), dryRun: true });
  expect(done?.migrations).toEqual(expect.arrayContaining(['create-library-1767225600000']));
  expect(done?.migrations).toEqual(migrationNames(library));
  expect(done?.imported.added).toHaveLength(2 * 14 + 1);
  expect(await query(`SELECT nspname FROM pg_namespace WHERE nspname = 'library_fixture'`)).toEqual([]);
});

test('the role that answers requests may read its own domain, and nothing else', async () => {
  await prepareDatabase({ databaseUrl: database.url, domains: await domains() });
  const reader = await connect(library, { databaseUrl: database.url, role: 'reader', poolSize: 1 });
  try {
    await expect(reader.query('SELECT count(*) FROM author')).resolves.toHaveLength(1);
    for (const sql of ['DELETE FROM author', 'CREATE TABLE x ()', 'CREATE TABLE public.x ()', 'DROP TABLE author']) {
      await expect(reader.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  } finally {
    await reader.destroy();
  }
});

test('a reader that was given a password logs in by itself and opens the domain', async () => {
  await prepareDatabase({
    databaseUrl: database.url,
    domains: await domains(),
    readerPassword: () => "it's long & odd",
  });
  const url = new URL(database.url);
  url.username = 'planning_graph_library_fixture';
  url.password = encodeURIComponent("it's long & odd");
  const reader = await connect(library, { databaseUrl: url.href, role: 'reader' });
  expect(await reader.query('SELECT session_user AS who')).toEqual([{ who: 'planning_graph_library_fixture' }]);
  await reader.destroy();
});

test.each([
  [
    'at the statement',
    `-- A comment; with a semicolon.\nCOMMENT ON SCHEMA library_fixture IS '図書;';\n\n  ALTER TABLE bok ADD x text;`,
    '4:3',
  ],
  [
    'at the word that PostgreSQL names',
    `COMMENT ON SCHEMA library_fixture IS '図書';\nSELECT '図', titel FROM book;`,
    '2:13',
  ],
])('a migration that fails is told with its place, %s, and none of it is applied', async (_, sql, place) => {
  // TypeORM tells it as well.
  jest.spyOn(console, 'log').mockImplementationOnce(() => undefined);
  const directory = await mkdtemp(join(tmpdir(), 'library-'));
  await mkdir(join(directory, 'migrations'));
  const created = '2026-01-01-0000-create-library.sql';
  await copyFile(join(library.directory, 'migrations', created), join(directory, 'migrations', created));
  const file = join(directory, 'migrations/2026-01-02-0000-wrong.sql');
  await writeFile(file, sql);
  const failing = (await domains()).map((domain) => ({ ...domain, definition: { ...library, directory } }));
  await expect(prepareDatabase({ databaseUrl: database.url, domains: failing })).rejects.toThrow(
    new RegExp(
      `^${relative(process.cwd(), file)}:${place} .* does not exist\\. Correct the migration; none of it was applied\\.$`,
    ),
  );
  expect(await query(`SELECT obj_description('library_fixture'::regnamespace) AS comment`)).toEqual([
    { comment: null },
  ]);
  await rm(directory, { recursive: true });
});

test('migrations may change the rows of a table and then its columns, also where it refers to another', async () => {
  await prepareDatabase({ databaseUrl: database.url, domains: await domains() });
  const directory = await mkdtemp(join(tmpdir(), 'library-'));
  await cp(join(library.directory, 'migrations'), join(directory, 'migrations'), { recursive: true });
  const migration = (name: string, sql: string) => writeFile(join(directory, `migrations/2026-01-02-${name}.sql`), sql);
  await migration('0000-shorten-title', 'UPDATE book SET title = left(title, 1)');
  await migration('0001-add-note', "ALTER TABLE book ADD note text; UPDATE book SET note = title || '…'");
  await migration('0002-require-note', "ALTER TABLE book ALTER note SET NOT NULL, ALTER note SET DEFAULT ''");
  const changed = (await domains()).map((domain) => ({ ...domain, definition: { ...library, directory } }));
  const [done] = await prepareDatabase({ databaseUrl: database.url, domains: changed });
  expect(done?.migrations).toHaveLength(3);
  expect(await query('SELECT note FROM library_fixture.book WHERE listed ORDER BY id')).toHaveLength(3);
  await rm(directory, { recursive: true });
});

test('the migrations say what the entities say', async () => {
  const subgraph = await openTestSubgraph(library);
  expect(await missingStatements(subgraph.database)).toEqual([]);
  await subgraph.database.query('ALTER TABLE author DROP COLUMN born_in');
  expect(await missingStatements(subgraph.database)).toEqual(['ALTER TABLE author ADD born_in integer;']);
  await subgraph.close();
});

describe('a database that cannot be used is told in one sentence', () => {
  const fault = async (change: (url: URL) => void): Promise<string> => {
    const url = new URL(database.url);
    change(url);
    const error = await prepareDatabase({ databaseUrl: url.href, domains: await domains() }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ name: 'UserFacingError' });
    return (error as Error).message;
  };

  test('nobody listens', async () => {
    expect(await fault((url) => (url.port = '9'))).toMatch(/^PostgreSQL at 127\.0\.0\.1:9 does not answer\. Start it/);
  });
  test('a server ends the connection, in whatever way', async () => {
    const ends = [(socket: Socket) => socket.resetAndDestroy(), (socket: Socket) => socket.end()];
    for (const end of ends) {
      const server = createServer((socket) => socket.once('data', () => end(socket)));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      expect(await fault((url) => (url.port = String(port)))).toMatch(
        /stopped, or ended the connection, while it was used/,
      );
      server.close();
    }
  });
  test('the password is refused, and not repeated', async () => {
    const message = await fault((url) => (url.password = 'wrong-secret'));
    expect(message).toMatch(/refused the password of the user "planning_graph"/);
    expect(message).not.toContain('wrong-secret');
  });
  test('there is no such database', async () => {
    expect(await fault((url) => (url.pathname = '/nowhere'))).toMatch(/There is no database "nowhere"/);
  });
  test('the host is unknown', async () => {
    expect(await fault((url) => (url.hostname = 'no.such.host.invalid'))).toMatch(/no\.such\.host\.invalid/);
  });
  test('the user may not create roles', async () => {
    const name = `plain_${process.pid}`;
    await query(`DROP ROLE IF EXISTS ${name}; CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
    const message = await fault((url) => ((url.username = name), (url.password = 'plain')));
    expect(message).toMatch(new RegExp(`ALTER ROLE "${name}" CREATEROLE`));
    await query(`DROP ROLE ${name}`);
  });
  test('the address is none', async () => {
    await expect(prepareDatabase({ databaseUrl: 'somewhere', domains: await domains() })).rejects.toThrow(
      'DATABASE_URL is not an address like postgres://user:password@host:5432/database.',
    );
  });
});

test('a user who may create roles, but is no superuser, prepares and serves', async () => {
  const name = `maker_${process.pid}`;
  const [{ datname }] = (await query('SELECT current_database() AS datname')) as [{ datname: string }];
  await query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'maker'; GRANT CREATE ON DATABASE ${datname} TO ${name};
    GRANT planning_graph_library_fixture, planning_graph_library_fixture_owner TO ${name} WITH ADMIN OPTION`);
  const url = new URL(database.url);
  url.username = name;
  url.password = 'maker';
  await prepareDatabase({ databaseUrl: url.href, domains: await domains() });
  expect(await query('SELECT count(*)::int AS books FROM library_fixture.book WHERE listed')).toEqual([{ books: 3 }]);
  await query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
});
