import type { ApolloServerPlugin } from '@apollo/server';
import { codeOf } from '../errors/format-error';
import { knowsGraphql } from './media-types';

/**
 * GraphQL over HTTP: a well-formed request that is refused before execution is answered with 400 in
 * `application/graphql-response+json`, and with 200 in `application/json`, for clients that know no other.
 * Apollo Server says 400 to both, and to an execution that failed as a whole, which is no fault of the request.
 */
export const statusPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors = [] }) {
        if (response.http.status !== 400) return;
        const codes = errors.map(codeOf);
        const accept = request.http?.headers.get('accept');
        if (codes.includes('INTERNAL_SERVER_ERROR')) response.http.status = 500;
        else if (!knowsGraphql(accept) && !codes.includes('BAD_REQUEST')) response.http.status = 200;
      },
    };
  },
};
