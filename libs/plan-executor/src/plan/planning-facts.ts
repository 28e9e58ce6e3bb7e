import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf, parseFieldSet, subgraphNames } from './join-directives';
import { membersOf, ownFieldsOf } from './uneven-types';

/** What a plan depends on of the types of a supergraph, apart from their names. */
export interface PlanningFacts {
  /**
   * Describes an object type without its name and fields: the subgraphs that define it, its keys there, and where it is a
   * member of the given unions and interfaces.
   */
  describeType(type: string, abstractTypes: ReadonlySet<string>): string;
  /** Describes a field of an object type: its type and arguments, and what each subgraph says of it. */
  describeField(type: string, field: string): string;
  /** The fields of an object type that keys, or other fields, need. */
  neededFields(type: string): readonly string[];
  /** The object types to which keys or requirements lead, so that plans fetch them unasked. */
  neededTypes: ReadonlySet<string>;
  /** The interfaces that have keys. */
  keyedInterfaces: ReadonlySet<string>;
  /**
   * The name of a field's type as a subgraph defines it; undefined if it does not, or for a root type, which it may name
   * differently.
   */
  fieldType(subgraph: string, type: string, field: string): string | undefined;
  /** The subgraphs that have a field, as `join__Graph` names them. */
  subgraphsWith(type: string, field: string): readonly string[];
  /** True if each of the subgraphs has the interface, and resolves a field of it for all members that it has. */
  isResolvedForAll(subgraphs: readonly string[], interfaceName: string, field: string): boolean;
}

export function readPlanningFacts(supergraph: DocumentNode, schema: GraphQLSchema): PlanningFacts {
  const graphs = new Map([...subgraphNames(supergraph)].map(([graph, name]) => [name, graph]));
  const ownFields = ownFieldsOf(supergraph);
  const members = membersOf(supergraph);
  const { fields, keyedInterfaces, hasInterfaceObjects } = readDescriptions(supergraph);
  const describeType = readTypeDefinitions(supergraph, ownFields, members);
  const needed = readNeeded(supergraph, schema);
  const subgraphsByField = subgraphsOf(ownFields);
  return {
    // The subgraph of an interface object does not know the types of its objects, so a plan must not depend on them.
    describeType: hasInterfaceObjects ? (type) => type : describeType,
    describeField: (type, field) => fields.get(`${type}.${field}`) ?? '',
    neededFields: (type) => needed.fieldsOf(type),
    neededTypes: needed.types,
    keyedInterfaces,
    fieldType(subgraph, type, field) {
      const own = ownFields.get(`${graphs.get(subgraph)} ${type}.${field}`);
      const name = own && namedType(own.type);
      return name === undefined || rootTypes.has(name) ? undefined : name;
    },
    subgraphsWith: (type, field) => subgraphsByField.get(`${type}.${field}`) ?? [],
    isResolvedForAll: (among, interfaceName, field) =>
      among.every((graph) => {
        const known = members.get(interfaceName)?.get(graph);
        return [interfaceName, ...(known ?? [])].every(
          (type) => known && ownFields.get(`${graph} ${type}.${field}`)?.isResolved === true,
        );
      }),
  };
}

/** The object types and interfaces of a supergraph. */
function typesOf({ definitions }: DocumentNode): (ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode)[] {
  return definitions.filter(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

interface Descriptions {
  fields: Map<string, string>;
  keyedInterfaces: Set<string>;
  hasInterfaceObjects: boolean;
}

function readDescriptions(supergraph: DocumentNode): Descriptions {
  const found: Descriptions = {
    fields: new Map(),
    keyedInterfaces: new Set(),
    hasInterfaceObjects: false,
  };
  for (const { kind, name, directives = [], fields = [] } of typesOf(supergraph)) {
    const type = name.value;
    for (const field of fields) found.fields.set(`${type}.${field.name.value}`, describe(field));
    for (const { key, isInterfaceObject } of argumentsOf(directives, 'join__type')) {
      if (isInterfaceObject === true) found.hasInterfaceObjects = true;
      if (key && kind === Kind.INTERFACE_TYPE_DEFINITION) found.keyedInterfaces.add(type);
    }
  }
  return found;
}

function readNeeded(supergraph: DocumentNode, schema: GraphQLSchema): Needed {
  const needed = new Needed(schema);
  for (const { name, directives = [], fields = [] } of typesOf(supergraph)) {
    for (const { key } of argumentsOf(directives, 'join__type')) if (key) needed.add(name.value, String(key));
    for (const field of fields) {
      for (const { requires, provides } of argumentsOf(field.directives ?? [], 'join__field')) {
        if (requires) needed.add(name.value, String(requires));
        if (provides) needed.add(namedType(print(field.type)), String(provides));
      }
    }
  }
  return needed;
}

const rootTypes: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

function textOf(directives: readonly DirectiveNode[], name: string): string {
  const texts = directives.filter((directive) => directive.name.value === name).map((directive) => print(directive));
  return texts.sort().join('\n');
}

function describe({ type, arguments: parameters = [], directives = [] }: FieldDefinitionNode): string {
  const names = parameters.map((parameter) => `${parameter.name.value}:${print(parameter.type)}`);
  return `(${names.join()}):${print(type)} ${textOf(directives, 'join__field')}`;
}

/** `Ant` of `[Ant!]!`. */
const namedType = (type: string): string => type.replace(/[[\]!]/g, '');

/** The subgraphs that have each field, from the keys of its descriptions, `GRAPH Type.field`. */
function subgraphsOf(ownFields: ReturnType<typeof ownFieldsOf>): Map<string, string[]> {
  const subgraphs = new Map<string, string[]>();
  for (const key of ownFields.keys()) {
    const [graph = '', field = ''] = key.split(' ');
    const known = subgraphs.get(field);
    if (known) known.push(graph);
    else subgraphs.set(field, [graph]);
  }
  return subgraphs;
}

/** An object type as one subgraph defines it. */
interface TypeDefinition {
  graph: string;
  /** Its `@join__type` directives, one for each key. */
  keys: string[];
  /** False if the subgraph resolves none of the keys, so that no plan goes there from another subgraph. */
  isResolvable: boolean;
  /** The unions and interfaces that have it as a member there. */
  memberOf: string[];
}

/**
 * Reads how subgraphs define object types, and returns a function that describes a type without its name and fields: its
 * keys in each subgraph, and where it is a member of the given unions and interfaces.
 *
 * A definition that no plan reaches below a union or an interface does not count. Its subgraph resolves no key of the
 * type, and has no field that returns a union or an interface with the type: it only refers to a type of another
 * subgraph, which would otherwise set that type apart from all types that are planned alike.
 */
function readTypeDefinitions(
  { definitions }: DocumentNode,
  ownFields: ReturnType<typeof ownFieldsOf>,
  members: ReturnType<typeof membersOf>,
): (type: string, abstractTypes: ReadonlySet<string>) => string {
  const returned = abstractTypesReturned(ownFields, members);
  const reached = new Map<string, TypeDefinition[]>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    const known = definitionsOf(type, definition.directives ?? [], members).filter(
      ({ graph, isResolvable, memberOf }) =>
        isResolvable || memberOf.some((abstractType) => returned.has(`${graph} ${abstractType}`)),
    );
    reached.set(type, known);
  }
  return (type, abstractTypes) =>
    (reached.get(type) ?? [])
      .flatMap(({ graph, keys, memberOf }) => [
        ...keys,
        ...memberOf.filter((each) => abstractTypes.has(each)).map((each) => `${each} ${graph}`),
      ])
      .sort()
      .join('\n');
}

function definitionsOf(
  type: string,
  directives: readonly DirectiveNode[],
  members: ReturnType<typeof membersOf>,
): TypeDefinition[] {
  const found = new Map<string, TypeDefinition>();
  for (const directive of directives.filter(({ name }) => name.value === 'join__type')) {
    const [given = {}] = argumentsOf([directive], 'join__type');
    const graph = String(given.graph);
    const known = found.get(graph) ?? {
      graph,
      keys: [],
      isResolvable: false,
      memberOf: memberOf(type, graph, members),
    };
    known.keys.push(print(directive));
    known.isResolvable ||= given.resolvable !== false;
    found.set(graph, known);
  }
  return [...found.values()];
}

const memberOf = (type: string, graph: string, members: ReturnType<typeof membersOf>): string[] =>
  [...members].filter(([, bySubgraph]) => bySubgraph.get(graph)?.has(type)).map(([abstractType]) => abstractType);

/** The unions and interfaces that fields of a subgraph return, each after the subgraph. */
function abstractTypesReturned(
  ownFields: ReturnType<typeof ownFieldsOf>,
  members: ReturnType<typeof membersOf>,
): Set<string> {
  const returned = new Set<string>();
  for (const [key, { type }] of ownFields) {
    const [graph = ''] = key.split(' ');
    const name = namedType(type);
    if (members.has(name)) returned.add(`${graph} ${name}`);
  }
  return returned;
}

/** The fields and types that the field sets of keys, `@requires` and `@provides` mention. */
class Needed {
  readonly types = new Set<string>();
  readonly #names = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The names may belong to fields of any type, since the members of interfaces have them as well. */
  fieldsOf(type: string): readonly string[] {
    const object = this.schema.getType(type);
    return isObjectType(object) ? Object.keys(object.getFields()).filter((name) => this.#names.has(name)) : [];
  }

  /** @param fieldSet of an object or an interface with this name */
  add(type: string, fieldSet: string): void {
    const set = parseFieldSet(fieldSet);
    if (set) this.#addSet(this.schema.getType(type), set);
  }

  #addSet(type: GraphQLNamedType | undefined, { selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const narrower = condition === undefined ? type : this.schema.getType(condition);
        if (condition !== undefined) this.#addTypes(narrower);
        this.#addSet(narrower, selection.selectionSet);
        continue;
      }
      this.#names.add(selection.name.value);
      if (!selection.selectionSet || !type || !('getFields' in type)) continue;
      const field = type.getFields()[selection.name.value];
      const inner = field && getNamedType(field.type as typeof type);
      this.#addTypes(inner);
      this.#addSet(inner, selection.selectionSet);
    }
  }

  #addTypes(type: GraphQLNamedType | undefined): void {
    if (isAbstractType(type)) {
      for (const { name } of this.schema.getPossibleTypes(type)) this.types.add(name);
    } else if (type && !isInterfaceType(type)) {
      this.types.add(type.name);
    }
  }
}
