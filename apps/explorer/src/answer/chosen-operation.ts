import { useGraphiQL } from '@graphiql/react';

/** The name of the operation that GraphiQL would run; undefined if the query has no more than one, which needs no name. */
export function useChosenOperation(): string | undefined {
  const operations = useGraphiQL(({ operations }) => operations);
  const operationName = useGraphiQL(({ operationName }) => operationName);
  return operations && operations.length > 1 ? operationName : undefined;
}
