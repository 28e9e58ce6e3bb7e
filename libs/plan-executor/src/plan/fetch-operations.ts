import {
  Kind,
  parse,
  print,
  separateOperations,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, responseNameOf, type Fragments } from '../operation/fields';
import type { EntityFetch, FetchNode, PlanPath, QueryPlan, Rewrite } from './query-plan';

/** The memory that a plan takes compared with others, in characters of its requests. */
export function sizeOfPlan(plan: QueryPlan | undefined): number {
  const sizeOfNode = 500;
  if (!plan) return sizeOfNode;
  if (plan.kind === 'Fetch') return sizeOfNode + plan.operation.length;
  return plan.nodes.reduce((sum, node) => sum + sizeOfPlan(node), sizeOfNode);
}

/**
 * The locations in the response of all fields that a plan fetches, such as `/sisterCities/name`, whatever their types.
 */
export function fetchedLocations(plan: QueryPlan): Set<string> {
  const locations = new Set<string>();
  visitFetched(plan, (location) => locations.add(location));
  return locations;
}

/** The type conditions of an object, of each of which one type must fit. */
export type TypeConditions = readonly (readonly string[])[];

/**
 * Called with a fetched field.
 * @param conditions those of the object that has the field
 */
export type VisitFetched = (location: string, conditions: TypeConditions, node: FieldNode) => void;

/** Visits all fields that a plan fetches. */
export function visitFetched(plan: QueryPlan, visit: VisitFetched): void {
  if (plan.kind === 'Fetch') visitFetch(plan, visit);
  else for (const node of plan.nodes) visitFetched(node, visit);
}

/** The location to which a path leads, whatever the types and the items of lists on the way. */
export const locationOf = (path: PlanPath | Rewrite['path']): string =>
  path.map((step) => (typeof step === 'object' && 'field' in step ? `/${step.field}` : '')).join('');

/**
 * The names of the fields that a fetch adds to its objects.
 * @param entities one of its `_entities` fields; undefined for a fetch of root fields
 */
export function addedFields(fetch: FetchNode, entities: EntityFetch | undefined): string[] {
  const locations = new Set<string>();
  const fromRoot = entities ? { entities: [{ ...entities, paths: [[]] }] } : { path: [] };
  visitFetch({ ...fetch, ...fromRoot }, (location) => locations.add(location));
  return [...locations].map((location) => location.slice(1)).filter((name) => !name.includes('/'));
}

function visitFetch(fetch: FetchNode, visit: VisitFetched): void {
  const document = parse(fetch.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return;
  const { selectionSet } = operation;
  if (fetch.entities.length === 0) {
    visitSelections(selectionSet, fetch.path, fragments, renames(fetch), visit);
  }
  for (const { responseName, paths, outputRewrites } of fetch.entities) {
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || responseNameOf(selection) !== responseName) continue;
      if (!selection.selectionSet) continue;
      const rename = renames({ outputRewrites });
      for (const path of paths) visitSelections(selection.selectionSet, path, fragments, rename, visit);
    }
  }
}

/** The final name of a fetched field, given its location in the fetch. */
export type Rename = (location: string, name: string) => string;

export function renames({ outputRewrites }: Pick<FetchNode, 'outputRewrites'>): Rename {
  const names = new Map(
    outputRewrites.flatMap(({ path, key, change }) =>
      'renameTo' in change ? [[`${locationOf(path)}/${key}`, change.renameTo] as const] : [],
    ),
  );
  return (location, name) => names.get(`${location}/${name}`) ?? name;
}

function visitSelections(
  set: SelectionSetNode,
  path: PlanPath,
  fragments: Fragments,
  rename: Rename,
  visit: VisitFetched,
): void {
  const base = locationOf(path);
  function visitSet({ selections }: SelectionSetNode, location: string, conditions: TypeConditions): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const own = `${location}/${rename(location, responseNameOf(selection))}`;
        visit(base + own, conditions, selection);
        if (selection.selectionSet) visitSet(selection.selectionSet, own, []);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value;
        if (fragment) visitSet(fragment.selectionSet, location, condition ? [...conditions, [condition]] : conditions);
      }
    }
  }
  visitSet(set, '', conditionsOf(path));
}

/** The type conditions at the end of a path. */
function conditionsOf(path: PlanPath): TypeConditions {
  const last = path.findLastIndex((step) => typeof step === 'object' && 'field' in step);
  return path.slice(last + 1).flatMap((step) => (typeof step === 'object' && 'types' in step ? [step.types] : []));
}

/** The signatures of the entity fetches of which a plan has several with equal selections. */
export type RepeatedSignatures = ReadonlyMap<EntityFetch, string>;

const none: RepeatedSignatures = new Map();

/**
 * Finds the entity fetches that ask the same at several locations of a plan, in whatever requests: for equal entities
 * they bring equal results, so each entity is fetched once. Plans with writes have none, for a write may change an
 * entity.
 */
export function repeatedSignatures(plan: QueryPlan): RepeatedSignatures {
  const bySignature = new Map<string, EntityFetch[]>();
  let hasWrites = false;
  function add(node: QueryPlan): void {
    if (node.kind !== 'Fetch') return node.nodes.forEach(add);
    hasWrites ||= node.isMutation;
    for (const [fetch, signature] of signaturesOf(node)) {
      const alike = bySignature.get(signature);
      if (alike) alike.push(fetch);
      else bySignature.set(signature, [fetch]);
    }
  }
  add(plan);
  if (hasWrites) return none;
  const repeated = [...bySignature].filter(([, fetches]) => fetches.length > 1);
  return new Map(repeated.flatMap(([signature, fetches]) => fetches.map((fetch) => [fetch, signature] as const)));
}

function signaturesOf(node: FetchNode): [EntityFetch, string][] {
  if (node.entities.length === 0) return [];
  const { definitions } = parse(node.operation, { noLocation: true });
  const selections = new Map<string, string>();
  const fragments: string[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.push(`${definition.name.value} ${definition.typeCondition.name.value} ${sortedText(definition)}`);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) selections.set(responseNameOf(selection), sortedText(selection));
    }
  }
  const allFragments = fragments.sort().join('\n');
  return node.entities.map((fetch) => [
    fetch,
    `${node.subgraph}\n${selections.get(fetch.responseName) ?? ''}\n${allFragments}`,
  ]);
}

/** The text of selections in sorted order: planners write the same fields in any order. */
function sortedText({ selectionSet }: { selectionSet?: SelectionSetNode | undefined }): string {
  if (!selectionSet) return '';
  return `{${selectionSet.selections.map(selectionText).sort().join(' ')}}`;
}

function selectionText(selection: SelectionNode): string {
  const directives = (selection.directives ?? []).map((directive: DirectiveNode) => print(directive)).join('');
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directives}`;
  const inner = directives + sortedText(selection);
  if (selection.kind === Kind.INLINE_FRAGMENT) return `... on ${selection.typeCondition?.name.value ?? ''}${inner}`;
  const given = (selection.arguments ?? []).map((argument) => print(argument)).sort();
  return `${selection.alias?.value ?? ''}:${selection.name.value}(${given.join()})${inner}`;
}

/** Splits a fetch of several `_entities` fields into fetches of one field each, which can fail independently. */
export function splitEntityFetches(node: FetchNode): FetchNode[] {
  const document = parse(node.operation, { noLocation: true });
  return node.entities.map((fetch) => {
    const single = withOnlyField(fetch.responseName, document);
    const used = variablesIn(single);
    return {
      ...node,
      entities: [fetch],
      operation: print(withOnlyVariables(single, used)),
      variables: node.variables.filter((name) => used.has(name)),
    };
  });
}

function withOnlyField(responseName: string, document: DocumentNode): DocumentNode {
  const isKept = (selection: SelectionNode): boolean =>
    selection.kind === Kind.FIELD && responseNameOf(selection) === responseName;
  const reduced = visit(document, {
    OperationDefinition: ({ selectionSet, ...operation }) => ({
      ...operation,
      selectionSet: { ...selectionSet, selections: selectionSet.selections.filter(isKept) },
    }),
  });
  const operation = reduced.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return separateOperations(reduced)[operation?.name?.value ?? ''] ?? reduced;
}

function variablesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function withOnlyVariables(document: DocumentNode, used: ReadonlySet<string>): DocumentNode {
  const definitions = (operation: OperationDefinitionNode) =>
    operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return visit(document, {
    OperationDefinition: (operation) => ({ ...operation, variableDefinitions: definitions(operation) }),
  });
}
