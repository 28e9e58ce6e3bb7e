import {
  Kind,
  print,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { argumentsOf, keyFields, subgraphNames } from './join-directives';

/** What subgraphs say of the unions and interfaces that do not have the same members in all of them. */
export interface UnevenTypes {
  /** The members of a union or an interface in a subgraph; undefined if it has the same in every subgraph. */
  members(subgraph: string, type: string): readonly string[] | undefined;
  /** A field as a subgraph defines it; undefined if it does not. */
  field(subgraph: string, type: string, field: string): OwnField | undefined;
}

export interface OwnField {
  /** As SDL writes it, like `[Ant!]!`. It may be narrower than in the supergraph. */
  type: string;
  /** True if the subgraph resolves it on its own. */
  isResolved: boolean;
}

/** Reads them from the `join__` directives; undefined if there are none. */
export function readUnevenTypes(supergraph: DocumentNode): UnevenTypes | undefined {
  const members = membersOf(supergraph);
  const uneven = new Set([...members].filter(([, bySubgraph]) => isUneven(bySubgraph)).map(([type]) => type));
  if (uneven.size === 0) return undefined;
  const names = subgraphNames(supergraph);
  const fields = ownFieldsOf(supergraph);
  const graphs = new Map([...names].map(([graph, name]) => [name, graph]));
  return {
    members(subgraph, type) {
      return uneven.has(type) ? [...(members.get(type)?.get(graphs.get(subgraph) ?? '') ?? [])] : undefined;
    },
    field: (subgraph, type, field) => fields.get(`${graphs.get(subgraph)} ${type}.${field}`),
  };
}

type MembersBySubgraph = Map<string, Set<string>>;

/** The members of each union and interface by the subgraphs, as `join__Graph` names them, that have it. */
export function membersOf({ definitions }: DocumentNode): Map<string, MembersBySubgraph> {
  const members = new Map<string, MembersBySubgraph>();
  function note(type: string, graph: string, member?: string): void {
    let bySubgraph = members.get(type);
    if (!bySubgraph) members.set(type, (bySubgraph = new Map<string, Set<string>>()));
    let known = bySubgraph.get(graph);
    if (!known) bySubgraph.set(graph, (known = new Set<string>()));
    if (member !== undefined) known.add(member);
  }
  for (const definition of definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const { graph, member } of argumentsOf(definition.directives ?? [], 'join__unionMember')) {
        note(definition.name.value, String(graph), String(member));
      }
    } else if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const { graph, isInterfaceObject } of argumentsOf(definition.directives ?? [], 'join__type')) {
        if (isInterfaceObject !== true) note(definition.name.value, String(graph));
      }
    } else if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      for (const { graph, interface: wider } of argumentsOf(definition.directives ?? [], 'join__implements')) {
        note(String(wider), String(graph), definition.name.value);
      }
    }
  }
  return members;
}

function isUneven(bySubgraph: MembersBySubgraph): boolean {
  const lists = [...bySubgraph.values()].map((members) => [...members].sort().join());
  return new Set(lists).size > 1;
}

/** The fields as subgraphs define them, by `GRAPH Type.field`. */
export function ownFieldsOf({ definitions }: DocumentNode): Map<string, OwnField> {
  const fields = new Map<string, OwnField>();
  for (const definition of definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      noteFields(definition, fields);
    }
  }
  return fields;
}

function noteFields(
  { name, directives = [], fields = [] }: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  known: Map<string, OwnField>,
): void {
  const keys = keyFields(directives);
  const everywhere = argumentsOf(directives, 'join__type').map(({ graph }): Record<string, unknown> => ({ graph }));
  for (const field of fields) {
    const told = argumentsOf(field.directives ?? [], 'join__field');
    for (const { graph, type, external, requires, usedOverridden, overrideLabel } of told.length > 0
      ? told
      : everywhere) {
      // A key field is known wherever the key is.
      const isExternal = external === true && !keys.has(`${String(graph)} ${field.name.value}`);
      const isResolved = !(isExternal || requires || usedOverridden || overrideLabel);
      const own = { type: type ? String(type) : print(field.type), isResolved };
      known.set(`${String(graph)} ${name.value}.${field.name.value}`, own);
    }
  }
}
