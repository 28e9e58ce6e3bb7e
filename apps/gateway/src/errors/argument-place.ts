import {
  Kind,
  visit,
  BREAK,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/** By which argument of which field a value is given. */
export interface ArgumentPlace {
  /** The response names that lead to the field. There are no items yet that could be counted. */
  path: string[];
  argument: string;
}

/** Finds the first argument of a field with a wanted value, or with a value that contains one. */
export function placeOfValue(
  { definitions }: DocumentNode,
  isWanted: (node: ASTNode) => boolean,
): ArgumentPlace | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function findAmong(selections: readonly SelectionNode[], path: string[]): ArgumentPlace | undefined {
    for (const selection of selections) {
      const found = find(selection, path);
      if (found) return found;
    }
    return undefined;
  }
  function find(selection: SelectionNode, path: string[]): ArgumentPlace | undefined {
    if (selection.kind === Kind.INLINE_FRAGMENT) return findAmong(selection.selectionSet.selections, path);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      // Nothing more is found in it at another place.
      fragments.delete(selection.name.value);
      return fragment && findAmong(fragment.selectionSet.selections, path);
    }
    const own = [...path, (selection.alias ?? selection.name).value];
    const argument = selection.arguments?.find(({ value }) => contains(value, isWanted));
    if (argument) return { path: own, argument: argument.name.value };
    return findAmong(selection.selectionSet?.selections ?? [], own);
  }

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = findAmong(definition.selectionSet.selections, []);
    if (found) return found;
  }
  return undefined;
}

function contains(value: ValueNode, isWanted: (node: ASTNode) => boolean): boolean {
  let isFound = false;
  visit(value, {
    enter(node) {
      isFound ||= isWanted(node);
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
}
