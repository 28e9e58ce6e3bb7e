import { PlanningGraphError } from '@tokorozawa/vocabulary';
import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** A string of structured fields (RFC 9651), as draft-ietf-httpapi-idempotency-key-header-07 wants it, or its bare content. */
const quoted = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"$/;
const bare = /^[\x21\x23-\x7e]{1,255}$/;

/**
 * The key in the header `idempotency-key` of a request, for the mutation in it that gets none as an argument. Throws a PlanningGraphError if the key cannot be read, or if it could be meant for several
 * mutations.
 */
export function readIdempotencyKey(
  header: string | undefined,
  document: DocumentNode,
  mutation: OperationDefinitionNode,
): string | undefined {
  if (header === undefined) return undefined;
  const key = quoted.exec(header)?.[1]?.replaceAll(/\\(.)/g, '$1') ?? bare.exec(header)?.[0];
  if (key === undefined) {
    throw badRequest(
      'The header "idempotency-key" must be a text of 1 to 255 characters in quotes, such as a new UUID.',
    );
  }
  const count = countMutations(document, mutation.selectionSet);
  if (count !== 1) {
    throw badRequest(
      `The header "idempotency-key" is for a request with one mutation, and this one has ${count}. Give each of them a key as its argument, or send them in requests of their own.`,
    );
  }
  return key;
}

/** The document is valid, so no fragment contains itself. */
function countMutations(document: DocumentNode, { selections }: SelectionSetNode): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += selection.name.value === '__typename' ? 0 : 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countMutations(document, selection.selectionSet);
    else {
      const { value } = selection.name;
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === value,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) count += countMutations(document, fragment.selectionSet);
    }
  }
  return count;
}

const badRequest = (message: string): PlanningGraphError =>
  new PlanningGraphError(message, 'BAD_REQUEST', { http: { status: 400 } });
