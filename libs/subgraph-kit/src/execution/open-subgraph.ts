import {
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { connect } from '../database/connect';
import type { SubgraphDefinition } from '../definition/subgraph';
import { buildSchema } from '../schema/build-schema';
import { createContext } from './context';
import { errorFormatter, type Log } from './format-error';

export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
  /** Goes into the log beside whatever fails. */
  requestId?: string | undefined;
}

export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

/** A domain that answers requests, whoever carries them. */
export interface Subgraph {
  name: string;
  schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  databaseUrl: string;
  log: Log;
  /** Told of every SQL statement; for tests that count them. */
  onStatement?(sql: string): void;
}

/** The gateway sends the same few operations over and over. */
const mostDocuments = 500;

/** Opens a domain over its database. The answer is the same in the gateway's process and over HTTP. */
export async function openSubgraph(
  definition: SubgraphDefinition,
  { databaseUrl, log, onStatement }: OpenOptions,
): Promise<Subgraph> {
  const database = await connect(definition, { databaseUrl, role: 'reader', onStatement });
  const schema = buildSchema(definition);
  const documents = new Map<string, DocumentNode>();
  const formatError = errorFormatter(definition.name, log);

  return {
    name: definition.name,
    schema,
    async execute({ query, variables, operationName, requestId }) {
      let document: DocumentNode;
      try {
        document = documents.get(query) ?? remember(documents, query, checkedDocument(schema, query));
      } catch (error) {
        return { errors: [formatError(error, requestId)] };
      }
      const result: ExecutionResult = await execute({
        schema,
        document,
        variableValues: variables,
        operationName,
        contextValue: createContext(database),
      });
      const errors = result.errors?.map((error) => formatError(error, requestId));
      return errors ? { data: result.data ?? null, errors } : { data: result.data ?? null };
    },
    async ping() {
      await database.query('SELECT 1');
    },
    close: () => database.destroy(),
  };
}

function checkedDocument(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parsed(query);
  const [fault] = validate(schema, document);
  if (fault) throw new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  return document;
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}

function remember(documents: Map<string, DocumentNode>, query: string, document: DocumentNode): DocumentNode {
  if (documents.size >= mostDocuments) documents.delete(documents.keys().next().value as string);
  documents.set(query, document);
  return document;
}
