import { Kind, parse, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { FieldRules } from '../plan/field-rules';
import type { EntityFetch, FetchNode, QueryPlan, Requirement } from '../plan/query-plan';
import type { FieldType } from '../plan/types-of';
import { NotPlannable } from '../planner/planner';
import { fetchedBy, placeOf } from './fetched-fields';

/**
 * Throws where a plan requires for a fetch what no fetch before it brings. It would be left out without an error. Where
 * required fields require others, the native planner makes such plans.
 * @returns the places of all that is fetched by then
 */
export function refuseUnmet(plan: QueryPlan, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (plan.kind === 'Sequence') return plan.nodes.reduce((before, node) => refuseUnmet(node, before), known);
  if (plan.kind === 'Parallel') return new Set(plan.nodes.flatMap((node) => [...refuseUnmet(node, known)]));
  for (const { paths, requires } of plan.entities) {
    for (const path of paths) for (const each of requires) requireKnown(each, placeOf(path), known);
  }
  return new Set([...known, ...fetchedBy(plan)]);
}

function requireKnown(requirement: Requirement, place: string, known: ReadonlySet<string>): void {
  if (requirement.kind === 'Fragment') {
    for (const each of requirement.requires) requireKnown(each, place, known);
    return;
  }
  const { from, requires = [] } = requirement;
  const own = `${place}/${from}`;
  // The type of an object may be known without having been asked for.
  if (from !== '__typename' && !known.has(own)) throw new NotPlannable(own.split('/').at(-2));
  for (const each of requires) requireKnown(each, own, known);
}

/**
 * Throws where a plan asks a subgraph for a field that it does not have, or without what it needs to know for it. Where
 * required fields require others, Apollo's planner makes such plans, and their answers are wrong without an error.
 */
export function refuseUnsound(plan: QueryPlan, rulesOf: FieldRules, typeOf: FieldType): void {
  if (plan.kind !== 'Fetch') return plan.nodes.forEach((node) => refuseUnsound(node, rulesOf, typeOf));
  const [operation] = parse(plan.operation, { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation) checkFetch(plan, operation, rulesOf, typeOf);
}

function checkFetch(
  { subgraph, entities }: FetchNode,
  { operation, selectionSet }: OperationDefinitionNode,
  rulesOf: FieldRules,
  typeOf: FieldType,
): void {
  /** @param told the fields of the object that the subgraph is told */
  function check(set: SelectionSetNode, type: string, told: ReadonlySet<string>, isProvided: boolean): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        check(selection.selectionSet, selection.typeCondition?.name.value ?? type, told, isProvided);
      } else if (selection.kind === Kind.FIELD) {
        checkField(selection, type, told, isProvided);
      }
    }
  }
  function checkField(node: FieldNode, type: string, told: ReadonlySet<string>, isProvided: boolean): void {
    const name = node.name.value;
    const rule = rulesOf(subgraph, type, name);
    const isMissing = (field: string) => !told.has(field) && rulesOf(subgraph, type, field)?.isExternal;
    const isSound = isProvided || !(rule?.isExternal || rule?.requires.some(isMissing));
    if (!isSound) throw new NotPlannable(`${type}.${name}`);
    const inner = typeOf(type, name);
    if (node.selectionSet && inner) check(node.selectionSet, inner, nothing, isProvided || rule?.provides === true);
  }

  const byName = new Map(entities.map((each) => [each.responseName, each]));
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const fetch = byName.get((selection.alias ?? selection.name).value);
    if (fetch && selection.selectionSet) check(selection.selectionSet, '', toldBy(fetch), false);
    else checkField(selection, rootTypes[operation], nothing, false);
  }
}

const rootTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const nothing: ReadonlySet<string> = new Set();

/** The fields of any type that a subgraph is told of its entities. */
function toldBy({ requires }: EntityFetch): ReadonlySet<string> {
  const names = new Set<string>();
  function collect(requirement: Requirement): void {
    if (requirement.kind === 'Fragment') requirement.requires.forEach(collect);
    else names.add(requirement.name);
  }
  requires.forEach(collect);
  return names;
}
