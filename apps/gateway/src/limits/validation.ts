import type { ApolloServerPlugin } from '@apollo/server';
import { validateQuery } from '@tokorozawa/query-executor';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { formatError } from '../errors/format-error';
import { noteWrongArgument } from '../errors/wrong-arguments';

/** By document; Apollo Server gives another document to the same text under another schema. */
const known = new WeakMap<DocumentNode, readonly GraphQLError[]>();

/**
 * Throws where a document is not valid. Apollo Server's own validation is switched off: the rules of graphql-js compare
 * fields each with each, in the process that answers all others.
 */
export function requireValid(schema: GraphQLSchema, document: DocumentNode): void {
  let faults = known.get(document);
  if (!faults) {
    const found = validateQuery(schema, document);
    for (const fault of found) noteWrongArgument(fault, document);
    known.set(document, (faults = found.map(refusal)));
  }
  if (faults.length > 0) throw new InvalidDocument(faults);
}

/** All that is wrong with a document; an error of Apollo Server's hooks is one, so it is the first of them. */
class InvalidDocument extends GraphQLError {
  constructor(readonly faults: readonly GraphQLError[]) {
    const [first] = faults;
    super(first?.message ?? '', { originalError: first, extensions: first?.extensions });
  }
}

function refusal(fault: GraphQLError): GraphQLError {
  return new GraphQLError(fault.message, {
    nodes: fault.nodes,
    originalError: fault.originalError ?? fault,
    extensions: { ...fault.extensions, code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}

/** Tells all faults of a document where Apollo Server tells the first. */
export const allFaultsPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ errors: [error] = [], response: { body } }) {
        if (!(error instanceof InvalidDocument) || body.kind !== 'single') return;
        body.singleResult.errors = error.faults.map((fault) => {
          const { http: _, ...extensions } = fault.extensions;
          return formatError({ ...fault.toJSON(), extensions }, fault);
        });
      },
    };
  },
};
