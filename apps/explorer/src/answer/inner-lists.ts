import { type AnswerField } from '@tokorozawa/answer-tables';
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { itemsKey, maxPageSize } from './whole-lists';

/** The items of a page for which a query names no number. */
const defaultPageSize = 20;

/** A list inside the records of another list, of which some records have as many items as a page has at the most. */
export interface InnerList {
  field: AnswerField;
  /** The keys from the root to it, without the places in lists, and without those of the items of connections. */
  path: string[];
  /** The items of its pages. */
  size: number;
}

interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** The lists inside records that may go on behind their page. */
export function cutInnerLists(shape: readonly AnswerField[], data: unknown, asked: Asked): InnerList[] {
  return shape.flatMap((field) => listsBelow(field, [data], [], false, asked));
}

function listsBelow(
  field: AnswerField,
  parents: unknown[],
  around: string[],
  isInList: boolean,
  asked: Asked,
): InnerList[] {
  const path = [...around, field.key];
  const values = parents.flatMap((parent) => valuesOf(parent, field.key));
  const key = itemsKey(field);
  const own = key !== undefined && isInList ? cutList(field, key, values, path, asked) : [];
  const inner = field.fields.flatMap((each) => {
    if (each.key !== key) return listsBelow(each, values, path, isInList || field.isList, asked);
    const items = values.flatMap((list) => valuesOf(list, key));
    return each.fields.flatMap((below) => listsBelow(below, items, path, true, asked));
  });
  return [...own, ...inner];
}

function valuesOf(parent: unknown, key: string): unknown[] {
  if (typeof parent !== 'object' || parent === null) return [];
  const value = (parent as Record<string, unknown>)[key];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function cutList(field: AnswerField, key: string, values: unknown[], path: string[], asked: Asked): InnerList[] {
  const size = pageSizeOf(field, asked);
  const isFull = (list: unknown): boolean => valuesOf(list, key).length >= size;
  return size > 0 && values.some(isFull) ? [{ field, path, size }] : [];
}

/** Calls a function with each field of a document that a field of its answer comes from, and replaces it by the result. */
function changeField(
  { schema, document }: Pick<Asked, 'schema' | 'document'>,
  { key, name, parentType }: AnswerField,
  change: (node: FieldNode) => FieldNode | undefined,
): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const isIt = (node.alias ?? node.name).value === key && node.name.value === name;
        return isIt && types.getParentType()?.name === parentType ? change(node) : undefined;
      },
    }),
  );
}

function pageSizeOf(field: AnswerField, { variables, ...asked }: Asked): number {
  let size = defaultPageSize;
  changeField(asked, field, ({ arguments: given = [] }) => {
    const value = given.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
    if (value?.kind === Kind.INT) size = Number(value.value);
    if (value?.kind === Kind.VARIABLE && typeof variables[value.name.value] === 'number') {
      size = variables[value.name.value] as number;
    }
    return undefined;
  });
  return size;
}

/** The same query with the largest pages of a list inside records. */
export const withLargestPages = (asked: Pick<Asked, 'schema' | 'document'>, { field }: InnerList): DocumentNode =>
  changeField(asked, field, (node) => ({
    ...node,
    arguments: [...(node.arguments ?? []).filter(({ name }) => !isSize(name.value)), largest],
  }));

const isSize = (name: string): boolean => name === 'first' || name === 'last';

const largest: ArgumentNode = {
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: 'first' },
  value: { kind: Kind.INT, value: String(maxPageSize) },
};
