import type { ApolloServerPlugin } from '@apollo/server';
import { isErrorCode, type ErrorCode } from '@tokorozawa/vocabulary';
import type { Incidents } from '../incidents/incidents';
import { formatError } from './format-error';

/** Of what an operation asks too much. */
const limitCodes = new Set<ErrorCode>([
  'QUERY_TOO_DEEP',
  'QUERY_TOO_LONG',
  'QUERY_TOO_COSTLY',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
]);

/** Notes operations that are refused because they ask for too much. */
export function refusalsPlugin(incidents: Incidents): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            const code = formatError(error.toJSON(), error).extensions?.code;
            if (isErrorCode(code) && limitCodes.has(code)) incidents.note('request-refused', code);
          }
        },
      };
    },
  };
}
