import {
  getArgumentValues,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { FieldInfo } from './field-info';
import type { SelectedField, Selection } from './selection';

export type Json = Record<string, unknown>;

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
    this.#attempt(() => this.resolve(selection, [undefined], [data]));
    while (this.#underWay.length > 0) await Promise.all(this.#underWay.splice(0));
    if (this.#failure) throw this.#failure.reason;
    return data;
  }

  /** Fills in the fields of objects of one type. */
  resolve({ fields }: Selection, sources: unknown[], objects: Json[]): void {
    for (const field of fields) {
      const { responseName, complete } = field;
      const info = new FieldInfo(field, this);
      this.whenKnown(this.#resolved(field, sources, info), (values) =>
        complete(values, this, info, (completed) => {
          for (let index = 0; index < objects.length; index++)
            (objects[index] as Json)[responseName] = completed[index];
        }),
      );
    }
  }

  /** Goes on with values when none of them is a promise any more. */
  whenKnown(values: unknown[], goOn: (values: unknown[]) => void): void {
    if (!values.some(isPromise)) return goOn(withoutErrors(values));
    this.#underWay.push(
      Promise.all(values).then(
        (known) => this.#attempt(() => goOn(withoutErrors(known))),
        async (reason: unknown) => {
          this.#fail(reason);
          await Promise.allSettled(values);
        },
      ),
    );
  }

  /** What becomes of each; who throws counts as a promise that is not kept, since others must still be waited for. */
  each(values: unknown[], make: (value: unknown) => unknown): unknown[] {
    return values.map((value) => {
      try {
        return make(value);
      } catch (error) {
        return Promise.reject(error as Error);
      }
    });
  }

  #resolved({ definition, nodes, resolve }: SelectedField, sources: unknown[], info: FieldInfo): unknown[] {
    const args = definition.args.length > 0 ? getArgumentValues(definition, nodes[0], this.variableValues) : {};
    return this.each(sources, (source) => resolve(source, args, this.context, info));
  }

  /** Does nothing once something went wrong. */
  #attempt(act: () => void): void {
    if (this.#failure) return;
    try {
      act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(reason: unknown): void {
    this.#failure ??= { reason };
  }
}

const isPromise = (value: unknown): boolean => typeof (value as PromiseLike<unknown> | null)?.then === 'function';

function withoutErrors(values: unknown[]): unknown[] {
  for (const value of values) if (value instanceof Error) throw value;
  return values;
}
