import {
  GraphQLError,
  Kind,
  print,
  separateOperations,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const isAboutSchema = (node: SelectionNode): boolean =>
  node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value);

/**
 * The text of an operation as planners read it: it alone, with the fragments that it uses, without questions about the
 * schema itself. Undefined when nothing is left to ask subgraphs for.
 */
export function plannableText(document: DocumentNode, operation: OperationDefinitionNode): string | undefined {
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
  const plannable = visit(own, {
    SelectionSet(node) {
      const selections = eachFragmentOnce(node.selections).filter((selection) => !isAboutSchema(selection));
      // What conditions left empty is asked for its existence alone.
      return { ...node, selections: selections.length > 0 ? selections : [typename] };
    },
  });
  if (asksForNothing(plannable)) return undefined;
  if (sizeWithFragments(plannable) > mostSelections) throw tooManySelections();
  return print(plannable);
}

/** Planners write fragments out wherever they stand, so a short text can be long to them. */
const mostSelections = 20_000;

function tooManySelections(): GraphQLError {
  return new GraphQLError('The fragments of the query repeat each other too often. Ask in several queries.', {
    extensions: { code: 'QUERY_TOO_COSTLY' },
  });
}

function eachFragmentOnce(selections: readonly SelectionNode[]): SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return true;
    const isNew = !seen.has(selection.name.value);
    seen.add(selection.name.value);
    return isNew;
  });
}

/** How many selections an operation has when every fragment is written out. */
function sizeWithFragments({ definitions }: DocumentNode): number {
  const sizes = new Map<string, number>();
  const sizeOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => sum + 1 + sizeBelow(selection), 0);
  function sizeBelow(selection: SelectionNode): number {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return sizeOf(selection.selectionSet);
    const name = selection.name.value;
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const fragment = definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    ) as FragmentDefinitionNode | undefined;
    const size = sizeOf(fragment?.selectionSet);
    sizes.set(name, size);
    return size;
  }
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return sizeOf(operation?.selectionSet);
}

function asksForNothing(document: DocumentNode): boolean {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
  );
}
