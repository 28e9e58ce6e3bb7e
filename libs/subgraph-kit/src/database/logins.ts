import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { databaseNames, withClient } from './connect';

/** A role that logs in to act as a domain's reader or writer. It has no other right, so `RESET ROLE` gains nothing. */
export interface Login {
  role: string;
  password: string;
  /** The role as which it acts. */
  actsAs: string;
  isReadOnly: boolean;
  /** The administrator's address, with this role and password. */
  databaseUrl: string;
}

/**
 * The login of a domain's reader, derived from an administrator's address. All processes that know the address derive the
 * same login, so none has to store it, and the administrator's password cannot be derived from it. Each administrator has
 * logins of its own, so that two installations on one server do not change each other's passwords.
 *
 * @returns undefined for an address without a password
 */
export const readerLogin = (subgraph: string, administratorUrl: string): Login | undefined =>
  loginOf(databaseNames(subgraph).reader, administratorUrl, true);

/** The same for the writer of a domain that has one. */
export const writerLogin = (subgraph: string, administratorUrl: string): Login | undefined =>
  loginOf(databaseNames(subgraph).writer, administratorUrl, false);

function loginOf(actsAs: string, administratorUrl: string, isReadOnly: boolean): Login | undefined {
  if (!URL.canParse(administratorUrl)) return undefined;
  const url = new URL(administratorUrl);
  if (!url.password) return undefined;
  const role = `${actsAs}_${createHash('sha256').update(url.username).digest('hex').slice(0, 8)}`;
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url');
  url.username = role;
  url.password = password;
  return { role, password, actsAs, isReadOnly, databaseUrl: url.href };
}

/** Creates the role if it does not exist. Does nothing if the user may not create roles. */
export async function createLogin(client: Client, { role, password, actsAs, isReadOnly }: Login): Promise<void> {
  // Roles belong to the server: a process that prepares another database may create the same role at the same time.
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD '${password}';
        ${isReadOnly ? `ALTER ROLE ${role} SET default_transaction_read_only = on;` : ''}
        GRANT ${actsAs} TO ${role};
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
    END $$`);
}

const maxAttempts = 5;
const retryAfterMs = 50;

/**
 * Sets the password and the rights of the role, which it creates first if necessary: the administrator's password may
 * have changed since it was created.
 *
 * @returns false if the administrator may not do that
 */
export async function renewLogin(administratorUrl: string, login: Login): Promise<boolean> {
  return withClient(administratorUrl, async (client) => {
    try {
      await createLogin(client, login);
      for (let attempt = 1; !(await tryToRenew(client, login, attempt)); attempt++) await sleep(retryAfterMs);
      return true;
    } catch (error) {
      if (isNotAllowed(error)) return false;
      throw error;
    }
  });
}

/** Returns false when another process changed the role at the same time, in which case PostgreSQL fails one of the two. */
async function tryToRenew(client: Client, { role, password, actsAs }: Login, attempt: number): Promise<boolean> {
  try {
    await client.query(`ALTER ROLE ${role} LOGIN NOINHERIT PASSWORD '${password}'; GRANT ${actsAs} TO ${role}`);
    return true;
  } catch (error) {
    if (attempt === maxAttempts || (error as { code?: string }).code !== 'XX000') throw error;
    return false;
  }
}

/** True when the user lacks the right, or the role does not exist because the user could not create it. */
const isNotAllowed = (error: unknown): boolean => ['42501', '42704'].includes((error as { code?: string }).code ?? '');

/** True when the user of an address has rights that these roles do not have. */
export async function mayDoMoreThan(roles: string[], databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR EXISTS (
        SELECT FROM pg_auth_members JOIN pg_roles AS held ON held.oid = roleid
        WHERE member = pg_roles.oid AND held.rolname <> ALL ($1)) AS may
      FROM pg_roles WHERE rolname = session_user`,
      [roles],
    );
    return rows[0]?.may === true;
  });
}

/** PostgreSQL, or a pooler, may refuse the user, the password, the database to that user, or the role as which it acts. */
export function isLoginRefused(error: unknown): boolean {
  const { code = '' } = ((error as Error).cause ?? error) as { code?: string };
  return /^(28|08|42501|22023)/.test(code);
}
