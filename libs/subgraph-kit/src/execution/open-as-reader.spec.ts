import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { connect } from '../database/connect';
import { type Login, mayDoMoreThan, readerLogin } from '../database/logins';
import { cloneDatabase, type TestDatabase } from '../testing';
import { openAsReader } from './open-subgraph';

let database: TestDatabase;
let login: Login;
const reader = 'planning_graph_library_fixture';
const log = { error: () => undefined, info: () => undefined, warn: () => undefined };
beforeAll(async () => {
  database = await cloneDatabase([library]);
  login = readerLogin('library-fixture', database.url) as Login;
});
afterAll(() => database.drop());

async function asAdministrator(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** Those who are logged in for a domain at this moment, each once. */
const loggedIn = async (): Promise<unknown[]> =>
  (
    await asAdministrator(`SELECT DISTINCT usename, application_name FROM pg_stat_activity
      WHERE datname = current_database() AND usename IS NOT NULL AND application_name LIKE 'planning-graph/%' ORDER BY 2`)
  ).map(({ usename, application_name }) => `${String(usename)} for ${String(application_name)}`);

/** The address of a user of the test's own, as which it opens the domain. */
async function userWith(rights: string): Promise<URL> {
  const name = `user_${process.pid}`;
  await asAdministrator(`CREATE ROLE ${name} LOGIN PASSWORD 'of the user' ${rights}; GRANT ${reader} TO ${name}`);
  const url = new URL(database.url);
  url.username = name;
  url.password = encodeURIComponent('of the user');
  return url;
}
const dropUser = (): Promise<unknown> =>
  asAdministrator(`DROP OWNED BY user_${process.pid} CASCADE; DROP ROLE user_${process.pid}`);

test('a domain is read, and its version followed, by a login that has no other right', async () => {
  const { subgraph, hasOwnLogin } = await openAsReader(library, { databaseUrl: database.url, log });
  expect(hasOwnLogin).toBe(true);
  expect((await subgraph.execute({ query: '{ authors { id } }' })).errors).toBeUndefined();
  await subgraph.version().otherThan(undefined, AbortSignal.timeout(10_000));
  expect(await loggedIn()).toEqual([
    `${login.role} for planning-graph/library-fixture`,
    `${login.role} for planning-graph/library-fixture/version`,
  ]);
  await subgraph.close();
});

describe('over a connection that serves', () => {
  let pool: DataSource;
  beforeAll(async () => {
    await asAdministrator('CREATE SCHEMA other; CREATE TABLE other.secret ()');
    pool = await connect(library, { databaseUrl: login.databaseUrl, role: 'reader', poolSize: 1 });
  });
  afterAll(() => pool.destroy());

  test.each(['RESET ROLE', 'SET ROLE NONE', 'RESET ALL', 'DISCARD ALL', 'RESET SESSION AUTHORIZATION'])(
    '%s gives back nobody who may do more',
    async (sql) => {
      await pool.query(sql);
      const [who] = await pool.query<object[]>(`SELECT session_user AS "user", rolsuper, rolcreaterole, rolcreatedb,
        rolbypassrls, rolreplication, rolinherit FROM pg_roles WHERE rolname = current_user`);
      expect(who).toMatchObject({ user: login.role, rolsuper: false, rolcreaterole: false, rolcreatedb: false });
      expect(who).toMatchObject({ rolbypassrls: false, rolreplication: false });
    },
  );

  test.each([
    'DELETE FROM library_fixture.author',
    'UPDATE library_fixture.change_feed SET installed = NULL',
    'CREATE TABLE library_fixture.x ()',
    'CREATE TABLE public.x ()',
    'CREATE SCHEMA x',
    'CREATE ROLE x',
    'SELECT * FROM other.secret',
    'SELECT rolpassword FROM pg_authid',
    "SELECT pg_read_file('PG_VERSION')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    'SET ROLE planning_graph_library_fixture_owner',
    'SET ROLE planning_graph',
    'SET SESSION AUTHORIZATION planning_graph',
    'SET session_replication_role = replica',
    `ALTER ROLE ${reader} SUPERUSER`,
  ])('nobody may: %s', async (sql) => {
    for (const role of ['RESET ROLE', `SET ROLE ${reader}`]) {
      await pool.query(`${role}; SET default_transaction_read_only = off`);
      await expect(pool.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  });

  test('it is for reading from the beginning', async () => {
    const fresh = await connect(library, { databaseUrl: login.databaseUrl, role: 'reader', poolSize: 1 });
    await expect(fresh.query('CREATE TEMP TABLE x ()')).rejects.toMatchObject({ driverError: { code: '25006' } });
    await fresh.destroy();
  });
});

test('each administrator has logins of its own, which are renewed by whichever processes find them refused', async () => {
  const other = await userWith('SUPERUSER');
  const role = readerLogin('library-fixture', other.href)?.role ?? '';
  expect(role).not.toBe(login.role);
  for (const sql of ['SELECT 1', `ALTER ROLE ${role} NOLOGIN PASSWORD 'other'`, `DROP ROLE ${role}`]) {
    await asAdministrator(sql);
    const opened = await Promise.all([1, 2, 3, 4].map(() => openAsReader(library, { databaseUrl: other.href, log })));
    expect(opened.map(({ hasOwnLogin }) => hasOwnLogin)).toEqual([true, true, true, true]);
    expect(await loggedIn()).toEqual([`${role} for planning-graph/library-fixture`]);
    await Promise.all(opened.map(({ subgraph }) => subgraph.close()));
  }
  await asAdministrator(`DROP ROLE ${role}`);
  await dropUser();
});

test('a user who may create no role opens the domain as themselves', async () => {
  const plain = await userWith('');
  const { subgraph, hasOwnLogin } = await openAsReader(library, { databaseUrl: plain.href, log });
  expect(hasOwnLogin).toBe(false);
  expect(await loggedIn()).toEqual([`${plain.username} for planning-graph/library-fixture`]);
  expect(await mayDoMoreThan([reader], plain.href)).toBe(false);
  await subgraph.close();
  await dropUser();
});

test('of a user who is more than a reader that is told', async () => {
  expect(await mayDoMoreThan([reader], database.url)).toBe(true);
  expect(await mayDoMoreThan([reader], login.databaseUrl)).toBe(false);
  const maker = await userWith('CREATEROLE');
  expect(await mayDoMoreThan([reader], maker.href)).toBe(true);
  await dropUser();
});

test('a database that does not answer is told as such', async () => {
  const url = new URL(database.url);
  url.port = '1';
  await expect(openAsReader(library, { databaseUrl: url.href, log })).rejects.toThrow(/does not answer/);
});

test('the password of a login is made from the administrator’s, and tells nothing of it', async () => {
  const { password } = new URL(database.url);
  expect(login.databaseUrl).not.toContain(password);
  expect(login.role).not.toContain(password);
  const url = new URL(database.url);
  url.password = 'another';
  expect(readerLogin('library-fixture', url.href)?.password).not.toBe(login.password);
  url.password = '';
  expect(readerLogin('library-fixture', url.href)).toBeUndefined();
});
