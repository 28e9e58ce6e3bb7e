import { type DocumentNode, Kind } from 'graphql';

/**
 * The operation that a request with a query has to name: the chosen one, or the first, as GraphiQL runs it. Undefined if
 * the query has no more than one, which needs no name, or cannot be parsed.
 */
export function operationToName(document: DocumentNode | undefined, chosen: string | undefined): string | undefined {
  const names = (document?.definitions ?? []).flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : [],
  );
  if (names.length < 2) return undefined;
  return names.includes(chosen) ? chosen : names[0];
}
