import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context';
import { codeOf, masked } from './format-error';

const sentence = 'an unexpected error was masked';

/** Logs in full, under the id of the request, every error that callers see only as INTERNAL_SERVER_ERROR. */
export const unexpectedErrorsPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue: { log } }) {
        for (const error of errors) {
          const { originalError, path } = error;
          if (codeOf(error) === 'INTERNAL_SERVER_ERROR') log.error({ err: originalError ?? error, path }, sentence);
        }
      },
      async willSendResponse({ response: { body }, contextValue: { log } }) {
        if (body.kind === 'single') tellMissingValues(body.singleResult, (err) => log.error({ err }, sentence));
      },
    };
  },
  async unexpectedErrorProcessingRequest({ requestContext, error }) {
    requestContext.contextValue.log.error({ err: error }, sentence);
  },
};

/**
 * Where a subgraph left out a value that cannot be null, Apollo Gateway answers null with a note of its own beside
 * `data`, and without an error. Callers are told as of any other error.
 */
function tellMissingValues(result: FormattedExecutionResult, log: (missing: object) => void): void {
  const missing = result.extensions?.valueCompletion as GraphQLFormattedError[] | undefined;
  if (!missing) return;
  missing.forEach(log);
  result.errors = missing.map(({ path }) => masked(path));
  delete result.extensions;
}
