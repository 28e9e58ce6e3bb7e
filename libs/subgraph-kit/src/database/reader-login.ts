import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { connectWithin, databaseFault } from './connect';
import { databaseNames } from './names';

/** A role that logs in to become a domain's reader, and has no other right: `RESET ROLE` leads back to it alone. */
export interface ReaderLogin {
  role: string;
  password: string;
  /** The reader whose rights it takes on. */
  reader: string;
  /** The administrator's address, with this role and password. */
  databaseUrl: string;
}

/**
 * How processes that know this administrator's address log in as a domain's reader. All of them find the same, and none
 * has to keep it: the password is made from the administrator's, which cannot be told from it. Each administrator has
 * roles of its own, so that two installations on one server do not change each other's passwords.
 *
 * @returns undefined for an address without a password
 */
export function readerLogin(subgraph: string, administratorUrl: string): ReaderLogin | undefined {
  if (!URL.canParse(administratorUrl)) return undefined;
  const url = new URL(administratorUrl);
  if (!url.password) return undefined;
  const { reader } = databaseNames(subgraph);
  const role = `${reader}_${createHash('sha256').update(url.username).digest('hex').slice(0, 8)}`;
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url');
  url.username = role;
  url.password = password;
  return { role, password, reader, databaseUrl: url.href };
}

/** Makes the role where there is none. Nothing is made by a user who may not make roles. */
export async function createReaderLogin(client: Client, { role, password, reader }: ReaderLogin): Promise<void> {
  // Another database on the same server may create the same role at this moment: roles belong to the server.
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD '${password}';
        ALTER ROLE ${role} SET default_transaction_read_only = on;
        GRANT ${reader} TO ${role};
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
    END $$`);
}

const attempts = 5;
const retryAfter = 50;

/**
 * Makes the role as it should be, whatever it was: the administrator's password may be another one than when it was made.
 * Answers whether the administrator may do that.
 */
export async function renewReaderLogin(administratorUrl: string, login: ReaderLogin): Promise<boolean> {
  const client = new Client({ connectionString: administratorUrl, connectionTimeoutMillis: connectWithin });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await createReaderLogin(client, login);
    for (let attempt = 1; !(await isRenewed(client, login, attempt === attempts)); attempt++) await sleep(retryAfter);
    return true;
  } catch (error) {
    if (isNotAllowed(error)) return false;
    throw databaseFault(administratorUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** False when another process changed the role at the same moment, which PostgreSQL fails one of the two for. */
async function isRenewed(client: Client, { role, password, reader }: ReaderLogin, isLast: boolean): Promise<boolean> {
  try {
    await client.query(`ALTER ROLE ${role} LOGIN NOINHERIT PASSWORD '${password}'; GRANT ${reader} TO ${role}`);
    return true;
  } catch (error) {
    if (isLast || (error as { code?: string }).code !== 'XX000') throw error;
    return false;
  }
}

/** The user has no right to it, or, having none to make the role, finds none. */
const isNotAllowed = (error: unknown): boolean => ['42501', '42704'].includes((error as { code?: string }).code ?? '');

/** Whether the user of an address may do more than these readers may. */
export async function mayDoMoreThan(readers: string[], databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectWithin });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR EXISTS (
        SELECT FROM pg_auth_members JOIN pg_roles AS held ON held.oid = roleid
        WHERE member = pg_roles.oid AND held.rolname <> ALL ($1)) AS may
      FROM pg_roles WHERE rolname = session_user`,
      [readers],
    );
    return rows[0]?.may === true;
  } catch (error) {
    throw databaseFault(databaseUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
