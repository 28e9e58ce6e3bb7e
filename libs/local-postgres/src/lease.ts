import { once } from 'node:events';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Cluster, superuser } from './cluster';

/** The key of our advisory lock: two arbitrary numbers. */
const [lockClass, lockObject] = [1953460847, 1];
const lockKey = `${lockClass}, ${lockObject}`;
const leaseName = 'local-postgres lease';

/** Whether another process holds the lock exclusively, and therefore stops the server. */
const anotherStops = `EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${lockClass} AND objid = ${lockObject} AND mode = 'ExclusiveLock' AND granted
)`;

/** Whether somebody uses the server. Leases do not count, for those of living processes hold the lock. */
const hasClients = `EXISTS (
  SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> '${leaseName}'
)`;

const connectTimeoutMs = 5_000;
const disconnectTimeoutMs = 2_000;
const pollEveryMs = 10;

/**
 * A process's share in a running server: a connection that holds an advisory lock in shared mode. The last process to
 * release its lease gets the lock exclusively and has to stop the server. When a process dies, its lease ends with it. A
 * lease does not keep its process from exiting.
 */
export class Lease {
  /** Settles when the connection is closed, by either side. */
  readonly lost: Promise<unknown>;

  constructor(
    readonly url: string,
    /** The process id of the server. */
    readonly pid: number,
    /** The server's, on 127.0.0.1. */
    readonly port: number,
    private readonly client: Client,
    private readonly socket: Socket,
  ) {
    this.lost = once(client, 'end').catch(() => undefined);
    socket.unref();
  }

  /**
   * Releases the shared lock.
   *
   * @returns `'last'` when nobody else uses the server: the lease then holds the lock exclusively, and nobody gets another
   *   lease until it ends; `'shared'` when somebody does, or when another process stops the server; `'lost'` when the
   *   connection is broken, because the server was killed, say
   */
  async release(): Promise<'last' | 'shared' | 'lost'> {
    this.socket.ref();
    try {
      await isTrue(this.client, `pg_advisory_unlock_shared(${lockKey})`);
      // PostgreSQL needs a moment to notice that a process has died, and until then keeps its lock and its connections.
      const deadline = Date.now() + disconnectTimeoutMs;
      let isExclusive = false;
      do {
        isExclusive ||= await isTrue(this.client, `pg_try_advisory_lock(${lockKey})`);
        if (isExclusive && !(await isTrue(this.client, hasClients))) return 'last';
        if (!isExclusive && (await isTrue(this.client, anotherStops))) return 'shared';
        await sleep(pollEveryMs);
      } while (Date.now() < deadline);
      return 'shared';
    } catch {
      return 'lost';
    }
  }

  async end(): Promise<void> {
    await this.client.end();
  }
}

/**
 * Takes a lease on the server with this process id and this port of 127.0.0.1, if it is the cluster's.
 *
 * @returns the lease; `'busy'` while the server starts, stops, or has no connection left; or `'foreign'` when it serves
 *   other data. The password proves that the server belongs to the cluster; the path of its data directory proves that
 *   the cluster is not a copy of the server's.
 */
export async function takeLease(cluster: Cluster, pid: number, port: number): Promise<Lease | 'busy' | 'foreign'> {
  const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`;
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: leaseName,
    stream: () => socket,
  });
  client.on('error', () => undefined); // The owner of the lease learns of a lost connection from `lost` and `release`.
  try {
    await client.connect();
    const { rows } = await client.query<{ data: string }>(`SELECT current_setting('data_directory') AS data`);
    if (resolve(rows[0]?.data ?? '') !== cluster.data) return await disconnect(client, 'foreign');
    if (!(await isTrue(client, `pg_try_advisory_lock_shared(${lockKey})`))) return await disconnect(client, 'busy');
    return new Lease(url, pid, port, client, socket);
  } catch (error) {
    return disconnect(client, isAuthenticationFailure(error) ? 'foreign' : 'busy');
  }
}

async function isTrue(client: Client, condition: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(`SELECT ${condition} AS answer`);
  return rows[0]?.answer === true;
}

async function disconnect<Reason>(client: Client, reason: Reason): Promise<Reason> {
  await client.end();
  return reason;
}

/** True when the server does not know our password, or does not prove that it does. */
function isAuthenticationFailure(error: unknown): boolean {
  const { code = '', message } = error as Error & { code?: string };
  return code.startsWith('28') || message.startsWith('SASL');
}
