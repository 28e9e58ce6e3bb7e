import { listen } from '@tokorozawa/process-kit';
import { subgraphs as definitions } from '@tokorozawa/registry';
import { openAsReader, serveSubgraphs, type Subgraph } from '@tokorozawa/subgraph-kit';
import { cloneDatabase } from '@tokorozawa/subgraph-kit/testing';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { memoryLog } from './memory-log';

export const gatewaySecret = 'a secret that only these tests know';

/** One request that a subgraph was asked. */
export interface Call {
  subgraph: string;
  requestId: string | undefined;
}

/** The city's real subgraphs, over a database of the test's own. */
export interface City {
  subgraphs: Subgraph[];
  /** What the subgraphs were asked so far; set its length to 0 to begin anew. */
  calls: Call[];
  /** Every SQL statement of the subgraphs so far; set its length to 0 to begin anew. */
  statements: string[];
  /** What the subgraphs logged so far. */
  logged: Record<string, unknown>[];
  /** Changes the database behind their backs. */
  sql(statement: string): Promise<void>;
  /** A connection of the test's own to the database; end it before the city closes. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

export async function openCity(): Promise<City> {
  const database = await cloneDatabase(definitions);
  const calls: Call[] = [];
  const statements: string[] = [];
  const { log, lines } = memoryLog();
  const opened = await Promise.all(
    definitions.map(async (definition) => {
      const { subgraph } = await openAsReader(definition, {
        databaseUrl: database.url,
        log,
        onStatement: (sql) => void statements.push(sql),
      });
      return subgraph;
    }),
  );
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return client;
  };
  return {
    connect,
    subgraphs: opened.map((subgraph) => counted(subgraph, calls)),
    calls,
    statements,
    logged: lines,
    async sql(statement) {
      const client = await connect();
      await client.query(statement).finally(() => client.end());
    },
    async close() {
      await Promise.all(opened.map((subgraph) => subgraph.close()));
      await database.drop();
    },
  };
}

function counted(subgraph: Subgraph, calls: Call[]): Subgraph {
  return {
    ...subgraph,
    execute(request) {
      calls.push({ subgraph: subgraph.name, requestId: request.requestId });
      return subgraph.execute(request);
    },
  };
}

export interface Served {
  server: FastifyInstance;
  port: number;
  /** As in the gateway's option `subgraphUrl`. */
  subgraphUrl: string;
}

/** Serves subgraphs as a process of their own would, on any free port unless told. */
export async function serve(subgraphs: Subgraph[], port = 0): Promise<Served> {
  const server = serveSubgraphs({ subgraphs, gatewaySecret, log: memoryLog().log });
  const url = await listen(server, '127.0.0.1', port);
  return { server, port: Number(new URL(url).port), subgraphUrl: `${url}/{name}/graphql` };
}
