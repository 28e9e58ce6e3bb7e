import { Kind, valueFromASTUntyped, type SelectionSetNode, type TypeNode } from 'graphql';
import {
  fieldSet,
  objectOf,
  typeNode,
  type AbstractModel,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
} from '../supergraph/model';
import { hash, stableText } from './hash';

/** An object of the world, as resolvers receive it. */
export interface Thing {
  __typename: string;
  /** Such as `Ant-2`. An object without a key is named after the field that returned it. */
  id: string;
  /** The representation by which the gateway asked for it. */
  representation?: Record<string, unknown>;
}

/** Counts the mutations that have been executed. */
export interface Writes {
  mutations: number;
}

/**
 * The data of which every subgraph serves a part. Nothing is stored: a value is computed from the names of its owner
 * and field and from the arguments, so that all subgraphs agree.
 */
export class World {
  constructor(private readonly model: SupergraphModel) {}

  /** The value of a field; its objects are Things. A field of Mutation counts as a write. */
  valueOf(thing: Thing, fieldName: string, args: Record<string, unknown>, writes: Writes): unknown {
    const { owner, field } = this.fieldOf(thing, fieldName);
    const salt = owner.name === 'Mutation' ? `mutation ${(writes.mutations += 1)}` : '';
    if (field.counts) return writes.mutations;
    if (field.isKey) return this.keyOf(thing, field);
    if (field.requires) return this.derived(thing, field, field.requires);
    return this.value(typeNode(field.type), `${owner.name}|${thing.id}.${fieldName}${stableText(args)}${salt}`, field);
  }

  /** The object for a representation. A subgraph that is asked for an interface knows the type of the object. */
  lookUp(representation: Record<string, unknown>, byInterface: boolean): Thing {
    const id = String(representation.id ?? String(representation.code).slice('code-'.length));
    return { __typename: byInterface ? concreteTypeOf(id) : String(representation.__typename), id, representation };
  }

  /** A field of the type itself, or of the interface object that adds it to all members of an interface. */
  private fieldOf(thing: Thing, name: string): { owner: ObjectModel; field: FieldModel } {
    for (const owner of this.modelsOf(thing)) {
      const field = owner.fields.find((each) => each.name === name);
      if (field) return { owner, field };
    }
    throw new Error(`${thing.__typename} has no field ${name}.`);
  }

  private modelsOf(thing: Thing): ObjectModel[] {
    const concrete = concreteTypeOf(thing.id);
    const interfaces = this.model.abstracts.filter((each) => membersOf(each).includes(concrete));
    return [thing.__typename, concrete, ...interfaces.map(({ name }) => name)].flatMap(
      (name) => objectOf(this.model, name) ?? [],
    );
  }

  private keyOf(thing: Thing, field: FieldModel): unknown {
    if (field.name === 'id') return thing.id;
    if (field.name === 'code') return `code-${thing.id}`;
    return { __typename: field.type.replace('!', ''), id: `${thing.id}.${field.name}` };
  }

  /** The value of a field that requires others: computed from those in the representation, or from the real ones. */
  private derived(thing: Thing, field: FieldModel, requires: string): unknown {
    const from = thing.representation ?? this.read(thing, fieldSet(requires));
    const known = stableText(picked(from, fieldSet(requires)));
    // Never null, so that it cannot be correct by chance if the required fields are wrong.
    return this.nonNull(typeNode(field.type), `${field.name} of ${known}`, field);
  }

  private read(thing: Thing, set: SelectionSetNode): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const args = Object.fromEntries(
        (selection.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      );
      const value = this.valueOf(thing, selection.name.value, args, { mutations: 0 });
      const inner = selection.selectionSet;
      result[selection.name.value] = inner ? mapDeep(value, (each) => this.read(each as Thing, inner)) : value;
    }
    return result;
  }

  private value(type: TypeNode, seed: string, field: FieldModel): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return this.nonNull(type.type, seed, field);
    return hash(`${seed}?`) % 8 === 0 ? null : this.nonNull(type, seed, field);
  }

  private nonNull(type: TypeNode, seed: string, field: FieldModel): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return this.nonNull(type.type, seed, field);
    if (type.kind === Kind.LIST_TYPE)
      return Array.from({ length: hash(`${seed}#`) % 5 }, (_, i) => this.value(type.type, `${seed}[${i}]`, field));
    return leafOf(type.name.value, seed) ?? this.object(type.name.value, seed, field);
  }

  private object(typeName: string, seed: string, field: FieldModel): Thing {
    const abstract = this.model.abstracts.find(({ name }) => name === typeName);
    const members = abstract ? membersOf(abstract, field.in[0]) : [typeName];
    const __typename = members[hash(`${seed}:`) % members.length] ?? typeName;
    const isEntity = objectOf(this.model, __typename)?.kind !== 'value';
    return { __typename, id: isEntity ? `${__typename}-${1 + (hash(`${seed}!`) % 4)}` : seed };
  }
}

/** Returns `Ant` for `Ant-2`. */
export function concreteTypeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('-')));
}

/** The members of a union or an interface in a subgraph; for an interface object, the members in all subgraphs. */
export function membersOf(abstract: AbstractModel, subgraph?: string): string[] {
  const definition = abstract.definitions.find((each) => each.subgraph === subgraph);
  return definition ? definition.members : [...new Set(abstract.definitions.flatMap(({ members }) => members))];
}

function picked(from: unknown, set: SelectionSetNode): unknown {
  return mapDeep(from, (each) =>
    Object.fromEntries(
      set.selections.flatMap((selection) => {
        if (selection.kind !== Kind.FIELD) return [];
        const value = (each as Record<string, unknown>)[selection.name.value];
        return [[selection.name.value, selection.selectionSet ? picked(value, selection.selectionSet) : value]];
      }),
    ),
  );
}

/** Maps the objects in lists of any depth, and leaves null as it is. */
function mapDeep(value: unknown, change: (each: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapDeep(each, change));
  return value === null || value === undefined ? value : change(value);
}

function leafOf(type: string, seed: string): unknown {
  const number = hash(seed);
  const leaves: Record<string, () => unknown> = {
    Int: () => number % 1000,
    Float: () => (number % 1000) / 8,
    Boolean: () => number % 2 === 0,
    String: () => `${number % 1000} 市`,
    ID: () => `id-${number % 1000}`,
    Color: () => ['RED', 'GREEN', 'BLUE'][number % 3],
    Blob: () => [{ b: number % 100, a: [null, 'x'] }, [1, { c: null }], 'text', 7, false][number % 5],
  };
  return leaves[type]?.();
}
