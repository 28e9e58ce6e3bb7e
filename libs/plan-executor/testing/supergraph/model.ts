import { Kind, parse, parseType, type SelectionSetNode, type TypeNode } from 'graphql';

/** A generated supergraph, before it is written as the SDL of its subgraphs. */
export interface SupergraphModel {
  subgraphs: string[];
  objects: ObjectModel[];
  abstracts: AbstractModel[];
  /** The subgraphs whose root types have names of their own. */
  withOwnRoots?: string[];
}

/** An object type with all fields that it has anywhere. */
export interface ObjectModel {
  name: string;
  /** An `interfaceObject` bears the name of an interface that another subgraph defines. */
  kind: 'entity' | 'value' | 'root' | 'interfaceObject';
  /** The subgraphs that define it. */
  places: Place[];
  fields: FieldModel[];
}

export interface Place {
  subgraph: string;
  keys: KeyModel[];
}

export interface KeyModel {
  fields: string;
  resolvable: boolean;
}

export interface FieldModel {
  name: string;
  /** As SDL writes it, like `[Ant!]!`. */
  type: string;
  arguments: ArgumentModel[];
  /** The subgraphs that resolve it. */
  in: string[];
  isKey?: boolean;
  shareable?: boolean;
  inaccessible?: boolean;
  /** The subgraph that no longer resolves it, though it still defines it. */
  overrides?: string;
  requires?: string;
  provides?: string;
  /** It tells how many writes were made so far. */
  counts?: boolean;
}

export interface ArgumentModel {
  name: string;
  type: string;
  /** As SDL writes it. */
  default?: string;
}

/** An interface or a union, with its members as each subgraph knows them. */
export interface AbstractModel {
  name: string;
  kind: 'interface' | 'union';
  places: AbstractPlace[];
}

export interface AbstractPlace {
  subgraph: string;
  members: string[];
  /** The fields of an interface, as SDL writes them. */
  fields: string[];
  /** Whether it is an entity interface, with the key `id`. */
  hasKey?: boolean;
}

export function objectOf(model: SupergraphModel, name: string): ObjectModel | undefined {
  return model.objects.find((object) => object.name === name);
}

export function placeOf(object: ObjectModel, subgraph: string): Place | undefined {
  return object.places.find((place) => place.subgraph === subgraph);
}

/** How a subgraph calls a type that is called so in the supergraph. */
export function localNameOf(
  { withOwnRoots = [] }: SupergraphModel,
  { name, kind }: ObjectModel,
  subgraph: string,
): string {
  return kind === 'root' && withOwnRoots.includes(subgraph) ? `${name}Of${subgraph}` : name;
}

/** Whether a subgraph can be asked for an object by one of its keys. */
export function canResolve(object: ObjectModel, subgraph: string): boolean {
  return placeOf(object, subgraph)?.keys.some(({ resolvable }) => resolvable) ?? false;
}

/** The type without its lists and its exclamation marks. */
export function namedTypeOf(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

export function typeNode(type: string): TypeNode {
  return remembered(types, type, () => parseType(type));
}

/** A field set of `@key`, `@requires` or `@provides`. */
export function fieldSet(text: string): SelectionSetNode {
  return remembered(fieldSets, text, () => {
    const [definition] = parse(`{ ${text} }`).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no field set.`);
    return definition.selectionSet;
  });
}

export function fieldNamesOf(set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}

const types = new Map<string, TypeNode>();
const fieldSets = new Map<string, SelectionSetNode>();

function remembered<Value>(memory: Map<string, Value>, text: string, make: () => Value): Value {
  let value = memory.get(text);
  if (value === undefined) memory.set(text, (value = make()));
  return value;
}
