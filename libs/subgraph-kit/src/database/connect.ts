import { UserFacingError } from '@tokorozawa/vocabulary';
import { Client, type ClientBase } from 'pg';
import { AbstractLogger, DataSource, type LogLevel, type LogMessage } from 'typeorm';
import { entitiesOf, type SubgraphDefinition } from '../definition/subgraph';
import { PostgresNaming, snakeCase } from '../entity/naming';
import { isConnectionLost } from './failures';

/** Where a domain is stored: a schema of its own, a role that owns it, and roles with less rights. */
export interface DatabaseNames {
  schema: string;
  /** For the tables of the work that a domain does by itself, such as its jobs. */
  serviceSchema: string;
  /** Migrates and imports. */
  owner: string;
  /** Answers requests. */
  reader: string;
  /** Executes the mutations of a domain and the work that it does by itself: its migrations say which tables it may write. */
  writer: string;
}

/** Roles belong to the whole server, which other products may use too, so their names contain this product's. */
export function databaseNames(subgraph: string): DatabaseNames {
  const schema = snakeCase(subgraph.replaceAll('-', '_'));
  const reader = `planning_graph_${schema}`;
  return { schema, serviceSchema: `${schema}_service`, owner: `${reader}_owner`, reader, writer: `${reader}_writer` };
}

interface ConnectOptions {
  /** `postgres://user:password@host:port/database`; the user must be, or be a member of, the domain's role. */
  databaseUrl: string;
  role: 'owner' | 'reader' | 'writer';
  /** The maximum number of connections; 5 by default. */
  poolSize?: number | undefined;
  /** Called with every statement that is sent. */
  onStatement?: ((sql: string) => void) | undefined;
}

/**
 * A reader answers requests, so it waits for no statement or lock longer than a caller would, while a migration may take
 * its time. Readers send the same few statements with other values, for each of which an index serves: they are planned
 * once. The data are in memory, where a page of an index costs hardly more than the next page of a table; otherwise
 * PostgreSQL would read whole tables with the versions of all editions.
 */
const readerSettings = ' -c statement_timeout=10000 -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1';

/** A writer ends before its caller gives it up, and never keeps a lock for a process that has stopped. */
const writerSettings = ' -c statement_timeout=10000 -c idle_in_transaction_session_timeout=10000';

const settings = { owner: '', reader: readerSettings, writer: writerSettings };

/**
 * Makes PostgreSQL look every second whether the connection still exists, so that a statement whose reader gave it up by
 * closing the connection ends. Not every system can do that, so a failure is ignored.
 */
async function checkConnection(client: ClientBase): Promise<void> {
  const setting = { text: 'SET client_connection_check_interval = 1000', query_timeout: 2_000 };
  await client.query(setting).catch(() => undefined);
}

const defaultPoolSize = 5;

/** People pause between requests; the next one should not wait for a new connection and for planning its statements. */
const idleTimeoutMs = 60_000;

/** A busy machine may need seconds for what otherwise takes a few milliseconds. */
const connectTimeoutMs = 15_000;

/** Opens the domain's tables in the given role. Throws a UserFacingError when the database cannot be reached. */
export async function connect(definition: SubgraphDefinition, options: ConnectOptions): Promise<DataSource> {
  const names = databaseNames(definition.name);
  const database = new DataSource({
    type: 'postgres',
    url: options.databaseUrl,
    schema: names.schema,
    entities: entitiesOf(definition),
    namingStrategy: new PostgresNaming(),
    applicationName: `planning-graph/${definition.name}`,
    installExtensions: false,
    poolSize: options.poolSize ?? defaultPoolSize,
    connectTimeoutMS: connectTimeoutMs,
    ...(options.onStatement && { logging: ['query'], logger: new StatementLogger(options.onStatement) }),
    // The role is set when the connection opens: whoever logs in has no more than the domain's rights.
    extra: {
      idleTimeoutMillis: idleTimeoutMs,
      onConnect(client: ClientBase) {
        // A connection can be lost while it is taken and nobody listens, as TypeORM does when it opens a pool. The next
        // statement fails then.
        client.on('error', () => undefined);
        return options.role === 'reader' ? checkConnection(client) : undefined;
      },
      options: `-c role=${names[options.role]} -c search_path=${names.schema}${settings[options.role]}`,
    },
  });
  try {
    return await database.initialize();
  } catch (error) {
    throw explainDatabaseError(options.databaseUrl, error);
  }
}

/**
 * Does some work over one connection of its own. Throws a UserFacingError when the database cannot be reached or ends the
 * connection.
 */
export async function withClient<Result>(
  databaseUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'planning-graph/prepare',
    connectionTimeoutMillis: connectTimeoutMs,
  });
  // When the connection is lost, the current statement fails, or the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw explainDatabaseError(databaseUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An error that says in one sentence why the database cannot be used, and what to do; it never contains a password. */
function explainDatabaseError(databaseUrl: string, error: unknown): Error {
  const code = (error as { code?: string }).code ?? '';
  const { host, user, name } = describeUrl(databaseUrl);
  const explain = explanations[code];
  if (explain) return new UserFacingError(explain(host, user, name), { cause: error });
  if (/timeout/i.test(String(error))) return new UserFacingError(unanswered(host));
  if (isConnectionLost(error)) return new UserFacingError(disconnected(host), { cause: error });
  return error instanceof Error ? error : new UserFacingError(`PostgreSQL at ${host} failed: ${String(error)}`);
}

const unanswered = (host: string): string =>
  `PostgreSQL at ${host} does not answer. Start it, or correct DATABASE_URL; without DATABASE_URL an embedded PostgreSQL is used.`;

const refused = (host: string, user: string): string =>
  `PostgreSQL at ${host} refused the password of the user "${user}". Correct the user or the password in DATABASE_URL.`;

const disconnected = (host: string): string =>
  `PostgreSQL at ${host} stopped, or ended the connection, while it was used. What was not finished has been undone: start it again, and run the same command again; its log says why.`;

const explanations: Record<string, (host: string, user: string, name: string) => string> = {
  ECONNREFUSED: unanswered,
  ETIMEDOUT: unanswered,
  EHOSTUNREACH: unanswered,
  ENOTFOUND: (host) => `No machine is called ${withoutPort(host)}. Correct the host in DATABASE_URL.`,
  EAI_AGAIN: (host) =>
    `The name ${withoutPort(host)} could not be resolved. Check the network, or the host in DATABASE_URL.`,
  '28P01': refused,
  '28000': refused,
  '3D000': (host, _user, name) =>
    `There is no database "${name}" on PostgreSQL at ${host}. Create it with: CREATE DATABASE "${name}";`,
  '57P03': (host) => `PostgreSQL at ${host} is starting or stopping. Try again in a moment.`,
  '53300': (host) =>
    `PostgreSQL at ${host} has no connection left. Raise max_connections, or stop what you do not need.`,
  '53100': (host) =>
    `The disk of PostgreSQL at ${host} is full. What was not finished has been undone: free some space, and run the same command again.`,
  '22023': (host, user) =>
    `The user "${user}" may not act in the domain's role on PostgreSQL at ${host}. Run "npm run data" once with an administrator's DATABASE_URL.`,
};

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

function describeUrl(databaseUrl: string): { host: string; user: string; name: string } {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (!url?.protocol.startsWith('postgres')) {
    throw new UserFacingError('DATABASE_URL is not an address like postgres://user:password@host:5432/database.');
  }
  return {
    host: url.host || 'localhost',
    user: decodeURIComponent(url.username),
    name: decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username),
  };
}

class StatementLogger extends AbstractLogger {
  constructor(private readonly onStatement: (sql: string) => void) {
    super(['query']);
  }

  protected override writeLog(_level: LogLevel, messages: LogMessage | LogMessage[]): void {
    for (const { message } of [messages].flat()) this.onStatement(String(message));
  }
}
