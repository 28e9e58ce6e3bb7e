import {
  getNamedType,
  isCompositeType,
  isIntrospectionType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The object types that a selection set can apply to. */
type Types = readonly GraphQLObjectType[];

/**
 * Counts the fields of a selection set, written out for every object type that it can apply to, with fragments wherever
 * they are spread. A planner's work grows with the square of it, however short the operation is: a list of a union inside
 * such a list counts as often as the product of their types.
 */
export function expandedSize(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  set: SelectionSetNode,
  root: GraphQLObjectType,
): number {
  /** A selection set has the same size wherever it applies to the same types. */
  const sizesBySet = new Map<SelectionSetNode, Map<string, number>>();

  function sizeOf(selections: SelectionSetNode, types: Types): number {
    const key = types.map(({ name }) => name).join();
    const sizes = sizesBySet.get(selections) ?? new Map<string, number>();
    sizesBySet.set(selections, sizes);
    let size = sizes.get(key);
    if (size === undefined) {
      size = selections.selections.reduce((sum, selection) => sum + sizeOfSelection(selection, types), 0);
      sizes.set(key, size);
    }
    return size;
  }

  function sizeOfSelection(selection: SelectionNode, types: Types): number {
    if (selection.kind === Kind.FIELD) {
      return types.reduce((sum, type) => {
        const inner = getNamedType(type.getFields()[selection.name.value]?.type);
        // Introspection is not planned.
        if (!inner || isIntrospectionType(inner)) return sum;
        const isNested = selection.selectionSet !== undefined && isCompositeType(inner);
        return sum + 1 + (isNested ? sizeOf(selection.selectionSet, objectTypes(inner)) : 0);
      }, 0);
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return 0;
    const matching = fragment.typeCondition ? narrow(types, fragment.typeCondition.name.value) : types;
    return matching.length > 0 ? sizeOf(fragment.selectionSet, matching) : 0;
  }

  const objectTypes = (type: GraphQLCompositeType): Types =>
    isObjectType(type) ? [type] : schema.getPossibleTypes(type);

  function narrow(types: Types, name: string): Types {
    const condition = schema.getType(name);
    if (!isCompositeType(condition)) return types;
    return isObjectType(condition)
      ? types.filter((type) => type === condition)
      : types.filter((type) => schema.isSubType(condition, type));
  }

  return sizeOf(set, [root]);
}
