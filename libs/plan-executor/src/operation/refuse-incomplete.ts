import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FetchNode, PlanPath, QueryPlan, Rewrite } from '../plan/query-plan';
import { NotPlannable } from '../planner/planner';
import { fragmentsOf, type Fragments } from './named-operation';

/**
 * Throws where a plan leaves out a field. Planners do so without a word where they find no way to an interface object
 * or to an interface that no type has. Looked at are the fields that are asked of every object at their place: of
 * objects of some types only, a planner may know that there can be none.
 */
export function refuseIncomplete(schema: GraphQLSchema, document: DocumentNode, plan: QueryPlan | undefined): void {
  const planned = new Set<string>();
  if (plan) notePlanned(plan, planned);
  const fragments = fragmentsOf(document);

  function check(selection: SelectionNode, type: GraphQLCompositeType, place: string): void {
    if (selection.kind === Kind.FIELD) return checkField(selection, type, place);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && holdsFor(type, condition)) checkAll(fragment.selectionSet, type, place);
  }
  function checkField({ name, alias, selectionSet }: FieldNode, type: GraphQLCompositeType, place: string): void {
    if (name.value === '__typename' || !('getFields' in type)) return;
    const path = `${place}/${(alias ?? name).value}`;
    const inner = getNamedType(type.getFields()[name.value]?.type);
    if (selectionSet && isCompositeType(inner)) checkAll(selectionSet, inner, path);
    if (!planned.has(path)) throw new NotPlannable(`${type.name}.${name.value}`);
  }
  function checkAll({ selections }: SelectionSetNode, type: GraphQLCompositeType, place: string): void {
    for (const selection of selections) check(selection, type, place);
  }
  /** Whether every object of a type is of another one. */
  function holdsFor(type: GraphQLCompositeType, condition: string | undefined): boolean {
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

/** Notes the place in the answer of every field that a plan fetches. */
function notePlanned(plan: QueryPlan, planned: Set<string>): void {
  if (plan.kind !== 'Fetch') return plan.nodes.forEach((node) => notePlanned(node, planned));
  const document = parse(plan.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return;
  const { selectionSet } = operation;
  if (plan.entities.length === 0) {
    noteFetched(selectionSet, placeOf(plan.path), renamedBy(plan), fragments, planned);
  }
  for (const { responseName, paths, outputRewrites } of plan.entities) {
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || (selection.alias ?? selection.name).value !== responseName) continue;
      const renamed = renamedBy({ outputRewrites });
      if (!selection.selectionSet) continue;
      for (const path of paths) noteFetched(selection.selectionSet, placeOf(path), renamed, fragments, planned);
    }
  }
}

/** The name that a fetched field has in the end, at its place in the fetch. */
type Renamed = (place: string, name: string) => string;

function noteFetched(
  set: SelectionSetNode,
  base: string,
  renamed: Renamed,
  fragments: Fragments,
  planned: Set<string>,
): void {
  function note({ selections }: SelectionSetNode, place: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const path = `${place}/${renamed(place, (selection.alias ?? selection.name).value)}`;
        planned.add(base + path);
        if (selection.selectionSet) note(selection.selectionSet, path);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment) note(fragment.selectionSet, place);
      }
    }
  }
  note(set, '');
}

const placeOf = (path: PlanPath | Rewrite['path']): string =>
  path.map((step) => (typeof step === 'object' && 'field' in step ? `/${step.field}` : '')).join('');

function renamedBy({ outputRewrites }: Pick<FetchNode, 'outputRewrites'>): Renamed {
  const names = new Map(
    outputRewrites.flatMap(({ path, key, change }) =>
      'renameTo' in change ? [[`${placeOf(path)}/${key}`, change.renameTo] as const] : [],
    ),
  );
  return (place, name) => names.get(`${place}/${name}`) ?? name;
}
