import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** One place of an answer, as the query and the schema say it before any data come. */
export interface Part {
  /** The key in the answer: the alias, or the name. */
  key: string;
  /** The field in the schema, such as `ShareOfWomen.name`; `__typename` has no type of its own. */
  type: string;
  name: string;
  field: GraphQLField<unknown, unknown> | undefined;
  /** The type of the value, or of each item of a list. */
  of: GraphQLNamedType | undefined;
  list: boolean;
  /** The places below, in the order of the query; empty for a value. */
  parts: Part[];
}

/** The places of the answer to a query, from the root. Empty when the document has no such operation. */
export function shapeOf(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): Part[] {
  const operation = getOperationAST(document, operationName ?? undefined);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [];

  function partsOf(selections: SelectionSetNode, type: GraphQLNamedType): Part[] {
    const parts = new Map<string, Part>();
    for (const part of selections.selections.flatMap((selection) => partsOfSelection(selection, type))) {
      const before = parts.get(part.key);
      parts.set(part.key, before ? merged(before, part) : part);
    }
    return [...parts.values()];
  }

  function partsOfSelection(selection: SelectionSetNode['selections'][number], type: GraphQLNamedType): Part[] {
    if (selection.kind === Kind.FIELD) return [partOfField(selection, type)];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
          );
    if (!fragment || !('selectionSet' in fragment) || !fragment.selectionSet) return [];
    const condition = 'typeCondition' in fragment && fragment.typeCondition;
    return partsOf(fragment.selectionSet, (condition && typeFromAST(schema, condition)) || type);
  }

  function partOfField(node: FieldNode, type: GraphQLNamedType): Part {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const of = field && getNamedType(field.type);
    return {
      key: (node.alias ?? node.name).value,
      type: type.name,
      name: node.name.value,
      field,
      of,
      list: field !== undefined && isListType(getNullableType(field.type)),
      parts: node.selectionSet && of && isCompositeType(of) ? partsOf(node.selectionSet, of) : [],
    };
  }

  return partsOf(operation.selectionSet, root);
}

/** The same key asked for twice, in two fragments: what is asked of it is put together. */
function merged(one: Part, other: Part): Part {
  const parts = new Map(one.parts.map((part) => [part.key, part]));
  for (const part of other.parts) {
    const before = parts.get(part.key);
    parts.set(part.key, before ? merged(before, part) : part);
  }
  return { ...one, parts: [...parts.values()] };
}
