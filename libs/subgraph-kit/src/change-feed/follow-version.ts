import { EventEmitter, once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { databaseNames } from '../database/names';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { Log } from '../execution/log';
import { codeIdentity } from './code-identity';
import { dataVersion, versionSql, type DataVersion, type VersionRow } from './data-version';
import { channelOf } from './feed-sql';
import { KnownVersion } from './known-version';

/** Knows the version of a domain's data, wherever they are. */
export interface FollowedVersion {
  /** The version as last heard; undefined while it is unknown, or was heard too long ago. */
  current(): DataVersion | undefined;
  /** Asks now: `current` then covers all that was committed before, or is undefined. Never rejects. */
  ask(): Promise<void>;
  /** Waits until the version is another one than this, or patience ends. */
  otherThan(version: DataVersion | undefined, patience: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** For so many milliseconds a version that was heard is relied on: nobody is answered from an older state. */
export const databaseVersionGoodFor = 2_000;
/** PostgreSQL tells of each commit. It is asked as well, in milliseconds, for a connection may be dead without a sign. */
const askEvery = 1_000;
const answersWithin = 1_000;
/** Where one commit follows the other, they are asked about together. */
const gatherFor = 5;
const connectAgainAfter = 500;

/** Follows the version over a connection of its own, which is opened again when it is lost. */
export function followVersion(definition: SubgraphDefinition, databaseUrl: string, log: Log): FollowedVersion {
  const { schema, reader } = databaseNames(definition.name);
  const connection: ClientConfig = {
    connectionString: databaseUrl,
    application_name: `planning-graph/${definition.name}/version`,
    options: `-c role=${reader} -c search_path=${schema}`,
    connectionTimeoutMillis: 5_000,
    query_timeout: answersWithin,
    keepAlive: true,
  };
  const tell = (err: unknown): void =>
    log.error({ subgraph: definition.name, err }, 'the version of the data is unknown; until it is, no answer is kept');
  return new Follower(connection, schema, codeOf(definition), tell);
}

/** What turns the data into answers: the domain's code, this kit's and the vocabulary's. */
function codeOf({ directory }: SubgraphDefinition): string {
  const kit = dirname(__dirname);
  const vocabulary = dirname(require.resolve('@tokorozawa/vocabulary'));
  return [join(directory, basename(kit)), kit, vocabulary].map(codeIdentity).join(' ');
}

class UnloggedTablesError extends Error {
  constructor(tables: string[]) {
    super(
      `Not every change of ${tables.join(', ')} reaches the change feed: a trigger is missing or switched off, or other tables inherit. Run "npm run data".`,
    );
  }
}

class Follower implements FollowedVersion {
  readonly #known = new KnownVersion(databaseVersionGoodFor);
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #following: Promise<void>;
  #client: Client | undefined;
  readonly #question: { name: string; text: string };
  /** Whether something was committed since the version was last asked. */
  #isTold = false;
  /** Why the version is unknown, as far as it was told. */
  #told: 'lost' | 'unlogged' | undefined;
  #isClosed = false;

  constructor(
    private readonly connection: ClientConfig,
    private readonly schema: string,
    private readonly code: string,
    private readonly onLost: (error: unknown) => void,
  ) {
    // It is asked up to every few milliseconds: a statement with a name is planned once.
    this.#question = { name: 'version', text: versionSql(schema) };
    this.#following = this.#keepFollowing();
  }

  current(): DataVersion | undefined {
    return this.#known.current();
  }

  async ask(): Promise<void> {
    try {
      await this.#look();
    } catch {
      this.#known.forget();
    }
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
      this.#tell(loss ?? new Error('PostgreSQL closed the connection.'));
      this.#client = undefined;
      this.#known.forget();
      this.#events.emit('change');
      // A connection that is dead without a sign may never end.
      await Promise.race([client.end().catch(() => undefined), this.#sleep(answersWithin)]);
      if (!this.#isClosed) await this.#sleep(connectAgainAfter);
    }
  }

  /** Rejects, or ends, when the connection is lost. */
  async #follow(client: Client): Promise<void> {
    client.on('error', () => this.#events.emit('wake'));
    client.on('end', () => {
      if (this.#client === client) this.#client = undefined;
      this.#events.emit('wake');
    });
    client.on('notification', () => {
      this.#isTold = true;
      this.#events.emit('wake');
    });
    await client.connect();
    this.#client = client;
    await client.query(`LISTEN ${channelOf(this.schema)}`);
    while (this.#client === client && !this.#isClosed) {
      this.#isTold = false;
      await this.#look();
      await sleep(gatherFor);
      if (!this.#isTold && !this.#isClosed) await this.#sleep(askEvery);
    }
  }

  async #look(): Promise<void> {
    const asOf = performance.now();
    if (!this.#client) throw new Error('There is no connection.');
    const { rows } = await this.#client.query<VersionRow>(this.#question);
    const [row] = rows;
    if (!row) throw new Error('There is no change feed.');
    if (row.unlogged.length > 0) throw new UnloggedTablesError(row.unlogged);
    const before = this.current();
    this.#known.learn(dataVersion(row, this.code), asOf);
    this.#told = undefined;
    if (this.current() !== before) this.#events.emit('change');
  }

  /** A connection that is lost fails in many ways; it is told once, and so is what an operator has to do. */
  #tell(loss: unknown): void {
    const reason = loss instanceof UnloggedTablesError ? 'unlogged' : 'lost';
    if (this.#told !== reason && !this.#isClosed) this.onLost(loss);
    this.#told = reason;
  }

  async #sleep(milliseconds: number): Promise<void> {
    await once(this.#events, 'wake', { signal: AbortSignal.timeout(milliseconds) }).catch(() => undefined);
  }
}
