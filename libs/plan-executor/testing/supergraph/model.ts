import { Kind, parse, parseType, type SelectionSetNode, type TypeNode } from 'graphql';

/** A generated supergraph, from which the SDL of its subgraphs is printed. */
export interface SupergraphModel {
  subgraphs: string[];
  objects: ObjectModel[];
  abstracts: AbstractModel[];
  /** The subgraphs whose root types have names of their own. */
  withOwnRoots?: string[];
  /** The names of fields in which twins differ, if it has twins. */
  twinDifferences?: string[];
}

/** An object type with the fields of all subgraphs. */
export interface ObjectModel {
  name: string;
  /** An `interfaceObject` has the name of an interface that another subgraph defines. */
  kind: 'entity' | 'value' | 'root' | 'interfaceObject';
  /** Its definitions, one for each subgraph that has one. */
  definitions: TypeDefinition[];
  fields: FieldModel[];
}

export interface TypeDefinition {
  subgraph: string;
  keys: KeyModel[];
}

export interface KeyModel {
  fields: string;
  resolvable: boolean;
}

export interface FieldModel {
  name: string;
  /** In SDL, such as `[Ant!]!`. */
  type: string;
  arguments: ArgumentModel[];
  /** The subgraphs that resolve it. */
  in: string[];
  isKey?: boolean;
  shareable?: boolean;
  inaccessible?: boolean;
  /** The subgraph that still defines it but no longer resolves it. */
  overrides?: string;
  requires?: string;
  provides?: string;
  /** True if its value is the number of writes so far. */
  counts?: boolean;
}

export interface ArgumentModel {
  name: string;
  type: string;
  /** In SDL. */
  default?: string;
}

/** An interface or a union, with the members that each subgraph knows. */
export interface AbstractModel {
  name: string;
  kind: 'interface' | 'union';
  definitions: AbstractDefinition[];
}

export interface AbstractDefinition {
  subgraph: string;
  members: string[];
  /** The fields of an interface, in SDL. */
  fields: string[];
  /** True for an interface with the key `id`. */
  hasKey?: boolean;
}

export function objectOf(model: SupergraphModel, name: string): ObjectModel | undefined {
  return model.objects.find((object) => object.name === name);
}

export function definitionIn(object: ObjectModel, subgraph: string): TypeDefinition | undefined {
  return object.definitions.find((definition) => definition.subgraph === subgraph);
}

/** The name of a type in a subgraph. */
export function localNameOf(
  { withOwnRoots = [] }: SupergraphModel,
  { name, kind }: ObjectModel,
  subgraph: string,
): string {
  return kind === 'root' && withOwnRoots.includes(subgraph) ? `${name}Of${subgraph}` : name;
}

/** True if a subgraph can resolve an entity by one of its keys. */
export function canResolve(object: ObjectModel, subgraph: string): boolean {
  return definitionIn(object, subgraph)?.keys.some(({ resolvable }) => resolvable) ?? false;
}

/** Adds the key fields, to the subgraphs that have the keys. */
export function addKeyFields(entity: ObjectModel): void {
  const knowing = (field: string) =>
    entity.definitions
      .filter(({ keys }) => keys.some(({ fields }) => fields.split(' ').includes(field)))
      .map(({ subgraph }) => subgraph);
  const types: Record<string, string> = { id: 'ID!', code: 'String!', spot: 'Spot!' };
  entity.fields = entity.fields.filter(({ isKey }) => !isKey);
  for (const [name, type] of Object.entries(types)) {
    if (knowing(name).length > 0) entity.fields.push({ name, type, arguments: [], in: knowing(name), isKey: true });
  }
}

/** The named type inside lists and exclamation marks. */
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
