import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, responseNameOf } from '../operation/fields';
import { NotPlannableError } from '../planner/planner';
import { fetchedLocations, locationOf, visitFetched } from './fetch-operations';
import type { EntityFetch, FetchNode, FieldRequirement, QueryPlan, Requirement } from './query-plan';
import type { FieldRules, FieldType, SupergraphTypes } from './supergraph-types';

/**
 * Checks the known ways in which planners make wrong plans without saying so.
 * @param document the operation that was planned
 * @throws a NotPlannableError for a plan whose answer would be wrong
 */
export function checkPlan(
  plan: QueryPlan | undefined,
  document: DocumentNode,
  schema: GraphQLSchema,
  { fieldRules, fieldType, fieldUse }: SupergraphTypes,
): void {
  requireEveryField(plan, document, schema);
  if (!plan) return;
  requireFetchedRequirements(plan);
  if (!fieldRules) return;
  requireResolvableFields(plan, fieldRules, fieldType);
  if (fieldUse.requiredWithArguments.size > 0) requireRightArguments(plan, fieldRules);
}

/**
 * Throws if a plan leaves out a field. Planners do so where they find no way to an interface object, or to an interface
 * that no type implements. It checks the fields that are asked of every object at their location: if a field is asked
 * of some types only, a planner may know that there are no such objects.
 */
function requireEveryField(plan: QueryPlan | undefined, document: DocumentNode, schema: GraphQLSchema): void {
  const planned = plan ? fetchedLocations(plan) : new Set();
  const fragments = fragmentsOf(document);

  function check(selection: SelectionNode, type: GraphQLCompositeType, location: string): void {
    if (selection.kind === Kind.FIELD) return checkField(selection, type, location);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && isAlways(type, condition)) checkAll(fragment.selectionSet, type, location);
  }
  function checkField(node: FieldNode, type: GraphQLCompositeType, location: string): void {
    const name = node.name.value;
    if (name === '__typename' || !('getFields' in type)) return;
    const path = `${location}/${responseNameOf(node)}`;
    const inner = getNamedType(type.getFields()[name]?.type);
    if (node.selectionSet && isCompositeType(inner)) checkAll(node.selectionSet, inner, path);
    if (!planned.has(path)) throw new NotPlannableError(`${type.name}.${name}`);
  }
  function checkAll({ selections }: SelectionSetNode, type: GraphQLCompositeType, location: string): void {
    for (const selection of selections) check(selection, type, location);
  }
  /** True if every object of a type fulfills a type condition. */
  function isAlways(type: GraphQLCompositeType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = schema.getType(condition);
    return isAbstractType(wider) && 'getInterfaces' in type && schema.isSubType(wider, type);
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (root) checkAll(definition.selectionSet, root, '');
  }
}

/**
 * Throws if a fetch requires a field that no earlier fetch brings: the executor would leave it out without an error.
 * The native planner makes such plans where required fields require others.
 * @returns the locations of all fields that have been fetched by then
 */
function requireFetchedRequirements(plan: QueryPlan, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (plan.kind === 'Sequence') {
    return plan.nodes.reduce((before, node) => requireFetchedRequirements(node, before), known);
  }
  if (plan.kind === 'Parallel') {
    return new Set(plan.nodes.flatMap((node) => [...requireFetchedRequirements(node, known)]));
  }
  for (const { paths, requires } of plan.entities) {
    for (const path of paths) for (const each of requires) requireFetched(each, locationOf(path), known);
  }
  return new Set([...known, ...fetchedLocations(plan)]);
}

function requireFetched(requirement: Requirement, location: string, known: ReadonlySet<string>): void {
  if (requirement.kind === 'Fragment') {
    for (const each of requirement.requires) requireFetched(each, location, known);
    return;
  }
  const { from, requires = [] } = requirement;
  const own = `${location}/${from}`;
  // The type of an object may be known without having been fetched.
  if (from !== '__typename' && !known.has(own)) throw new NotPlannableError(own.split('/').at(-2));
  for (const each of requires) requireFetched(each, own, known);
}

/**
 * Throws if a plan asks a subgraph for a field that it does not resolve, or does not send what it needs for the field.
 * Apollo's planner makes such plans where required fields require others, and their values are wrong without an error.
 */
function requireResolvableFields(plan: QueryPlan, ruleOf: FieldRules, typeOf: FieldType): void {
  if (plan.kind !== 'Fetch') return plan.nodes.forEach((node) => requireResolvableFields(node, ruleOf, typeOf));
  const [operation] = parse(plan.operation, { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation) checkFetch(plan, operation, ruleOf, typeOf);
}

function checkFetch(
  { subgraph, entities }: FetchNode,
  { operation, selectionSet }: OperationDefinitionNode,
  ruleOf: FieldRules,
  typeOf: FieldType,
): void {
  /** @param sent the fields of the object that the subgraph is sent */
  function check(set: SelectionSetNode, type: string, sent: ReadonlySet<string>, isProvided: boolean): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        check(selection.selectionSet, selection.typeCondition?.name.value ?? type, sent, isProvided);
      } else if (selection.kind === Kind.FIELD) {
        checkField(selection, type, sent, isProvided);
      }
    }
  }
  function checkField(node: FieldNode, type: string, sent: ReadonlySet<string>, isProvided: boolean): void {
    const name = node.name.value;
    const rule = ruleOf(subgraph, type, name);
    const isMissing = (field: string) => !sent.has(field) && ruleOf(subgraph, type, field)?.isExternal;
    const isResolvable = isProvided || !(rule?.isExternal || rule?.requires.some(isMissing));
    if (!isResolvable) throw new NotPlannableError(`${type}.${name}`);
    const inner = typeOf(type, name);
    if (node.selectionSet && inner) check(node.selectionSet, inner, none, isProvided || rule?.provides === true);
  }

  const byName = new Map(entities.map((each) => [each.responseName, each]));
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const fetch = byName.get(responseNameOf(selection));
    if (fetch && selection.selectionSet) check(selection.selectionSet, '', sentFields(fetch), false);
    else checkField(selection, rootTypes[operation], none, false);
  }
}

const rootTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const none: ReadonlySet<string> = new Set();

/** The fields, of any type, that a subgraph is sent of its entities. */
function sentFields({ requires }: EntityFetch): ReadonlySet<string> {
  const names = new Set<string>();
  function collect(requirement: Requirement): void {
    if (requirement.kind === 'Fragment') requirement.requires.forEach(collect);
    else names.add(requirement.name);
  }
  requires.forEach(collect);
  return names;
}

/**
 * Throws if a plan sends a subgraph, for a field that it requires, the value of the same field with other arguments. If
 * several fields require one field with different arguments, Apollo's planner fetches it with those of one of them.
 */
function requireRightArguments(plan: QueryPlan, ruleOf: FieldRules): void {
  const fetched = new Map<string, Set<string>>();
  visitFetched(plan, (location, _conditions, node) => {
    fetched.set(location, (fetched.get(location) ?? new Set<string>()).add(argumentsIn(node)));
  });

  function check(node: QueryPlan): void {
    if (node.kind !== 'Fetch') return node.nodes.forEach(check);
    for (const entity of node.entities) {
      for (const { type, name } of entityFields(node, entity)) {
        const required = ruleOf(node.subgraph, type, name)?.requiresWithArguments;
        if (required && !entity.paths.every((path) => isRight(required, entity.requires, locationOf(path)))) {
          throw new NotPlannableError(`${type}.${name}`);
        }
      }
    }
  }

  function isRight({ selections }: SelectionSetNode, sent: readonly Requirement[], location: string): boolean {
    const fields = sent.flatMap(requiredFieldsOf);
    return selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isRight(selection.selectionSet, sent, location);
      const wanted = argumentsIn(selection);
      return fields
        .filter(({ name }) => name === selection.name.value)
        .every(({ from, requires = [] }) => {
          const own = `${location}/${from}`;
          if ([...(fetched.get(own) ?? [])].some((given) => given !== wanted)) return false;
          return !selection.selectionSet || isRight(selection.selectionSet, requires, own);
        });
    });
  }
  check(plan);
}

const requiredFieldsOf = (requirement: Requirement): FieldRequirement[] =>
  requirement.kind === 'Field' ? [requirement] : requirement.requires.flatMap(requiredFieldsOf);

/** The fields of entities themselves, with the type that has them. */
function entityFields(fetch: FetchNode, { responseName }: EntityFetch): { type: string; name: string }[] {
  const fields: { type: string; name: string }[] = [];
  function note({ selections }: SelectionSetNode, type: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push({ type, name: selection.name.value });
      if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
      note(selection.selectionSet, selection.typeCondition?.name.value ?? type);
    }
  }
  for (const definition of parse(fetch.operation, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || responseNameOf(selection) !== responseName) continue;
      if (selection.selectionSet) note(selection.selectionSet, '');
    }
  }
  return fields;
}

/** The arguments of a field, equal for every order and form in which they, and the members of their objects, are written. */
function argumentsIn({ arguments: given = [] }: FieldNode): string {
  return JSON.stringify(
    Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
    sorted,
  );
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
