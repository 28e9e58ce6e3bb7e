import type { ApolloServerPlugin } from '@apollo/server';
import { costTable, type CostTable } from './cost-table';
import { enforce } from './limits';
import { measure } from './measure';

/** Refuses an operation that asks for too much, after it was validated and before anything is executed. */
export function limitsPlugin(): ApolloServerPlugin {
  let costs: CostTable;
  return {
    async serverWillStart() {
      return {
        schemaDidLoadOrUpdate({ coreSupergraphSdl }) {
          costs = costTable(coreSupergraphSdl ?? '');
        },
      };
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation) enforce(measure(schema, costs, document, operation, request.variables ?? {}));
        },
      };
    },
  };
}
