import { GraphQLError, Kind, type DocumentNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Planners write fragments out wherever they stand, so a short text can be long to them. */
const mostSelections = 20_000;

/** Throws where an operation with its fragments written out has too many selections to be planned. */
export function refuseRepeatingFragments(document: DocumentNode): void {
  if (sizeWithFragments(document) <= mostSelections) return;
  throw new GraphQLError('The fragments of the query repeat each other too often. Ask in several queries.', {
    extensions: { code: 'QUERY_TOO_COSTLY' },
  });
}

function sizeWithFragments({ definitions }: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const sizes = new Map<string, number>();

  function sizeOf(set: SelectionSetNode | undefined): number {
    return eachFragmentOnce(set?.selections ?? []).reduce((sum, selection) => sum + 1 + sizeBelow(selection), 0);
  }
  function sizeBelow(selection: SelectionNode): number {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return sizeOf(selection.selectionSet);
    const name = selection.name.value;
    const size = sizes.get(name) ?? sizeOf(fragments.get(name));
    sizes.set(name, size);
    return size;
  }
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return sizeOf(operation?.selectionSet);
}

/** What is spread twice among the same selections asks for nothing more. */
export function eachFragmentOnce(selections: readonly SelectionNode[]): SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return true;
    const isNew = !seen.has(selection.name.value);
    seen.add(selection.name.value);
    return isNew;
  });
}
