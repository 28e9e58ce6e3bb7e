import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { QueryPlan } from '../plan/query-plan';
import { NotPlannable } from '../planner/planner';
import { fragmentsOf } from './named-operation';
import { fetchedBy } from './fetched-fields';

/**
 * Throws where a plan leaves out a field. Planners do so without a word where they find no way to an interface object
 * or to an interface that no type has. Looked at are the fields that are asked of every object at their place: of
 * objects of some types only, a planner may know that there can be none.
 */
export function refuseIncomplete(schema: GraphQLSchema, document: DocumentNode, plan: QueryPlan | undefined): void {
  const planned = plan ? fetchedBy(plan) : new Set();
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
