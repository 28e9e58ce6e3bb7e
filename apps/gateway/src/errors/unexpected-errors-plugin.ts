import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestTrace } from '../context';
import { codeOf } from './format-error';

const sentence = 'an unexpected error was masked';

/** Logs in full, under the id of the request, every error that callers see only as INTERNAL_SERVER_ERROR. */
export const unexpectedErrorsPlugin: ApolloServerPlugin<RequestTrace> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue: { log } }) {
        for (const error of errors) {
          const { originalError, path } = error;
          if (codeOf(error) === 'INTERNAL_SERVER_ERROR') log.error({ err: originalError ?? error, path }, sentence);
        }
      },
    };
  },
  async unexpectedErrorProcessingRequest({ requestContext, error }) {
    requestContext.contextValue.log.error({ err: error }, sentence);
  },
};
