import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { databaseNames } from '../database/connect';
import { asError, type Log } from '../database/failures';
import { hashOfFolder } from '../database/preparation-hash';
import type { SubgraphDefinition } from '../definition/subgraph';
import { unlessSilent } from '../execution/deadline';
import { dataVersion, KnownVersion, versionSql, type DataVersion, type VersionRow } from './data-version';
import { channelOf } from './feed-sql';

/** The version of a domain's data, kept current wherever the data are stored. */
export interface FollowedVersion {
  /** The version as last heard; undefined while it is unknown, or was heard too long ago. */
  current(): DataVersion | undefined;
  /** The version as last heard, even if that was too long ago to be relied on; undefined while it is not known at all. */
  last(): DataVersion | undefined;
  /** Asks now: `current` then covers everything that was committed before, or is undefined. Never rejects. */
  ask(): Promise<void>;
  /** Asks if the version is known, but was heard too long ago, as after a pause of this process. Never rejects. */
  catchUp(): Promise<void>;
  /** Waits until the version differs from this one, or the signal aborts. */
  otherThan(version: DataVersion | undefined, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A version is relied on for this time after it was requested: no answer is older than that. */
const validForMs = 2_000;
/** PostgreSQL notifies of each commit. It is asked as well, because a connection may be dead without a sign. */
const pollEveryMs = 1_000;
const answerTimeoutMs = 1_000;
/** When commits follow one another closely, they are asked about together. */
const gatherForMs = 5;
const reconnectAfterMs = 500;

/**
 * Follows the version over a connection of its own, which is opened again when it is lost.
 *
 * @param publicUrl is part of the version, because answers contain it
 */
export function followVersion(
  definition: SubgraphDefinition,
  databaseUrl: string,
  log: Log,
  publicUrl = '',
): FollowedVersion {
  const { schema, reader } = databaseNames(definition.name);
  const connection: ClientConfig = {
    connectionString: databaseUrl,
    application_name: `planning-graph/${definition.name}/version`,
    options: `-c role=${reader} -c search_path=${schema}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  };
  const subgraph = definition.name;
  return new Follower(connection, schema, `${codeHash(definition)} ${publicUrl}`, {
    lost: (reason) =>
      log.error({ subgraph, reason }, 'the version of the data is unknown; until it is known, no answer is cached'),
    known: () => log.warn({ subgraph }, 'the version of the data is known again'),
  });
}

/**
 * Identifies what turns the data into answers: the code of the domain, of this library and of the libraries below it, and the
 * other files from which the domain makes answers.
 */
export function codeHash({ directory, answersFrom }: SubgraphDefinition): string {
  const kit = dirname(__dirname);
  const libraries = ['vocabulary', 'query-executor'].map((name) => dirname(require.resolve(`@tokorozawa/${name}`)));
  const ofDomain = [join(directory, basename(kit)), ...answersFrom].filter((path) => existsSync(path));
  return [...ofDomain, kit, ...libraries].map(hashOfFolder).join(' ');
}

/** Is told when the version has become unknown for longer than a moment, and when it is known again. */
interface Report {
  lost(reason: string): void;
  known(): void;
}

type Loss = 'connection' | 'unlogged';

class UnloggedTablesError extends Error {
  constructor(tables: string[]) {
    super(
      `Not every change of ${tables.join(', ')} reaches the change feed: a trigger is missing or disabled, or other tables inherit. Run "npm run data".`,
    );
  }
}

class Follower implements FollowedVersion {
  readonly #known = new KnownVersion(validForMs);
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #following: Promise<void>;
  /** The connection, while it is open. */
  #client: Client | undefined;
  /** It is sent as often as every few milliseconds: a statement with a name is planned once. */
  readonly #statement: { name: string; text: string };
  /** True when PostgreSQL notified of a commit since the version was last requested. */
  #isNotified = false;
  /** The read that is under way. */
  #reading: Promise<void> | undefined;
  /** The read that begins after it. */
  #next: Promise<void> | undefined;
  /** The kind of reason for which the version could not be read last; undefined once it was read. */
  #loss: Loss | undefined;
  /** The one that was reported. */
  #reported: Loss | undefined;
  #isClosed = false;

  constructor(
    private readonly connection: ClientConfig,
    private readonly schema: string,
    private readonly codeHash: string,
    private readonly report: Report,
  ) {
    this.#statement = { name: 'version', text: versionSql(schema) };
    this.#following = this.#keepFollowing();
  }

  current(): DataVersion | undefined {
    return this.#known.current();
  }

  async ask(): Promise<void> {
    try {
      await this.#readVersion();
    } catch {
      this.#known.forget();
    }
  }

  last(): DataVersion | undefined {
    return this.#known.last();
  }

  async catchUp(): Promise<void> {
    if (this.#known.isLate) await this.ask();
  }

  async otherThan(version: DataVersion | undefined, signal: AbortSignal): Promise<void> {
    if (this.current() === version) await once(this.#events, 'change', { signal }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#events.emit('wake');
    this.#events.emit('change');
    await this.#following;
  }

  async #keepFollowing(): Promise<void> {
    while (!this.#isClosed) {
      const client = new Client(this.connection);
      const loss: unknown = await this.#follow(client).catch((error: unknown) => error);
      this.#noteLoss(loss ?? new Error('PostgreSQL closed the connection.'));
      this.#client = undefined;
      this.#known.forget();
      this.#events.emit('change');
      // Closing a connection that is dead without a sign may take forever.
      await Promise.race([client.end().catch(() => undefined), this.#sleep(answerTimeoutMs)]);
      if (!this.#isClosed) await this.#sleep(reconnectAfterMs);
    }
  }

  /** Rejects or returns when the connection is lost. */
  async #follow(client: Client): Promise<void> {
    client.on('error', () => this.#events.emit('wake'));
    client.on('end', () => {
      if (this.#client === client) this.#client = undefined;
      this.#events.emit('wake');
    });
    client.on('notification', () => {
      this.#isNotified = true;
      this.#events.emit('wake');
    });
    await client.connect();
    this.#client = client;
    await unlessSilent(answerTimeoutMs, () => client.query(`LISTEN ${channelOf(this.schema)}`));
    while (this.#client === client && !this.#isClosed) {
      this.#isNotified = false;
      await this.#readVersion();
      await sleep(gatherForMs);
      if (!this.#isNotified && !this.#isClosed) await this.#sleep(pollEveryMs);
    }
  }

  /**
   * Reads the version as it is after this call. Calls during a read share the next one, so that many writes at a time cost
   * two reads, and a connection executes one statement at a time.
   */
  #readVersion(): Promise<void> {
    if (this.#next) return this.#next;
    if (!this.#reading) return this.#beginReading();
    this.#next = this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#beginReading();
      });
    return this.#next;
  }

  #beginReading(): Promise<void> {
    this.#reading = this.#requestVersion().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #requestVersion(): Promise<void> {
    const asOf = performance.now();
    const client = this.#client;
    if (!client) throw new Error('There is no connection.');
    const { rows } = await unlessSilent(answerTimeoutMs, () => client.query<VersionRow>(this.#statement));
    const [row] = rows;
    if (!row) throw new Error('There is no change feed.');
    if (row.unlogged.length > 0) throw new UnloggedTablesError(row.unlogged);
    const before = this.current();
    this.#known.learn(dataVersion(row, this.codeHash), asOf);
    if (this.#reported) this.report.known();
    this.#loss = this.#reported = undefined;
    if (this.current() !== before) this.#events.emit('change');
  }

  /**
   * A lost connection fails in many ways: each kind of reason is reported once, until the version is known again. What the
   * next attempt mends is not reported.
   */
  #noteLoss(error: unknown): void {
    const loss: Loss = error instanceof UnloggedTablesError ? 'unlogged' : 'connection';
    if (this.#loss === loss && this.#reported !== loss && !this.#isClosed) {
      this.report.lost(asError(error).message);
      this.#reported = loss;
    }
    this.#loss = loss;
  }

  async #sleep(milliseconds: number): Promise<void> {
    await once(this.#events, 'wake', { signal: AbortSignal.timeout(milliseconds) }).catch(() => undefined);
  }
}
