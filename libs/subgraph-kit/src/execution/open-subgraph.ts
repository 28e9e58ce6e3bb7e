import { QueryExecutor, validateQuery } from '@tokorozawa/query-executor';
import { GraphQLError, parse, visit, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { followVersion, type FollowedVersion } from '../change-feed/follow-version';
import { connect } from '../database/connect';
import type { SubgraphDefinition } from '../definition/subgraph';
import { poolOf, rowsOf } from '../loader/statement';
import { buildSchema } from '../schema/build-schema';
import { Clock } from './clock';
import { createContext } from './context';
import { DatabaseTrouble } from './database-trouble';
import { Deadline } from './deadline';
import { logOnce, reasonOf, type OnFallback } from './fallback';
import { errorFormatter } from './format-error';
import type { Log } from './log';

export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
  /** Goes into the log beside whatever fails. */
  requestId?: string | undefined;
  /** How long the answer may take, in milliseconds; fields whose rows have not been read by then fail. 15 seconds unless told. */
  timeout?: number | undefined;
}

export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  /** Until when the answer is true if no data change, as an ISO 8601 instant: for one that depends on what day it is. */
  extensions?: { validUntil: string };
}

/** A domain that answers requests, whoever carries them. */
export interface Subgraph {
  name: string;
  schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** The version of the domain's data, followed from the first call on over a connection of its own. */
  version(): FollowedVersion;
  /** Rejects when the database does not answer within 2 seconds. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  databaseUrl: string;
  log: Log;
  /**
   * Told when a query that was to be executed field by field went to graphql-js, with one of few reasons; else each
   * reason is logged once.
   */
  onFallback?: OnFallback | undefined;
  /** Told of every SQL statement; for tests that count them. */
  onStatement?(sql: string): void;
  /** What time it is, in milliseconds since 1970; for tests that choose the day. */
  now?(): number;
}

const ordinaryTimeout = 15_000;
const pingTimeout = 2_000;
const pingStatement = { name: undefined, text: 'SELECT 1', values: [] };

/** The gateway sends the same few operations over and over: so many characters of them are kept, checked and compiled. */
const maxCharacters = 60_000;

/** Opens a domain over its database. The answer is the same in the gateway's process and over HTTP. */
export async function openSubgraph(
  definition: SubgraphDefinition,
  { databaseUrl, log, onFallback = logOnce(log), onStatement, now }: OpenOptions,
): Promise<Subgraph> {
  const database = await connect(definition, { databaseUrl, role: 'reader', onStatement });
  const schema = buildSchema(definition);
  const executor = new QueryExecutor({
    schema,
    onFallback(cause) {
      if (cause !== undefined) onFallback(definition.name, reasonOf(cause));
    },
  });
  const documents = new LRUCache<string, CheckedDocument>({
    maxSize: maxCharacters,
    sizeCalculation: (_document, query) => query.length,
  });
  function remember(query: string): CheckedDocument {
    const checked = checkedDocument(schema, query);
    documents.set(query, checked);
    return checked;
  }
  const outage = new DatabaseTrouble(definition.name, log, {
    begins: 'the database does not answer',
    ends: 'the database answers again',
  });
  const overload = new DatabaseTrouble(definition.name, log, {
    begins: 'the database has more to do than it can finish in time',
    ends: 'the database answers in time again',
  });
  const formatError = errorFormatter(definition.name, log, { outage, overload });
  poolOf(database).on('release', (isSpoiled: unknown) => {
    // A connection that comes back unspoiled has answered.
    if (isSpoiled) return;
    outage.noteAnswer();
    overload.noteAnswer();
  });
  let followed: FollowedVersion | undefined;

  return {
    name: definition.name,
    schema,
    async execute({ query, variables, operationName, requestId, timeout = ordinaryTimeout }) {
      let checked: CheckedDocument;
      try {
        checked = documents.get(query) ?? remember(query);
      } catch (error) {
        return { errors: [formatError(error, requestId)] };
      }
      const clock = new Clock(now);
      const result = await executor.execute({
        document: checked.document,
        variableValues: variables,
        operationName,
        contextValue: createContext(database, clock, {
          provenance: checked.asksProvenance,
          deadline: new Deadline(timeout),
        }),
      });
      const errors = result.errors?.map((error) => formatError(error, requestId));
      const { validUntil } = clock;
      return {
        data: result.data ?? null,
        ...(errors && { errors }),
        ...(validUntil && { extensions: { validUntil } }),
      };
    },
    version: () => (followed ??= followVersion(definition, databaseUrl, log)),
    async ping() {
      await rowsOf(database, pingStatement, new Deadline(pingTimeout));
    },
    async close() {
      await Promise.all([database.destroy(), followed?.close()]);
    },
  };
}

interface CheckedDocument {
  document: DocumentNode;
  asksProvenance: boolean;
}

function checkedDocument(schema: GraphQLSchema, query: string): CheckedDocument {
  const document = parsed(query);
  const [fault] = validateQuery(schema, document);
  if (fault) throw new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  return { document, asksProvenance: asksFor('provenance', document) };
}

function asksFor(field: string, document: DocumentNode): boolean {
  let isAsked = false;
  visit(document, { Field: ({ name }) => void (isAsked ||= name.value === field) });
  return isAsked;
}

function parsed(query: string): DocumentNode {
  try {
    // Locations in a text of the gateway's mean nothing to callers, and take half of the memory.
    return parse(query, { noLocation: true });
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}
