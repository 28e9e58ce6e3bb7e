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

/** The object types that can stand at a place of an operation. */
type Types = readonly GraphQLObjectType[];

/**
 * How many fields a selection set has once it is written out for every object type that can stand at its place, its
 * fragments wherever they are spread. What a planner has to do grows with the square of it, whatever the operation's
 * length: a list of a union's types inside such a list is as large as their product.
 */
export function expandedSize(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  set: SelectionSetNode,
  root: GraphQLObjectType,
): number {
  /** A selection set has the same size wherever the same types can stand. */
  const known = new Map<SelectionSetNode, Map<string, number>>();

  function sizeOf(selections: SelectionSetNode, types: Types): number {
    const key = types.map(({ name }) => name).join();
    const sizes = known.get(selections) ?? new Map<string, number>();
    known.set(selections, sizes);
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
        // Subgraphs are not asked what the schema says of itself.
        if (!inner || isIntrospectionType(inner)) return sum;
        const isNested = selection.selectionSet !== undefined && isCompositeType(inner);
        return sum + 1 + (isNested ? sizeOf(selection.selectionSet, objectTypes(inner)) : 0);
      }, 0);
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return 0;
    const met = fragment.typeCondition ? narrowed(types, fragment.typeCondition.name.value) : types;
    return met.length > 0 ? sizeOf(fragment.selectionSet, met) : 0;
  }

  const objectTypes = (type: GraphQLCompositeType): Types =>
    isObjectType(type) ? [type] : schema.getPossibleTypes(type);

  function narrowed(types: Types, name: string): Types {
    const condition = schema.getType(name);
    if (!isCompositeType(condition)) return types;
    return isObjectType(condition)
      ? types.filter((type) => type === condition)
      : types.filter((type) => schema.isSubType(condition, type));
  }

  return sizeOf(set, [root]);
}
