import { listen } from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import { openAsReader, serveSubgraphs, type DomainFeed, type Subgraph } from '@tokorozawa/subgraph-kit';
import { cloneDatabase } from '@tokorozawa/subgraph-kit/testing';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { memoryLog } from './memory-log';

export const gatewaySecret = 'a secret that only these tests know';

/** A request to a subgraph. */
export interface Call {
  subgraph: string;
  requestId: string | undefined;
}

/** The city's real subgraphs over a database for this test alone. */
export interface City {
  /** The address of the database for a superuser. */
  databaseUrl: string;
  subgraphs: Subgraph[];
  /** The requests to the subgraphs so far. Set its length to 0 to clear it. */
  calls: Call[];
  /** The SQL statements of the subgraphs so far. Set its length to 0 to clear it. */
  statements: string[];
  /** The lines that the subgraphs have logged. */
  logged: Record<string, unknown>[];
  /** The feeds that the catalogue reads, by the names of their subgraphs. */
  feeds: Map<string, DomainFeed>;
  /** Changes the database without the subgraphs, over a connection of its own. */
  sql(statement: string): Promise<void>;
  /** What the database answers to a statement. */
  rows<Row>(statement: string): Promise<Row[]>;
  /** Opens a connection to the database. End it before the city closes. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

export interface CityOptions {
  /** True to begin the work that domains do by themselves, such as keeping the search index up to date. */
  hasServices?: boolean;
  /** False to note neither requests nor statements, which would add up in a city that is open for long. */
  notesWhatIsAsked?: boolean;
}

/** @param definitions the subgraphs of the graph, perhaps with other data files than the delivered ones */
export async function openCity(
  definitions = subgraphs,
  { hasServices = false, notesWhatIsAsked = true }: CityOptions = {},
): Promise<City> {
  const database = await cloneDatabase(definitions);
  const calls: Call[] = [];
  const statements: string[] = [];
  const { log, lines } = memoryLog();
  const feeds = new Map<string, DomainFeed>();
  const opened = await Promise.all(
    definitions.map(async (definition) => {
      const { subgraph } = await openAsReader(definition, {
        databaseUrl: database.url,
        log,
        feeds,
        sending: { key: gatewaySecret, privateNetworks: undefined },
        ...(notesWhatIsAsked && { onStatement: (sql) => void statements.push(sql) }),
      });
      feeds.set(definition.name, subgraph.feed);
      return subgraph;
    }),
  );
  if (hasServices) for (const subgraph of opened) subgraph.startService?.();
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return client;
  };
  /** For what is asked again and again: opening a connection costs PostgreSQL more than most statements. */
  let reading: Promise<Client> | undefined;
  return {
    databaseUrl: database.url,
    connect,
    subgraphs: notesWhatIsAsked ? opened.map((subgraph) => counted(subgraph, calls)) : opened,
    calls,
    statements,
    logged: lines,
    feeds,
    async sql(statement) {
      const client = await connect();
      await client.query(statement).finally(() => client.end());
    },
    async rows<Row>(statement: string) {
      const client = await (reading ??= connect());
      return (await client.query(statement)).rows as Row[];
    },
    async close() {
      await (await reading)?.end();
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
  /** For the gateway's option `subgraphUrl`. */
  subgraphUrl: string;
}

/** Serves subgraphs over HTTP, as a process of their own does. Port 0 is any free port. */
export async function serve(subgraphs: Subgraph[], port = 0): Promise<Served> {
  const server = serveSubgraphs({ subgraphs, gatewaySecret, log: memoryLog().log });
  const url = await listen(server, '127.0.0.1', port);
  return { server, port: Number(new URL(url).port), subgraphUrl: `${url}/{name}/graphql` };
}
