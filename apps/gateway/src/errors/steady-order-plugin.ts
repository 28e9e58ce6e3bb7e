import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/**
 * Errors of subgraphs that are asked side by side arrive in any order. They are put in the order of their places, so
 * that equal requests have equal answers.
 */
export const steadyOrderPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single' || !body.singleResult.errors) return;
        body.singleResult.errors = body.singleResult.errors.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)));
      },
    };
  },
};

const placeOf = ({ path, extensions }: GraphQLFormattedError): string => JSON.stringify([path, extensions?.subgraph]);
