import type { DataSource } from 'typeorm';
import type { DomainFeeds } from '../change-feed/domain-feed';
import type { Log } from '../database/failures';
import type { SendingSettings, Writer } from '../execution/context';

/** Executes SQL over one connection, or any of a pool. */
export interface SqlExecutor {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows are what the statement selects; pg-boss declares it so
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** Work that a domain does by itself, in each process that serves it, as the domain's writer. */
export interface DomainService {
  /**
   * Creates the tables of its work in a schema of their own, which is empty, or brings them up to date, as the domain's
   * owner. Absent if it needs no other tables than the domain's.
   */
  install?(database: SqlExecutor, schema: string, writer: string): Promise<void>;
  /** Brings up to date what follows from the data of several domains, after these were imported. */
  prepare?(resources: PreparationResources): Promise<void>;
  /** Begins to work. Does not wait for the database. */
  start(resources: ServiceResources): RunningService;
}

export interface PreparationResources {
  /** Acts as the domain's writer. */
  writer: Writer & SqlExecutor;
  /** The feeds of the domains that are prepared together. */
  feeds: DomainFeeds;
}

export interface ServiceResources extends PreparationResources {
  /** The schema of the tables that `install` creates. */
  schema: string;
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
