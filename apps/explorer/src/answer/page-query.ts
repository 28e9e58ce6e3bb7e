import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The alias under which a page says whether there is another one. */
export const pageInfoKey = 'wholeListPage';

const pagingArguments = new Set(['first', 'after', 'last', 'before']);

/**
 * The query for one page of a list of another query: it selects the same, but no more than this list.
 * @param path the keys from the root to the list, with no other list on the way
 * @param after the cursor of the last item of the page before; undefined for the first page
 */
export function pageQuery(
  document: DocumentNode,
  operationName: string | undefined,
  path: readonly string[],
  { size, after }: { size: number; after: string | undefined },
): DocumentNode | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const only = onlyPath(operation.selectionSet, path, fragments, (field) => asPage(field, size, after));
  return withoutUnused({ ...operation, selectionSet: only }, fragments);
}

/** A selection without what does not lead to a field. Fragments on the way are written out. */
function onlyPath(
  { selections, ...rest }: SelectionSetNode,
  [key, ...inner]: readonly string[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  change: (field: FieldNode) => FieldNode,
): SelectionSetNode {
  const below = (set: SelectionSetNode, path: readonly string[]) => onlyPath(set, path, fragments, change);
  const kept = selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value !== key || !selection.selectionSet) return [];
      return [
        inner.length === 0 ? change(selection) : { ...selection, selectionSet: below(selection.selectionSet, inner) },
      ];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const selectionSet = fragment && below(fragment.selectionSet, [key as string, ...inner]);
    return selectionSet && selectionSet.selections.length > 0 ? [writtenOut(selection, fragment, selectionSet)] : [];
  });
  return { ...rest, selections: kept };
}

/** A fragment where it is used, with the directives that it is used with. */
const writtenOut = (
  { directives }: SelectionNode,
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  selectionSet: SelectionSetNode,
): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  selectionSet,
  ...(typeCondition && { typeCondition }),
  ...(directives && { directives }),
});

/** The same list, but this page of it. */
function asPage(field: FieldNode, size: number, after: string | undefined): FieldNode {
  const { definitions } = parse(
    `{ page(first: ${size}${after === undefined ? '' : `, after: ${JSON.stringify(after)}`}) {
      ${pageInfoKey}: pageInfo { hasNextPage endCursor }
    } }`,
  );
  const [page] = (definitions[0] as OperationDefinitionNode).selectionSet.selections as [FieldNode];
  const others = (field.arguments ?? []).filter(({ name }) => !pagingArguments.has(name.value));
  return {
    ...field,
    arguments: [...others, ...(page.arguments ?? [])],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(field.selectionSet?.selections ?? []), ...(page.selectionSet?.selections ?? [])],
    },
  };
}

/** An operation with the fragments that it uses and without the variables that it does not use. */
function withoutUnused(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const used = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  const collect = (node: SelectionSetNode): void =>
    void visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment.selectionSet);
      },
    });
  collect(operation.selectionSet);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, ...(variableDefinitions && { variableDefinitions }) }, ...used.values()],
  };
}

/** The alias of the number of items of a list. */
export const totalKey = 'wholeListTotal';

/** Adds to the lists of a query how many items each of them has. Lists inside the records of another list are left out. */
export function addTotals(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const totals = parse(`{ ${totalKey}: totalCount }`).definitions[0] as OperationDefinitionNode;
  let listsAround = 0;
  const isListed = (): boolean => {
    const type = types.getType();
    return (
      type !== null && type !== undefined && (isListType(getNullableType(type)) || isConnection(getNamedType(type)))
    );
  };
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => void (listsAround += isListed() ? 1 : 0),
        leave: () => void (listsAround -= isListed() ? 1 : 0),
      },
      SelectionSet: {
        leave(node) {
          const type = types.getParentType();
          if (listsAround !== 1 || !type || !isConnection(type) || !('totalCount' in type.getFields()))
            return undefined;
          return { ...node, selections: [...node.selections, ...totals.selectionSet.selections] };
        },
      },
    }),
  );
}

const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');
