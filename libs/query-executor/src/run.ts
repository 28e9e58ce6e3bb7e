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
        return Promise.reject(error as Error);
      }
    });
  }

  #resolved({ definition, nodes, resolve }: SelectedField, sources: unknown[], info: FieldInfo): unknown[] {
    let args: Json;
    try {
      args = definition.args.length > 0 ? getArgumentValues(definition, nodes[0], this.variableValues) : {};
    } catch (error) {
      return [Promise.reject(error as Error)];
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
