import type { DataSource } from 'typeorm';
import { connect } from '../database/connect';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { Caller } from '../access/caller';
import { openAsReader, type SubgraphRequest, type SubgraphResponse } from '../execution/open-subgraph';
import { cloneDatabase } from './database';

export interface TestSubgraph {
  /** Sends a query as the gateway would. */
  ask(query: string, variables?: Record<string, unknown>): Promise<SubgraphResponse>;
  /** Sends an operation as the gateway would for a caller that it knows. */
  askAs(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<SubgraphResponse>;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** A connection in the role of the owner, for changes that a test needs. */
  database: DataSource;
  /** Every SQL statement so far; set its length to 0 to start over. */
  statements: string[];
  /** What was logged as an error. */
  failures: object[];
  close(): Promise<void>;
}

/**
 * Opens a subgraph over a database of its own, migrated and with the reviewed data.
 *
 * @param graph the subgraphs whose data files are read; more than its own for a domain that collects from others
 */
export async function openTestSubgraph(definition: SubgraphDefinition, graph = [definition]): Promise<TestSubgraph> {
  const clone = await cloneDatabase(graph);
  const failures: object[] = [];
  const statements: string[] = [];
  const log = {
    error: (details: object) => void failures.push(details),
    warn: () => undefined,
    info: () => undefined,
  };
  const { subgraph } = await openAsReader(definition, {
    databaseUrl: clone.url,
    log,
    onStatement: (sql) => void statements.push(sql),
  });
  const database = await connect(definition, { databaseUrl: clone.url, role: 'owner', poolSize: 1 });
  return {
    ask: (query, variables) => subgraph.execute({ query, variables }),
    askAs: (caller, query, variables) => subgraph.execute({ query, variables, caller }),
    execute: (request) => subgraph.execute(request),
    database,
    statements,
    failures,
    async close() {
      await Promise.all([subgraph.close(), database.destroy()]);
      await clone.drop();
    },
  };
}
