import {
  defaultFieldResolver,
  execute,
  getOperationAST,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { CompiledQuery } from './compiled-query';

export interface QueryExecutorOptions {
  schema: GraphQLSchema;
  /** Resolves the fields that have no resolver; graphql-js's own unless given. */
  fieldResolver?: GraphQLFieldResolver<unknown, unknown>;
  /**
   * Told whenever graphql-js is asked, with what was out of the ordinary: the first thing that was thrown, or undefined
   * where graphql-js answers from the start.
   */
  onHandedOver?(cause: unknown): void;
}

/** A valid operation, as for graphql-js. */
export interface Query {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: Record<string, unknown> | null | undefined;
  contextValue?: unknown;
}

/**
 * Answers operations on one schema as graphql-js's `execute` does, and faster. A query is compiled once, and each
 * field is resolved for all objects at its place at a time, so that what they wait for is waited for once.
 *
 * Only what goes well is answered so. At the first thing out of the ordinary — an error, a null where there must be
 * none, a type that does not fit — graphql-js is given the same query with the same context, and its answer counts. So
 * resolvers of queries may be called twice, and must not change anything. Mutations, and questions about the schema, are
 * graphql-js's from the start.
 */
export class QueryExecutor {
  readonly #compiled = new WeakMap<OperationDefinitionNode, CompiledQuery>();

  constructor(private readonly options: QueryExecutorOptions) {}

  async execute(query: Query): Promise<ExecutionResult> {
    const { schema, fieldResolver, onHandedOver } = this.options;
    let cause: unknown;
    try {
      const data = await this.#dataOf(query);
      if (data) return { data };
    } catch (error) {
      cause = error;
    }
    onHandedOver?.(cause);
    return execute({ ...query, schema, fieldResolver });
  }

  /** Undefined where graphql-js answers from the start. Rejects where something is out of the ordinary. */
  async #dataOf(query: Query): Promise<Record<string, unknown> | undefined> {
    const compiled = this.#compiledOf(query);
    if (!compiled) return undefined;
    const { schema } = this.options;
    const given = query.variableValues ?? {};
    const { coerced } = getVariableValues(schema, compiled.variableDefinitions, given, { maxErrors: 1 });
    return coerced && compiled.execute(coerced, query.contextValue);
  }

  #compiledOf({ document, operationName }: Query): CompiledQuery | undefined {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'query') return undefined;
    let compiled = this.#compiled.get(operation);
    if (!compiled) {
      const { schema, fieldResolver = defaultFieldResolver } = this.options;
      this.#compiled.set(operation, (compiled = new CompiledQuery(schema, document, operation, fieldResolver)));
    }
    return compiled;
  }
}
