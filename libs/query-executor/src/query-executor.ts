import {
  defaultFieldResolver,
  execute,
  getOperationAST,
  getVariableValues,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileSelection } from './compile-selection';
import { Execution, type Json, type Selection } from './execution';

export interface QueryExecutorOptions {
  schema: GraphQLSchema;
  /** Resolves the fields without a resolver of their own; by default as graphql-js does. */
  fieldResolver?: GraphQLFieldResolver<unknown, unknown>;
  /**
   * Called whenever graphql-js answers instead of the executor.
   * @param cause the first thing that was thrown; undefined if graphql-js answers such operations from the start
   */
  onFallback?(cause: unknown): void;
}

/** A valid operation, as graphql-js's `execute` takes it. */
export interface Query {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: Record<string, unknown> | null | undefined;
  contextValue?: unknown;
}

/**
 * Executes operations on one schema with the results of graphql-js's `execute`, and faster. A query is compiled once,
 * and each field is resolved for all objects at its location before the next one, so that their promises are awaited
 * together.
 *
 * Only queries without errors are answered that way. At the first exception (an error, a null that is not allowed, a
 * value of a wrong type) graphql-js executes the same query with the same context, and its result counts. So resolvers
 * of queries may be called twice and must not have side effects. Mutations and introspection are left to graphql-js
 * from the start.
 */
export class QueryExecutor {
  readonly #compiled = new WeakMap<OperationDefinitionNode, CompiledQuery>();

  constructor(private readonly options: QueryExecutorOptions) {}

  async execute(query: Query): Promise<ExecutionResult> {
    const { schema, fieldResolver, onFallback } = this.options;
    let cause: unknown;
    try {
      const data = await this.#executeCompiled(query);
      if (data) return { data };
    } catch (error) {
      cause = error;
    }
    onFallback?.(cause);
    return execute({ ...query, schema, fieldResolver });
  }

  /** Returns undefined if graphql-js answers from the start. Rejects at the first exception. */
  async #executeCompiled(query: Query): Promise<Json | undefined> {
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

/** The number of variants of a query that are kept; beyond that all are compiled anew when they are needed. */
const maxVariants = 16;

/** A query, compiled once for each combination of values of its conditions. */
class CompiledQuery {
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #conditionVariables: string[];
  readonly #variants = new Map<string, Selection>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly fieldResolver: GraphQLFieldResolver<unknown, unknown>,
  ) {
    this.#fragments = fragmentsOf(document);
    this.#conditionVariables = conditionVariablesOf(document);
  }

  get variableDefinitions(): readonly VariableDefinitionNode[] {
    return this.operation.variableDefinitions ?? [];
  }

  async execute(variableValues: Json, context: unknown): Promise<Json> {
    const { schema, operation } = this;
    const execution = new Execution({ schema, operation, fragments: this.#fragments, variableValues, context });
    return execution.run(this.#variantFor(variableValues));
  }

  #variantFor(variableValues: Json): Selection {
    const conditions = Object.fromEntries(this.#conditionVariables.map((name) => [name, variableValues[name]]));
    const key = JSON.stringify(conditions);
    let variant = this.#variants.get(key);
    if (!variant) {
      if (this.#variants.size >= maxVariants) this.#variants.clear();
      this.#variants.set(key, (variant = this.#compile(conditions)));
    }
    return variant;
  }

  #compile(conditions: Json): Selection {
    const { schema, operation, fieldResolver } = this;
    const root = schema.getQueryType();
    if (!root) throw new Error('The schema has no query type.');
    return compileSelection({ schema, fragments: this.#fragments, conditions, fieldResolver }, root, [operation]);
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The variables of `@skip` and `@include`. */
function conditionVariablesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: args = [] }) => {
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
