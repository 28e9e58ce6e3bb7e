import { once } from 'node:events';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Cluster, superuser } from './cluster';

/** The name of our advisory lock, two numbers without a meaning. */
const lockName = '1953460847, 1';

const connectWithinMs = 5_000;
const othersLeaveWithinMs = 1_000;
const pollEveryMs = 10;

/**
 * A process's stake in a running server: a connection that shares an advisory lock. Who leaves last gets the lock for
 * itself, and is to stop the server. When a process dies, its lease ends with it; a lease does not keep its process
 * from ending.
 */
export class Lease {
  /** Settles when the connection is closed, whoever closes it. */
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
   * Gives up the share in the lock.
   *
   * @returns whether nobody else is connected: then the lease holds the lock alone, and nobody gets another until it
   *   ends; or `'lost'` when the connection is broken, say because the server was killed
   */
  async giveUp(): Promise<boolean | 'lost'> {
    this.socket.ref();
    try {
      await ask(this.client, `pg_advisory_unlock_shared(${lockName})`);
      return (await ask(this.client, `pg_try_advisory_lock(${lockName})`)) && (await this.othersLeave());
    } catch {
      return 'lost';
    }
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  /** PostgreSQL takes a moment to notice connections that were just closed. */
  private async othersLeave(): Promise<boolean> {
    const deadline = Date.now() + othersLeaveWithinMs;
    do {
      const othersStay = await ask(
        this.client,
        `EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())`,
      );
      if (!othersStay) return true;
      await sleep(pollEveryMs);
    } while (Date.now() < deadline);
    return false;
  }
}

/**
 * Takes a lease on the server with a process id and a port of 127.0.0.1, if it is the cluster's.
 *
 * @returns the lease; `'busy'` while the server starts, stops, or has no connection left; or `'foreign'` when it serves
 *   other data: the password proves that the cluster is ours, and its path that ours is not a copy of it
 */
export async function takeLease(cluster: Cluster, pid: number, port: number): Promise<Lease | 'busy' | 'foreign'> {
  const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`;
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectWithinMs,
    application_name: 'local-postgres lease',
    stream: () => socket,
  });
  client.on('error', () => undefined); // Its user learns of a lost connection by `lost`, and when giving up the lease.
  try {
    await client.connect();
    const { rows } = await client.query<{ data: string }>(`SELECT current_setting('data_directory') AS data`);
    if (resolve(rows[0]?.data ?? '') !== cluster.data) return await hangUp(client, 'foreign');
    if (!(await ask(client, `pg_try_advisory_lock_shared(${lockName})`))) return await hangUp(client, 'busy');
    return new Lease(url, pid, port, client, socket);
  } catch (error) {
    return hangUp(client, isStranger(error) ? 'foreign' : 'busy');
  }
}

async function ask(client: Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(`SELECT ${question} AS answer`);
  return rows[0]?.answer === true;
}

async function hangUp<Reason>(client: Client, reason: Reason): Promise<Reason> {
  await client.end();
  return reason;
}

/** Whether the server does not know our password, or does not prove that it does. */
function isStranger(error: unknown): boolean {
  const { code = '', message } = error as Error & { code?: string };
  return code.startsWith('28') || message.startsWith('SASL');
}
