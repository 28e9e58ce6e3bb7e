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
  TokenKind,
  typeFromAST,
} from 'graphql';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** The keys and list indices from an answer's data to a value: `['sharesOfWomen', 0, 'name']`. */
export type Path = (string | number)[];

/** A path as the key of a map. */
export const pathKey = (path: Path): string => path.join('.');

/** The value at a path and that path; if a value on the way is null, that value and its path. */
export function valueAt(data: unknown, path: Path): { value: unknown; path: Path } {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return { value, path: path.slice(0, depth) };
    value = (value as Record<string | number, unknown>)[step];
  }
  return { value, path };
}

/** A field of an answer, as query and schema describe it before any data arrive. */
export interface AnswerField {
  /** The key in the answer: the alias, or else the name. */
  key: string;
  /** The field's name in the schema. */
  name: string;
  /** The name of the type that has the field, such as `ShareOfWomen`. */
  parentType: string;
  /** The field in the schema; undefined for `__typename`. */
  definition: GraphQLField<unknown, unknown> | undefined;
  /** The type of the value, or of each item of a list. */
  type: GraphQLNamedType | undefined;
  isList: boolean;
  /** What the query calls it, in a comment above the field; undefined for most. */
  words?: (LocalizedText & { en: string }) | undefined;
  /** The selected fields below, in the order of the query; empty for a scalar or an enum. */
  fields: AnswerField[];
}

/** The fields of the answer to a query, from the root. Empty if the document does not contain the operation. */
export function answerShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): AnswerField[] {
  const operation = getOperationAST(document, operationName ?? undefined);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [];

  function fieldsOf(selections: SelectionSetNode, type: GraphQLNamedType): AnswerField[] {
    return mergeByKey(selections.selections.flatMap((selection) => fieldsOfSelection(selection, type)));
  }

  function fieldsOfSelection(selection: SelectionSetNode['selections'][number], type: GraphQLNamedType): AnswerField[] {
    if (selection.kind === Kind.FIELD) return [fieldOf(selection, type)];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
          );
    if (!fragment || !('selectionSet' in fragment) || !fragment.selectionSet) return [];
    const condition = 'typeCondition' in fragment && fragment.typeCondition;
    return fieldsOf(fragment.selectionSet, (condition && typeFromAST(schema, condition)) || type);
  }

  function fieldOf(node: FieldNode, parent: GraphQLNamedType): AnswerField {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    return {
      key: (node.alias ?? node.name).value,
      name: node.name.value,
      parentType: parent.name,
      definition,
      type,
      isList: definition !== undefined && isListType(getNullableType(definition.type)),
      words: commentAbove(node),
      fields: node.selectionSet && type && isCompositeType(type) ? fieldsOf(node.selectionSet, type) : [],
    };
  }

  return fieldsOf(operation.selectionSet, root);
}

/** The comment directly above a field, `# 女性の割合 / Share of women`, as its name. */
export function commentAbove({ loc }: FieldNode): (LocalizedText & { en: string }) | undefined {
  const comment = loc?.startToken.prev;
  // A comment behind something else is about that.
  if (comment?.kind !== TokenKind.COMMENT || comment.prev?.line === comment.line) return undefined;
  const [ja, en, ...more] = comment.value.split(' / ').map((text) => text.trim());
  return ja && en && more.length === 0 ? { ja, en } : undefined;
}

/** Merges fields that are selected several times, as in two fragments. */
function mergeByKey(fields: AnswerField[]): AnswerField[] {
  const merged = new Map<string, AnswerField>();
  for (const field of fields) {
    const earlier = merged.get(field.key);
    merged.set(field.key, earlier ? { ...earlier, fields: mergeByKey([...earlier.fields, ...field.fields]) } : field);
  }
  return [...merged.values()];
}
