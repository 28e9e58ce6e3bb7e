import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fieldCollector, fragmentsOf, responseNameOf, type CollectedField, type Fragments } from '../operation/fields';
import { locationOf, renames, visitFetched, type Rename, type TypeConditions } from './fetch-operations';
import type { FetchNode, QueryPlan } from './query-plan';
import type { IsA } from './supergraph-types';
import type { UnevenTypes } from './uneven-types';

/**
 * Adds to a plan the fields of those members of a union or an interface that only some subgraphs have. Planners leave
 * them out if several subgraphs share a field that leads there: as these must answer alike, no such member should be
 * answered. If one is, its fields would be null without an error. Added are the fields that a subgraph which has the
 * member resolves on its own.
 */
export function completePlan(
  plan: QueryPlan,
  document: DocumentNode,
  schema: GraphQLSchema,
  isA: IsA,
  uneven: UnevenTypes,
): QueryPlan {
  const askedAt = selectionsByLocation(document);
  const isFetched = fetchedFieldsOf(plan, isA);
  const collectFields = fieldCollector(document, schema);
  const definitions = variableDefinitionsOf(document);

  function complete(node: QueryPlan): QueryPlan {
    return node.kind === 'Fetch' ? completeFetch(node) : { ...node, nodes: node.nodes.map(complete) };
  }

  function completeFetch(fetch: FetchNode): FetchNode {
    const read = parse(fetch.operation, { noLocation: true });
    const operation = read.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (!operation) return fetch;
    const written = withoutSpreads(operation.selectionSet, fragmentsOf(read));
    const selectionSet = completeRoot(fetch, operation.operation, written);
    if (selectionSet === written) return fetch;
    const used = variablesIn(selectionSet);
    const added = definitions.filter(
      ({ variable: { name } }) => used.has(name.value) && !fetch.variables.includes(name.value),
    );
    const variableDefinitions = [...(operation.variableDefinitions ?? []), ...added];
    return {
      ...fetch,
      operation: print({ ...operation, selectionSet, variableDefinitions }),
      variables: [...fetch.variables, ...added.map(({ variable }) => variable.name.value)],
    };
  }

  function completeRoot(
    fetch: FetchNode,
    operation: OperationTypeNode,
    selectionSet: SelectionSetNode,
  ): SelectionSetNode {
    const { subgraph, entities } = fetch;
    if (entities.length === 0) {
      const at = { bases: [locationOf(fetch.path)], rename: renames(fetch), location: '' };
      return completeSet(subgraph, selectionSet, rootTypes[operation], at);
    }
    return withEach(selectionSet, (selection) => {
      if (selection.kind !== Kind.FIELD || !selection.selectionSet) return selection;
      const name = responseNameOf(selection);
      const entity = entities.find(({ responseName }) => responseName === name);
      if (!entity) return selection;
      const at = { bases: entity.paths.map(locationOf), rename: renames(entity), location: '' };
      return withSet(selection, completeSet(subgraph, selection.selectionSet, '', at));
    });
  }

  /** @param type the type that has the fields of the set; for entities a fragment inside tells it */
  function completeSet(subgraph: string, set: SelectionSetNode, type: string, at: Location): SelectionSetNode {
    return withEach(set, (selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const narrower = selection.typeCondition?.name.value ?? type;
        return withSet(selection, completeSet(subgraph, selection.selectionSet, narrower, at));
      }
      const field = uneven.field(subgraph, type, selection.name.value);
      if (!field) return selection;
      const inner = field.type.replace(/[[\]!]/g, '');
      const name = at.rename(at.location, responseNameOf(selection));
      const below = { ...at, location: `${at.location}/${name}` };
      const own = completeSet(subgraph, selection.selectionSet, inner, below);
      const missing = missingMembers(subgraph, own, inner, below);
      return withSet(selection, missing.length > 0 ? { ...own, selections: [...own.selections, ...missing] } : own);
    });
  }

  function missingMembers(
    subgraph: string,
    set: SelectionSetNode,
    type: string,
    { bases, location }: Location,
  ): InlineFragmentNode[] {
    const members = uneven.members(subgraph, type) ?? [];
    const locations = members.length > 0 ? bases.map((base) => base + location) : [];
    const asked = locations.flatMap((each) => askedAt.get(each) ?? []);
    const taken = new Map<string, string>();
    if (asked.length > 0) noteShapes(subgraph, set, type, taken);
    return members.flatMap((member) => {
      const object = schema.getType(member);
      if (!isObjectType(object)) return [];
      const isMissing = ({ node, responseName }: CollectedField) =>
        node.name.value !== '__typename' && !locations.some((each) => isFetched(`${each}/${responseName}`, member));
      const fields = collectFields(object, asked)
        .filter(isMissing)
        .flatMap((field) => ownField(subgraph, object, field, taken) ?? []);
      return fields.length > 0 ? [fragmentOn(member, fields)] : [];
    });
  }

  /**
   * A field with all that is asked below it; undefined if its subgraph does not resolve all of it on its own.
   * @param taken the types of the fields beside it by response name, of which none may have two
   */
  function ownField(
    subgraph: string,
    type: GraphQLObjectType,
    { responseName, node, selections }: CollectedField,
    taken: Map<string, string>,
  ): FieldNode | undefined {
    if (node.name.value === '__typename') return node;
    const field = uneven.field(subgraph, type.name, node.name.value);
    if (!field?.isResolved || (taken.get(responseName) ?? field.type) !== field.type) return undefined;
    const inner = getNamedType(type.getFields()[node.name.value]?.type);
    const selectionSet = isObjectType(inner) ? ownSet(subgraph, inner, selections) : undefined;
    if (isCompositeType(inner) && !selectionSet) return undefined;
    taken.set(responseName, field.type);
    return { ...node, selectionSet };
  }

  function ownSet(
    subgraph: string,
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
  ): SelectionSetNode | undefined {
    const taken = new Map<string, string>();
    const fields = collectFields(type, selections).map((field) => ownField(subgraph, type, field, taken));
    const own = fields.filter((field) => field !== undefined);
    return own.length === fields.length ? { kind: Kind.SELECTION_SET, selections: own } : undefined;
  }

  function noteShapes(subgraph: string, set: SelectionSetNode, type: string, shapes: Map<string, string>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        noteShapes(subgraph, selection.selectionSet, selection.typeCondition?.name.value ?? type, shapes);
      } else if (selection.kind === Kind.FIELD) {
        const field = uneven.field(subgraph, type, selection.name.value);
        shapes.set(responseNameOf(selection), field?.type ?? 'unknown');
      }
    }
  }

  return complete(plan);
}

/** The location of a selection set in a fetch, and the locations of the fetch in the response. */
interface Location {
  bases: string[];
  rename: Rename;
  location: string;
}

const rootTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };

/** The selections at each location of the response, whatever type they are asked of. */
function selectionsByLocation(document: DocumentNode): Map<string, SelectionNode[]> {
  const fragments = fragmentsOf(document);
  const byLocation = new Map<string, SelectionNode[]>();

  function note(selection: SelectionNode, location: string): void {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      for (const each of fragment?.selectionSet.selections ?? []) note(each, location);
    } else if (selection.selectionSet) {
      const own = `${location}/${responseNameOf(selection)}`;
      const { selections } = selection.selectionSet;
      byLocation.set(own, [...(byLocation.get(own) ?? []), ...selections]);
      for (const each of selections) note(each, own);
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) note(selection, '');
  }
  return byLocation;
}

/** Tells whether a plan fetches the field at a location for objects of a type. */
function fetchedFieldsOf(plan: QueryPlan, isA: IsA): (location: string, type: string) => boolean {
  const fetched = new Map<string, TypeConditions[]>();
  visitFetched(plan, (location, conditions) => fetched.set(location, [...(fetched.get(location) ?? []), conditions]));
  return (location, type) =>
    fetched.get(location)?.some((conditions) => conditions.every((names) => names.some((name) => isA(type, name)))) ===
    true;
}

function variableDefinitionsOf({ definitions }: DocumentNode): VariableDefinitionNode[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
}

function variablesIn(set: SelectionSetNode): Set<string> {
  const names = new Set<string>();
  visit(set, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

/** The set with every named fragment written out. */
function withoutSpreads(set: SelectionSetNode, fragments: Fragments): SelectionSetNode {
  if (fragments.size === 0) return set;
  return visit(set, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment) return undefined;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition: fragment.typeCondition, selectionSet: fragment.selectionSet };
    },
  });
}

const fragmentOn = (type: string, selections: FieldNode[]): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

/** The set with each selection changed; the same set if none was. */
function withEach(set: SelectionSetNode, change: (selection: SelectionNode) => SelectionNode): SelectionSetNode {
  const selections = set.selections.map(change);
  return selections.every((selection, index) => selection === set.selections[index]) ? set : { ...set, selections };
}

const withSet = <Node extends FieldNode | InlineFragmentNode>(node: Node, selectionSet: SelectionSetNode): Node =>
  node.selectionSet === selectionSet ? node : { ...node, selectionSet };
