import { pageSize, selectionOfColumns } from '@tokorozawa/exports';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  print,
} from 'graphql';
import type { ListRequest } from './read-page';

/** The query that gives the rows of a page, as a person would write it: without variables, in lines. */
export function queryOfPage({ list, variables, columns, rows, after }: ListRequest): string {
  const paging = list.isPaged ? { first: rows === 'all' ? pageSize : rows, ...(after !== undefined && { after }) } : {};
  const given = { ...variables, ...paging } as Record<string, unknown>;
  const written = list.arguments
    .filter(({ name }) => name in given)
    .map(({ name, type }) => `${name}: ${literalOf(type, given[name])}`);
  const brackets = written.length > 0 ? `(${written.join(', ')})` : '';
  const selection = selectionOfColumns(list, columns);
  const inside = list.isPaged ? `{ totalCount nodes ${selection} pageInfo { endCursor hasNextPage } }` : selection;
  return print(parse(`{ ${list.name}${brackets} ${inside} }`));
}

/** A value of an argument as GraphQL writes it. */
function literalOf(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literalOf(type.ofType, value);
  if (isListType(type) && Array.isArray(value)) {
    return `[${value.map((item) => literalOf(type.ofType, item)).join(', ')}]`;
  }
  const named = getNamedType(getNullableType(type));
  if (isInputObjectType(named)) {
    const fields = Object.entries(value as object).map(([name, inner]) => {
      const field = named.getFields()[name];
      return field ? `${name}: ${literalOf(field.type, inner)}` : '';
    });
    return `{ ${fields.join(', ')} }`;
  }
  return isEnumType(named) ? String(value) : JSON.stringify(value);
}

/** Where GraphiQL opens a query. */
export const graphiqlPath = (query: string): string => `/explorer?query=${encodeURIComponent(query)}`;
