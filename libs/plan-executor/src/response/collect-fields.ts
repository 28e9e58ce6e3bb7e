import {
  isAbstractType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type NamedTypeNode,
  type SelectionNode,
} from 'graphql';

/** What is asked under one name: its first mention, and the selections of all mentions. */
export interface CollectedField {
  responseName: string;
  node: FieldNode;
  selections: SelectionNode[];
}

export type CollectFields = (type: GraphQLCompositeType, selections: readonly SelectionNode[]) => CollectedField[];

/** Tells which fields of an object of some type an operation asks for, each once, in the order of the first mention. */
export function collectFieldsOf(document: DocumentNode, schema: GraphQLSchema): CollectFields {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function applies(condition: NamedTypeNode | undefined, type: GraphQLCompositeType): boolean {
    const wanted = condition && typeFromAST(schema, condition);
    if (!wanted || wanted.name === type.name) return true;
    return isAbstractType(wanted) && (isObjectType(type) || 'getInterfaces' in type) && schema.isSubType(wanted, type);
  }

  return (type, selections) => {
    const collected = new Map<string, CollectedField>();
    const seen = new Set<string>();
    function collect(selection: SelectionNode): void {
      if (selection.kind === Kind.FIELD) {
        const responseName = (selection.alias ?? selection.name).value;
        const nested = selection.selectionSet?.selections ?? [];
        const before = collected.get(responseName);
        if (before) before.selections.push(...nested);
        else collected.set(responseName, { responseName, node: selection, selections: [...nested] });
        return;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) return;
        seen.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment && applies(fragment.typeCondition, type)) fragment.selectionSet.selections.forEach(collect);
    }
    selections.forEach(collect);
    return [...collected.values()];
  };
}
