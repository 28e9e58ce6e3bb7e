import type { DataSource } from 'typeorm';
import type { DomainFeeds } from '../change-feed/domain-feed';
import type { Log } from '../database/failures';
import type { SendingSettings, Writer } from '../execution/context';

/** Executes SQL over any connection of a pool. */
export interface SqlExecutor {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows are what the statement selects
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** Work that a domain does by itself, in each process that serves it. Its tables are in a schema of their own. */
export interface DomainService {
  /** Creates the tables in their empty schema, or brings them up to date, as the domain's owner. */
  install(database: SqlExecutor, schema: string, writer: string): Promise<void>;
  /** Begins to work. Does not wait for the database. */
  start(resources: ServiceResources): RunningService;
}

export interface ServiceResources {
  /** The schema of the service's tables. */
  schema: string;
  /** Acts as the domain's writer. */
  writer: Writer & SqlExecutor;
  /** Acts as the domain's reader. */
  database: DataSource;
  /** The feeds of all domains. */
  feeds: DomainFeeds;
  sending: SendingSettings;
  log: Log;
  now(): Date;
}

export interface RunningService {
  /** Ends after the work in progress. */
  stop(): Promise<void>;
}
