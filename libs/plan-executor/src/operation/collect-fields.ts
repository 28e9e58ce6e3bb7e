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

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** All selections of one response name: the first field node, and the sub-selections of all of them. */
export interface CollectedField {
  responseName: string;
  node: FieldNode;
  selections: SelectionNode[];
}

/** Lists the fields that selections ask of an object of a type, each once, in the order of their first mention. */
export type CollectFields = (type: GraphQLCompositeType, selections: readonly SelectionNode[]) => CollectedField[];

export function fieldCollector(document: DocumentNode, schema: GraphQLSchema): CollectFields {
  const fragments = fragmentsOf(document);

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
        const responseName = responseNameOf(selection);
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

/** Lists the fields among selections, whatever type they are asked of. */
export function fieldsOfAnyType(selections: readonly SelectionNode[], fragments: Fragments): FieldNode[] {
  const seen = new Set<string>();
  const fieldsOf = (selection: SelectionNode): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldsOf);
    if (seen.has(selection.name.value)) return [];
    seen.add(selection.name.value);
    return fragments.get(selection.name.value)?.selectionSet.selections.flatMap(fieldsOf) ?? [];
  };
  return selections.flatMap(fieldsOf);
}

/** The selections without repeated spreads of a fragment, which ask for nothing more. */
export function withoutRepeatedSpreads(selections: readonly SelectionNode[]): SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return true;
    const isNew = !seen.has(selection.name.value);
    seen.add(selection.name.value);
    return isNew;
  });
}
