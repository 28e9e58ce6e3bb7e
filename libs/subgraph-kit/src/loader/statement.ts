import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { DeadlineExceededError, within, type Deadline } from '../execution/deadline';

/** A text of SQL with its values; a connection that has a name for it keeps what it has planned. */
export interface Statement {
  name: string | undefined;
  text: string;
  values: unknown[];
}

export type Row = Record<string, unknown>;

/** A name for a text of SQL; two texts never share one. */
export const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The connections of a database's readers. */
export const poolOf = (database: DataSource): Pool => (database.driver as PostgresDriver).master as Pool;

/** When each pool's database last answered a statement, by `performance.now()`. */
const answeredAt = new WeakMap<Pool, number>();

/** The statement was not answered in time, but others were: the database has more to do than it can finish. */
export class DatabaseOverloadedError extends Error {
  override name = 'DatabaseOverloadedError';

  constructor() {
    super('the database answered other statements, but not this one in time');
  }
}

/** The connections that were used before. While a pool keeps one, its other end may be lost. */
const kept = new WeakSet<PoolClient>();

/**
 * The rows that a reading statement answers. Waiting for a connection counts, and where a connection that was kept turns
 * out to be lost, the statement is sent again, in the end over a fresh one.
 */
export async function rowsOf(database: DataSource, statement: Statement, deadline: Deadline): Promise<Row[]> {
  database.logger.logQuery(statement.text, statement.values);
  const pool = poolOf(database);
  for (let isRepeated = false; ; isRepeated = true) {
    const client = await connection(pool, deadline).catch((error: unknown) => fail(error, pool, deadline));
    const isFresh = !kept.has(client);
    kept.add(client);
    try {
      const rows = await rowsOver(client, statement, deadline);
      answeredAt.set(pool, performance.now());
      return rows;
    } catch (error) {
      // Each turn takes a lost connection out of the pool, so that a fresh one comes up soon.
      if (!isConnectionLost(error) || (isRepeated && isFresh)) fail(error, pool, deadline);
    }
  }
}

/** Tells a database that is silent from one that answers other statements, of this request or of others, meanwhile. */
function fail(error: unknown, pool: Pool, deadline: Deadline): never {
  const isAnswering = (answeredAt.get(pool) ?? -Infinity) > deadline.began;
  if (error instanceof DeadlineExceededError && isAnswering) throw new DatabaseOverloadedError();
  rethrow(error);
}

/**
 * Throws an Error that says what went wrong. Node's own sockets fail with one that is none to code in another context, as
 * tests are, and graphql-js hides from its readers what is no Error.
 */
function rethrow(error: unknown): never {
  if (error instanceof Error) throw error;
  throw Object.assign(new Error(messageOf(error), { cause: error }), { code: codeOf(error) });
}

async function connection(pool: Pool, deadline: Deadline): Promise<PoolClient> {
  if (deadline.hasPassed) throw new DeadlineExceededError();
  const connecting = pool.connect();
  try {
    return await within(deadline, connecting);
  } catch (error) {
    // One that comes too late goes back to the pool.
    connecting.then(
      (client) => client.release(),
      () => undefined,
    );
    throw error;
  }
}

/** A connection on which a statement was given up is closed, which also makes PostgreSQL stop. */
async function rowsOver(client: PoolClient, { name, text, values }: Statement, deadline: Deadline): Promise<Row[]> {
  // Whoever waits for the rows is told as well.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let isSpoiled = false;
  try {
    return (await within(deadline, client.query<Row>({ name, text, values }))).rows;
  } catch (error) {
    isSpoiled = !isFaultOfValues(error);
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isSpoiled);
  }
}

/** Of PostgreSQL's codes those of class 22, data exceptions. The connection is as good as before. */
export const isFaultOfValues = (error: unknown): boolean => /^22...$/.test(codeOf(error));

/** A text with a character that PostgreSQL cannot hold: NUL. */
export const isNotStorable = (error: unknown): boolean => codeOf(error) === '22021';

/** The other end is gone, or was told to go: it did not answer, and will not. */
const lostCodes = ['ECONNRESET', 'EPIPE', '57P01', '57P02'];

const isConnectionLost = (error: unknown): boolean =>
  lostCodes.includes(codeOf(error)) || /^Connection terminated|not queryable$/.test(messageOf(error));

/** The server is gone, is starting or stopping, or does not answer in time. */
const silentCodes = ['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '57P03'];

/** PostgreSQL says so itself: no connection is left, or the statement took longer than `statement_timeout`. */
const overloadedCodes = ['53300', '57014'];

/** Whether a statement failed because the database has more to do than it can finish. */
export const isDatabaseOverloaded = (error: unknown): boolean =>
  error instanceof DatabaseOverloadedError || overloadedCodes.includes(codeOf(error));

/** Whether a statement failed for no fault of its own: the database did not answer. */
export const isDatabaseSilent = (error: unknown): boolean =>
  error instanceof DeadlineExceededError ||
  isConnectionLost(error) ||
  silentCodes.includes(codeOf(error)) ||
  /^timeout exceeded when trying to connect/.test(messageOf(error));

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null | undefined)?.code);
const messageOf = (error: unknown): string => String((error as { message?: unknown } | null | undefined)?.message);
