import {
  getArgumentValues,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

export type Json = Record<string, unknown>;

/** A field that a query selects of objects of one type. */
export interface SelectedField {
  responseName: string;
  nodes: [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  /** Whether values must be read from the query or from defaults. */
  hasArguments: boolean;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  complete: CompleteValues;
}

/**
 * Completes the values to which a field was resolved for all objects at a location: serializes leaves, and resolves the
 * fields of objects. Calls `onComplete` at once or later. Throws at the first value that is not what its type says.
 */
export type CompleteValues = (
  values: unknown[],
  execution: Execution,
  info: FieldInfo,
  onComplete: (completed: unknown[]) => void,
) => void;

/** The fields that a query selects of objects of one type. */
export class Selection {
  /** @param names all response names in the order of the query, each with the value that is the same in all objects */
  constructor(
    readonly fields: SelectedField[],
    private readonly names: [responseName: string, value: unknown][],
  ) {}

  /** An object of the response whose fields are not yet resolved, with its properties in the right order. */
  createObject(): Json {
    const object: Json = {};
    for (const [responseName, value] of this.names) object[responseName] = value;
    return object;
  }
}

/** What a resolver may know of the field that it resolves, besides its object and arguments. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: Json;
  readonly rootValue = undefined;

  constructor({ definition, nodes, parentType }: SelectedField, execution: Execution) {
    this.fieldName = definition.name;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parentType;
    this.schema = execution.schema;
    this.fragments = execution.fragments;
    this.operation = execution.operation;
    this.variableValues = execution.variableValues;
  }

  /** The info is shared by all objects at a location. A resolver that reads the path makes graphql-js answer. */
  get path(): never {
    throw new Error('The path of a single object is not known here.');
  }
}

export interface ExecutionOptions {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variableValues: Json;
  context: unknown;
}

/** One execution of a query. */
export class Execution {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Json;
  readonly context: unknown;
  readonly #pending: Promise<void>[] = [];
  #failure: { reason: unknown } | undefined;

  constructor({ schema, operation, fragments, variableValues, context }: ExecutionOptions) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = fragments;
    this.variableValues = variableValues;
    this.context = context;
  }

  /** Returns the data. Rejects if anything goes wrong, after every resolver that was called has finished. */
  async run(selection: Selection): Promise<Json> {
    const data = selection.createObject();
    this.resolveFields(selection, [undefined], [data]);
    while (this.#pending.length > 0) await Promise.all(this.#pending.splice(0));
    if (this.#failure) throw this.#failure.reason;
    return data;
  }

  /** Resolves the fields of objects of one type, and sets their properties. */
  resolveFields({ fields }: Selection, sources: unknown[], objects: Json[]): void {
    for (const field of fields) {
      if (this.#failure) return;
      const { responseName, complete } = field;
      const info = new FieldInfo(field, this);
      this.awaitAll(this.#resolve(field, sources, info), (values) =>
        complete(values, this, info, (completed) => {
          for (let index = 0; index < objects.length; index++) {
            (objects[index] as Json)[responseName] = completed[index];
          }
        }),
      );
    }
  }

  /** Calls `then` with the values once no promise is left among them, unless something has gone wrong by then. */
  awaitAll(values: unknown[], then: (values: unknown[]) => void): void {
    if (!values.some(isPromise)) return this.#continue(values, then);
    this.#pending.push(
      Promise.all(values).then(
        (settled) => this.#continue(settled, then),
        (reason: unknown) => this.#fail(reason, values),
      ),
    );
  }

  /** Maps values. A function that throws gives a rejected promise, since the others must still be waited for. */
  mapValues(values: unknown[], map: (value: unknown) => unknown): unknown[] {
    return values.map((value) => {
      try {
        return map(value);
      } catch (error) {
        return Promise.reject(error);
      }
    });
  }

  #resolve(
    { definition, nodes, hasArguments, resolve }: SelectedField,
    sources: unknown[],
    info: FieldInfo,
  ): unknown[] {
    let args: Json;
    try {
      args = hasArguments ? getArgumentValues(definition, nodes[0], this.variableValues) : {};
    } catch (error) {
      return [Promise.reject(error)];
    }
    return this.mapValues(sources, (source) => resolve(source, args, this.context, info));
  }

  #continue(values: unknown[], then: (values: unknown[]) => void): void {
    try {
      if (this.#failure) throw this.#failure.reason;
      const error = values.find((value) => value instanceof Error);
      if (error) throw error;
      then(values);
    } catch (error) {
      this.#fail(error, values);
    }
  }

  /** @param unused values that nothing will use; promises among them are waited for, and must not reject unhandled */
  #fail(reason: unknown, unused: unknown[]): void {
    this.#failure ??= { reason };
    this.#pending.push(allSettled(unused));
  }
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null)?.then === 'function';

/** Resolves when all promises have settled, also those in lists of lists. */
async function allSettled(values: unknown[]): Promise<void> {
  const outcomes = await Promise.allSettled(values);
  const lists = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' && Array.isArray(outcome.value) ? [outcome.value as unknown[]] : [],
  );
  await Promise.all(lists.map(allSettled));
}
