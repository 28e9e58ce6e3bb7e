import { setImmediate as nextTurn } from 'node:timers/promises';
import { QueryExecutor, validateQuery } from '@tokorozawa/query-executor';
import { Locale } from '@tokorozawa/vocabulary';
import { GraphQLError, parse, visit, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { KeyCheck, PresentedKey } from '../access/access-key';
import type { Caller } from '../access/caller';
import type { DataVersion } from '../change-feed/data-version';
import type { DomainFeed, DomainFeeds } from '../change-feed/domain-feed';
import { followVersion, type FollowedVersion } from '../change-feed/follow-version';
import { openFeed } from '../change-feed/open-feed';
import { connect, databaseNames } from '../database/connect';
import type { Log } from '../database/failures';
import { isLoginRefused, readerLogin, renewLogin } from '../database/logins';
import type { RunningService } from '../definition/domain-service';
import { hasWriter, type SubgraphDefinition } from '../definition/subgraph';
import { poolOf, rowsOf, type ColumnsRead } from '../loader/read-rows';
import { schemaOf } from '../schema/build-schema';
import { DomainWriter } from '../written/writer';
import { Clock, createContext, type SendingSettings } from './context';
import { Deadline } from './deadline';
import { fallbackReason, logFallbackOnce, type OnFallback } from './fallback';
import { errorFormatter } from './subgraph-errors';

export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
  /** Is logged with every failure. */
  requestId?: string | undefined;
  /** How long the answer may take, in milliseconds; 15 seconds by default. Fields whose rows are not read by then fail. */
  timeout?: number | undefined;
  /** The language of the texts for which the query chooses none; Japanese by default. */
  locale?: Locale | undefined;
  /** Who is known to send it; undefined for an anonymous caller. */
  caller?: Caller | undefined;
  /** The key that a mutation takes if its arguments have none. */
  idempotencyKey?: string | undefined;
}

export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  extensions?: AnswerValidity;
}

/** How long an answer is valid, for one that depends on more than the data of its domain. */
export interface AnswerValidity {
  /** Until when it is valid if no data change, as an ISO 8601 instant, if it depends on the day. */
  validUntil?: string;
  /** The versions of other domains' data that it depends on, by the names of their subgraphs; null for an unknown one. */
  versions?: Record<string, DataVersion | null>;
}

/** A domain that answers requests, over any transport. */
export interface Subgraph {
  name: string;
  schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Given by the domain that stores the keys of those who may write. */
  checkKey?: ((key: PresentedKey) => Promise<KeyCheck>) | undefined;
  /** The version of the domain's data. It is followed from the first call on, over a connection of its own. */
  version(): FollowedVersion;
  /** The changes of the domain's records. */
  feed: DomainFeed;
  /** Begins the work that the domain does by itself, if there is any; `stopService` and `close` end it. */
  startService?(): void;
  stopService?(): Promise<void>;
  /** Rejects when the database does not answer within 2 seconds. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  databaseUrl: string;
  /** The address from which the login of the domain's writer follows, if it is another. */
  writerUrl?: string;
  /** The maximum number of connections of its reader; 5 by default. */
  poolSize?: number | undefined;
  /** True in an instance for trying, whose written records are made up. */
  isSandbox?: boolean | undefined;
  log: Log;
  /** The address at which the public finds the graph, without a slash at its end; `url` begins with it. */
  publicUrl?: string | undefined;
  /** The feeds of all domains, for a domain that collects from the others. They may be added later. */
  feeds?: DomainFeeds | undefined;
  /** Needed by a domain that sends messages to others. */
  sending?: SendingSettings | undefined;
  /** Called when graphql-js executes a query that our executor gave up. By default each reason is logged once. */
  onFallback?: OnFallback | undefined;
  /** Called with every SQL statement; for tests that count them. */
  onStatement?(sql: string): void;
  /** The current time, in milliseconds since 1970; for tests that choose the day. */
  now?(): number;
}

const defaultTimeoutMs = 15_000;
const pingTimeoutMs = 2_000;
const noFeeds: DomainFeeds = new Map();
const noSending: SendingSettings = { key: undefined };
const pingStatement = { name: undefined, text: 'SELECT 1', values: [] };

/** The gateway sends the same few operations again and again. Up to this many characters of them are kept, checked and compiled. */
const maxCachedCharacters = 40_000;

/** In characters. Checking a longer query takes milliseconds. */
const maxQueryAtOnce = 1_000;

/** Opens a domain over its database. The answer is the same in the gateway's process and over HTTP. */
export async function openSubgraph(definition: SubgraphDefinition, options: OpenOptions): Promise<Subgraph> {
  const {
    databaseUrl,
    poolSize,
    log,
    publicUrl = '',
    feeds = noFeeds,
    sending = noSending,
    onFallback = logFallbackOnce(log),
    onStatement,
    now,
  } = options;
  const database = await connect(definition, { databaseUrl, role: 'reader', poolSize, onStatement });
  const writer = hasWriter(definition) ? new DomainWriter(definition, options.writerUrl ?? databaseUrl) : undefined;
  const schema = schemaOf(definition);
  const executor = new QueryExecutor({
    schema,
    onFallback(cause) {
      const reason = cause === undefined ? undefined : fallbackReason(cause);
      if (reason !== undefined) onFallback(definition.name, reason);
    },
  });
  const documents = new LRUCache<string, CheckedDocument>({
    maxSize: maxCachedCharacters,
    sizeCalculation: (_document, query) => query.length,
  });
  async function checkAndCache(query: string): Promise<CheckedDocument> {
    // A plan sends its requests to several domains at once. Checking a long one takes milliseconds, so other work is done
    // between them.
    if (query.length > maxQueryAtOnce) await nextTurn();
    // Equal ones that came at the same time are checked once.
    const checked = documents.get(query) ?? checkDocument(schema, query);
    documents.set(query, checked);
    return checked;
  }
  const formatError = errorFormatter(definition.name, poolOf(database), log);
  let followed: FollowedVersion | undefined;
  const follow = () => (followed ??= followVersion(definition, databaseUrl, log, publicUrl));
  let running: RunningService | undefined;
  const stopService = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  const { accessKeys, service } = definition;

  return {
    name: definition.name,
    schema,
    async execute(request) {
      const { query, variables, operationName, requestId, timeout = defaultTimeoutMs, locale = Locale.JA } = request;
      const { caller, idempotencyKey } = request;
      let checked: CheckedDocument;
      try {
        checked = documents.get(query) ?? (await checkAndCache(query));
      } catch (error) {
        return { errors: [formatError(error, requestId)] };
      }
      const clock = new Clock(now);
      const contextValue = createContext(database, clock, {
        columns: checked.columns,
        deadline: new Deadline(timeout),
        locale,
        publicUrl,
        feeds,
        sending,
        caller,
        idempotencyKey,
        requestId,
        writer,
        isSandbox: options.isSandbox,
      });
      const { document } = checked;
      const result = await executor.execute({ document, variableValues: variables, operationName, contextValue });
      const errors = result.errors?.map((error) => formatError(error, requestId));
      const { validUntil } = clock;
      const { versionsRead: versions } = contextValue;
      return {
        data: result.data ?? null,
        ...(errors && { errors }),
        ...((validUntil || versions) && {
          extensions: { ...(validUntil && { validUntil }), ...(versions && { versions }) },
        }),
      };
    },
    checkKey: accessKeys && ((key) => accessKeys.check({ database, writer }, key)),
    version: follow,
    feed: openFeed(definition, database, { followed: () => followed, follow }),
    startService() {
      if (!service || !writer) return;
      const { serviceSchema: schema } = databaseNames(definition.name);
      const clock = () => new Date(now?.() ?? Date.now());
      running ??= service.start({ schema, writer, database, feeds, sending, log, now: clock });
    },
    async ping() {
      await rowsOf(database, pingStatement, new Deadline(pingTimeoutMs));
    },
    stopService,
    async close() {
      await stopService();
      await Promise.all([database.destroy(), writer?.close(), followed?.close()]);
    },
  };
}

export interface OpenedAsReader {
  subgraph: Subgraph;
  /** True when it logs in as its reader; false when as the user of the address. */
  hasOwnLogin: boolean;
}

/**
 * Opens a domain over connections that log in as its reader, given an administrator's address, so that nothing sent over
 * them can do more than read. A login that is refused is created, or given its password anew. If that is impossible,
 * because the administrator may not create roles or a pooler does not know them, the domain is opened with the given
 * address.
 */
export async function openAsReader(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenedAsReader> {
  const login = readerLogin(definition.name, options.databaseUrl);
  if (login) {
    const open = (): Promise<Subgraph | undefined> =>
      openSubgraph(definition, {
        ...options,
        databaseUrl: login.databaseUrl,
        writerUrl: options.databaseUrl,
      }).catch(undefinedIfRefused);
    let subgraph = await open();
    if (!subgraph && (await renewLogin(options.databaseUrl, login))) subgraph = await open();
    if (subgraph) return { subgraph, hasOwnLogin: true };
  }
  return { subgraph: await openSubgraph(definition, options), hasOwnLogin: false };
}

function undefinedIfRefused(error: Error): undefined {
  if (!isLoginRefused(error)) throw error;
}

interface CheckedDocument {
  document: DocumentNode;
  /** What its fields need. */
  columns: ColumnsRead;
}

function checkDocument(schema: GraphQLSchema, query: string): CheckedDocument {
  const document = parseQuery(query);
  const [fault] = validateQuery(schema, document);
  if (fault) throw new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  return { document, columns: columnsFor(document) };
}

const versionFields = ['edition', 'editions', 'omittedSince'];

function columnsFor(document: DocumentNode): ColumnsRead {
  const fields = new Set<string>();
  visit(document, { Field: ({ name }) => void fields.add(name.value) });
  return { provenance: fields.has('provenance'), version: versionFields.some((name) => fields.has(name)) };
}

function parseQuery(query: string): DocumentNode {
  try {
    // Locations in the gateway's query mean nothing to callers and take half of the memory.
    return parse(query, { noLocation: true });
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}
