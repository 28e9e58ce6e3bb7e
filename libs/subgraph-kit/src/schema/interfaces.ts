import {
  Kind,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type NamedTypeNode,
  type NameNode,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
  type TypeNode,
} from 'graphql';
import { Field, ID, InterfaceType } from 'type-graphql';
import type { SubgraphDefinition } from '../definition/subgraph';

interface InterfaceDeclaration {
  description: string;
  implements: string[];
  /** The descriptions of its fields. The types that implement it say the rest. */
  fields: Record<string, string>;
  /** How long its lists are on average. Those of a few types are longer. */
  listSizes?: Record<string, number>;
  /** The fields whose type in each type is a list of that type itself, and in the interface a list of the interface. */
  ofOwnType?: string[];
}

const id = 'Stable, readable identifier; it never changes and is never given to another record. 「ID」';

/** The interfaces of the graph. Each has all of its fields in the supergraph, and in a subgraph those that it resolves. */
const declarations: Record<string, InterfaceDeclaration> = {
  Node: {
    description: 'What can be asked for by its id alone, with `node(id:)`: every record of the graph.',
    implements: [],
    fields: { id },
  },
  Record: {
    description: 'A record of any domain (記録): what all kinds of records have in common.',
    implements: ['Node'],
    fields: {
      id,
      name: 'Its name or title; the description of the field in each type says how it is made. 「名称」',
      provenance:
        'The place of this record in the source (出典), and what was corrected or left open. 「出典 / Source」',
      url: 'Its permanent address, at which it will always be found. It begins with "/" where the graph does not know its own address. 「アドレス」',
      programs:
        'The programs (事業) that are about it; of a part of the comprehensive plan, those that serve its sections. Empty when there are none; null when the comprehensive plan does not answer.',
      sections:
        'The sections of the comprehensive plan (節) that these programs serve; of a part of the plan, its own. Empty when there are none; null when the comprehensive plan does not answer.',
      observations:
        'Its figures (観測値), the oldest period first, a page at a time: those of an indicator, and what is printed of any other record. Empty when there are none; null when the catalogue does not answer.',
      edition:
        'The edition of the publication (年度版) that prints this version of the record. Null when the catalogue does not answer.',
      editions:
        'The record as each edition prints it, the oldest first. Their ids name the edition, such as "sister-city-decatur@2024". 「各年度版」',
      omittedSince:
        'The first edition that no longer prints the record; null if the newest edition prints it, or the catalogue does not answer. 「掲載終了」',
    },
    listSizes: { programs: 2, sections: 3, editions: 5 },
    ofOwnType: ['editions'],
  },
  Dated: {
    description: 'What happens or begins at some time (日付のあるもの).',
    implements: ['Node'],
    fields: { id, date: 'When it happens or begins, as precisely as the source says. 「日付」' },
  },
};

/** The type of a field that leads to records of any kind. The schema has its fields from {@link withInterfaces}. */
@InterfaceType('Node', { autoRegisterImplementations: false })
export abstract class NodeInterface {
  @Field(() => ID)
  id!: string;
}

/** The type of a field that leads to records of any kind, with what they have in common. */
@InterfaceType('Record', { autoRegisterImplementations: false })
export abstract class RecordInterface {
  @Field(() => ID)
  id!: string;
}

/**
 * Lets the records of a subgraph, its own and those of others that it extends or refers to, implement the interfaces of
 * the graph: all of them `Node` and `Record`, and those with a `date: PartialDate!` also `Dated`. In a subgraph an
 * interface has the fields that all of its types have there; composition unites them.
 */
export function withInterfaces(document: DocumentNode, definition: SubgraphDefinition): DocumentNode {
  const records = recordsOf(document, definition);
  const implementing = new Map(
    Object.keys(declarations).map((name) => [name, name === 'Dated' ? records.filter(isDated) : records]),
  );
  const withNames = visit(document, {
    InterfaceTypeDefinition: ({ name }) => (name.value in declarations ? null : undefined),
    ObjectTypeDefinition(type) {
      const names = [...implementing].filter(([, types]) => types.includes(type)).map(([name]) => namedType(name));
      return names.length > 0 ? { ...type, interfaces: [...(type.interfaces ?? []), ...names] } : undefined;
    },
  });
  const interfaces = [...implementing].flatMap(([name, types]) => (types.length > 0 ? interfaceOf(name, types) : []));
  return { ...withNames, definitions: [...interfaces, ...withNames.definitions] };
}

/** Resolves the type of a record: an entity is named like its type, and a reference to another domain has its name. */
const resolveRecordType = (record: { __typename?: string }): string => record.__typename ?? record.constructor.name;

/** The resolvers of the interfaces in a document. */
export function interfaceResolvers(
  document: DocumentNode,
): Record<string, { __resolveType: typeof resolveRecordType }> {
  const present = document.definitions.flatMap((node) =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION && node.name.value in declarations ? [node.name.value] : [],
  );
  return Object.fromEntries(present.map((name) => [name, { __resolveType: resolveRecordType }]));
}

function recordsOf(document: DocumentNode, definition: SubgraphDefinition): ObjectTypeDefinitionNode[] {
  const names = new Set([
    ...definition.concepts.map(({ name }) => name),
    ...definition.extends.map(({ type }) => type.name),
  ]);
  return document.definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter((type) => names.has(type.name.value) && fieldOf(type, 'id') !== undefined);
}

function isDated(type: ObjectTypeDefinitionNode): boolean {
  const date = fieldOf(type, 'date')?.type;
  return (
    date?.kind === Kind.NON_NULL_TYPE && date.type.kind === Kind.NAMED_TYPE && date.type.name.value === 'PartialDate'
  );
}

const fieldOf = (type: ObjectTypeDefinitionNode, name: string): FieldDefinitionNode | undefined =>
  type.fields?.find((field) => field.name.value === name);

/** The interface with the fields that all of these types have. */
function interfaceOf(name: string, types: ObjectTypeDefinitionNode[]): InterfaceTypeDefinitionNode {
  const declaration = declarations[name] as InterfaceDeclaration;
  const fields = Object.entries(declaration.fields).flatMap(([field, description]) => {
    const [first, ...others] = types.map((type) => fieldOf(type, field));
    if (!first || others.includes(undefined)) return [];
    const isOfOwnType = declaration.ofOwnType?.includes(field) ?? false;
    if (!isOfOwnType) requireOneType(field, types);
    const size = declaration.listSizes?.[field];
    const type = isOfOwnType ? withNamedType(first.type, name) : first.type;
    // The size of a page follows from its arguments, which are the same in all types.
    const ofPage = first.arguments?.some((argument) => argument.name.value === 'first') ? first.directives : [];
    const directives = size === undefined ? ofPage : [listSize(size)];
    return { ...first, type, description: text(description), directives };
  });
  return {
    kind: Kind.INTERFACE_TYPE_DEFINITION,
    name: nameNode(name),
    description: text(declaration.description),
    interfaces: declaration.implements.map(namedType),
    fields,
  };
}

/** The type with another named type at its heart: `[SisterCity!]` with `Record` is `[Record!]`. */
function withNamedType(type: TypeNode, name: string): TypeNode {
  return visit(type, { NamedType: () => namedType(name) });
}

/** An operation cannot select fields of one name and different types, not even if only a `!` differs. */
function requireOneType(field: string, types: ObjectTypeDefinitionNode[]): void {
  const typeIn = (type: ObjectTypeDefinitionNode): string => print((fieldOf(type, field) as FieldDefinitionNode).type);
  const [first] = types as [ObjectTypeDefinitionNode];
  const other = types.find((type) => typeIn(type) !== typeIn(first));
  if (!other) return;
  throw new Error(
    `${first.name.value}.${field} is ${typeIn(first)}, but ${other.name.value}.${field} is ${typeIn(other)}. Give both the same type: they implement the same interface.`,
  );
}

const listSize = (size: number): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: nameNode('listSize'),
  arguments: [{ kind: Kind.ARGUMENT, name: nameNode('assumedSize'), value: { kind: Kind.INT, value: String(size) } }],
});

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });
const namedType = (name: string): NamedTypeNode => ({ kind: Kind.NAMED_TYPE, name: nameNode(name) });
const text = (value: string): StringValueNode => ({ kind: Kind.STRING, value });
