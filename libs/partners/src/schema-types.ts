import {
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeNode as TypeReferenceNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

export type TypeNode = TypeDefinitionNode | TypeExtensionNode;

export interface KnownType {
  /** The subgraph that defines most of it. */
  owner: string;
  kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';
  /** The subgraph of each of its fields, enum values or members that defines it first. */
  fields: Map<string, string>;
  /** The fields of each of its keys, as `@key` names them. */
  keys: Set<string>;
}

export function addTypes(types: Map<string, KnownType>, owner: string, document: DocumentNode): void {
  for (const [name, nodes] of typesOf(document)) {
    const known = types.get(name) ?? {
      owner,
      kind: kindOf(nodes),
      fields: new Map<string, string>(),
      keys: new Set<string>(),
    };
    // Others refer to it with a few fields.
    const names = namesIn(nodes);
    if (names.length > known.fields.size) known.owner = owner;
    for (const one of names) if (!known.fields.has(one)) known.fields.set(one, owner);
    for (const key of keysOf(nodes)) known.keys.add(key);
    types.set(name, known);
  }
}

/** The types of a schema with their definition and extensions, without those that federation adds. */
export function typesOf(document: DocumentNode): Map<string, TypeNode[]> {
  const types = new Map<string, TypeNode[]>();
  for (const definition of document.definitions.filter(isType)) {
    const name = definition.name.value;
    if (/^_|__|^FieldSet$/.test(name)) continue;
    types.set(name, [...(types.get(name) ?? []), definition]);
  }
  return types;
}

const isType = (node: DefinitionNode): node is TypeNode => /Type(Definition|Extension)$/.test(node.kind);

/** The operation of each root type, by the type's name. */
export function rootTypes(document: DocumentNode): Map<string, string> {
  const roots = new Map([
    ['Query', 'query'],
    ['Mutation', 'mutation'],
    ['Subscription', 'subscription'],
  ]);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { type, operation } of definition.operationTypes ?? []) roots.set(type.name.value, operation);
  }
  return roots;
}

function kindOf(nodes: TypeNode[]): KnownType['kind'] {
  const [word = ''] = /^[A-Z][a-z]+/.exec(nodes[0]?.kind ?? '') ?? [];
  return word.toLowerCase() as KnownType['kind'];
}

export function* fieldsOf(nodes: TypeNode[]): Iterable<FieldDefinitionNode> {
  for (const node of nodes) {
    if (!('fields' in node) || kindOf([node]) === 'input') continue;
    for (const field of (node.fields ?? []) as readonly FieldDefinitionNode[]) {
      // Federation's own root fields are `_entities` and `_service`.
      if (!field.name.value.startsWith('_')) yield field;
    }
  }
}

function namesIn(nodes: TypeNode[]): string[] {
  return nodes.flatMap((node) => {
    if ('fields' in node) {
      return ((node.fields ?? []) as readonly (FieldDefinitionNode | InputValueDefinitionNode)[]).map(
        ({ name }) => name.value,
      );
    }
    if ('values' in node) return (node.values ?? []).map(({ name }) => name.value);
    return 'types' in node ? (node.types ?? []).map(({ name }) => name.value) : [];
  });
}

/** An enum or an input type that is repeated as it is changes nothing. */
export function isSameList({ kind, fields }: KnownType, nodes: TypeNode[]): boolean {
  const names = namesIn(nodes);
  const isList = (kind === 'enum' || kind === 'input') && kindOf(nodes) === kind;
  return isList && names.length === fields.size && names.every((name) => fields.has(name));
}

/** The fields of each key, with one space between them. */
export function keysOf(nodes: TypeNode[]): string[] {
  const keys = nodes.flatMap(({ directives }) => directives ?? []).filter((one) => plainName(one) === 'key');
  const texts = keys.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
  );
  return texts.map((text) => text.trim().replaceAll(/\s+/g, ' '));
}

export const keyFieldsOf = (nodes: TypeNode[]): Set<string> =>
  new Set(keysOf(nodes).flatMap((text) => text.match(/\w+/g) ?? []));

export const isKey = (field: FieldDefinitionNode, keys: ReadonlySet<string>): boolean => keys.has(field.name.value);

export const isExternal = ({ directives = [] }: FieldDefinitionNode): boolean =>
  directives.some((directive) => plainName(directive) === 'external');

/** `@federation__key` is `@key`. */
export const plainName = ({ name }: ConstDirectiveNode): string => name.value.split('__').at(-1) ?? '';

export const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  given.find((argument) => argument.name.value === name)?.value;

/** The texts of a list, or of one text that stands for a list. */
export function textsIn(value: ConstValueNode | undefined): string[] {
  const values = value?.kind === Kind.LIST ? value.values : [value];
  return values.flatMap((one) => (one?.kind === Kind.STRING ? [one.value] : []));
}

interface TypePart {
  /** `Park`, `Park.name`. */
  coordinate: string;
  directives?: readonly ConstDirectiveNode[] | undefined;
}

/** A type and its fields or values, with their arguments: everything that may carry a directive. */
export function* partsOf(name: string, nodes: TypeNode[]): Iterable<TypePart> {
  for (const node of nodes) {
    yield { coordinate: name, directives: node.directives };
    const members = 'fields' in node ? node.fields : 'values' in node ? node.values : undefined;
    for (const member of members ?? []) {
      const coordinate = `${name}.${member.name.value}`;
      yield { coordinate, directives: member.directives };
      if (!('arguments' in member)) continue;
      for (const argument of member.arguments ?? []) {
        yield { coordinate: `${coordinate}(${argument.name.value}:)`, directives: argument.directives };
      }
    }
  }
}

export function namedType(type: TypeReferenceNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

export const isListField = ({ type }: FieldDefinitionNode): boolean =>
  (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE;

/** True for an import such as `{ name: "@override", as: "@o" }`, or a whole specification `as: "fed"`. */
export function hasAlias(value: NonNullable<ConstDirectiveNode['arguments']>[number]['value']): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasAlias);
  return value.kind === Kind.OBJECT && value.fields.some(({ name }) => name.value === 'as');
}
