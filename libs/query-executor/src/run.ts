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

/** A field of objects of one type, as a query asks for it. */
export interface SelectedField {
  responseName: string;
  nodes: [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  complete: Complete;
}

/** What a query asks of objects of one type. */
export class Selection {
  /** @param names every name in the order of the query, with the value that it has in all objects, if any */
  constructor(
    readonly fields: SelectedField[],
    private readonly names: [responseName: string, value: unknown][],
  ) {}

  /** An object of the answer, its fields yet to be filled in. */
  blank(): Json {
    const object: Json = {};
    for (const [responseName, value] of this.names) object[responseName] = value;
    return object;
  }
}

/**
 * Makes of what a field was resolved to, for all objects at a place, what the answer holds there, and hands it on: at
 * once, or when it is known. Throws at the first value that is not as its type says.
 */
export type Complete = (values: unknown[], run: Run, info: FieldInfo, take: (completed: unknown[]) => void) => void;

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

  constructor({ definition, nodes, parentType }: SelectedField, run: Run) {
    this.fieldName = definition.name;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parentType;
    this.schema = run.schema;
    this.fragments = run.fragments;
    this.operation = run.operation;
    this.variableValues = run.variableValues;
  }

  /** The same is resolved for many objects; graphql-js can tell one from another. */
  get path(): never {
    throw new Error('Here the path of one object is not known.');
  }
}

export interface RunOptions {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variableValues: Json;
  context: unknown;
}

/** One execution of a query. */
export class Run {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Json;
  readonly context: unknown;
  readonly #underWay: Promise<void>[] = [];
  #failure: { reason: unknown } | undefined;

  constructor({ schema, operation, fragments, variableValues, context }: RunOptions) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = fragments;
    this.variableValues = variableValues;
    this.context = context;
  }

  /** Rejects when anything goes wrong, as soon as nothing is under way any more. */
  async answer(selection: Selection): Promise<Json> {
    const data = selection.blank();
    this.resolve(selection, [undefined], [data]);
    while (this.#underWay.length > 0) await Promise.all(this.#underWay.splice(0));
    if (this.#failure) throw this.#failure.reason;
    return data;
  }

  /** Fills in the fields of objects of one type. */
  resolve({ fields }: Selection, sources: unknown[], objects: Json[]): void {
    for (const field of fields) {
      if (this.#failure) return;
      const { responseName, complete } = field;
      const info = new FieldInfo(field, this);
      this.whenKnown(this.#resolved(field, sources, info), (values) =>
        complete(values, this, info, (completed) => {
          for (let index = 0; index < objects.length; index++) {
            (objects[index] as Json)[responseName] = completed[index];
          }
        }),
      );
    }
  }

  /** Goes on with values when none of them is a promise any more, unless something has gone wrong by then. */
  whenKnown(values: unknown[], goOn: (values: unknown[]) => void): void {
    if (!values.some(isPromise)) return this.#goOn(values, goOn);
    this.#underWay.push(
      Promise.all(values).then(
        (known) => this.#goOn(known, goOn),
        (reason: unknown) => this.#fail(reason, values),
      ),
    );
  }

  /** What becomes of each; who throws counts as a promise that is not kept, since others must still be waited for. */
  each(values: unknown[], make: (value: unknown) => unknown): unknown[] {
    return values.map((value) => {
      try {
        return make(value);
      } catch (error) {
        return Promise.reject(error);
      }
    });
  }

  #resolved({ definition, nodes, resolve }: SelectedField, sources: unknown[], info: FieldInfo): unknown[] {
    let args: Json;
    try {
      args = definition.args.length > 0 ? getArgumentValues(definition, nodes[0], this.variableValues) : {};
    } catch (error) {
      return [Promise.reject(error)];
    }
    return this.each(sources, (source) => resolve(source, args, this.context, info));
  }

  #goOn(values: unknown[], goOn: (values: unknown[]) => void): void {
    try {
      if (this.#failure) throw this.#failure.reason;
      const error = values.find((value) => value instanceof Error);
      if (error) throw error;
      goOn(values);
    } catch (error) {
      this.#fail(error, values);
    }
  }

  /** @param values what nobody is going to use any more; promises in it must not be left alone */
  #fail(reason: unknown, values: unknown[]): void {
    this.#failure ??= { reason };
    this.#underWay.push(untilSettled(values));
  }
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null)?.then === 'function';

/** Until nothing is promised any more, in lists of lists neither. */
async function untilSettled(values: unknown[]): Promise<void> {
  const outcomes = await Promise.allSettled(values);
  const lists = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' && Array.isArray(outcome.value) ? [outcome.value as unknown[]] : [],
  );
  await Promise.all(lists.map(untilSettled));
}
