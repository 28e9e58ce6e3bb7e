import type { ApolloServerPlugin } from '@apollo/server';
import { InvalidInputError, PlanningGraphError } from '@tokorozawa/vocabulary';
import { noteWrongArgument } from '../errors/wrong-arguments';
import { costTable, type CostTable } from './cost-table';
import { exactVariables, writtenVariables } from './exact-variables';
import { enforce } from './limits';
import { measure } from './measure';
import { Measured } from './measured';
import { requireValid } from './validation';
import { requireReadable } from './variables';

/** Refuses an operation that is not valid or asks for too much, before anything is executed. */
export function limitsPlugin(): ApolloServerPlugin {
  let costs: CostTable;
  const measured = new Measured();
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
          requireValid(schema, document);
          if (!operation) throw unresolved(request.operationName);
          const written = writtenVariables(request);
          try {
            requireReadable(written, operation, schema);
            const variables = (request.variables = exactVariables(schema, operation, written));
            const measureIt = () => measure(schema, costs, document, operation, variables);
            enforce(measured.of(document, request.operationName, variables, measureIt));
          } catch (error) {
            if (error instanceof InvalidInputError) noteWrongArgument(error, document);
            throw error;
          }
        },
      };
    },
  };
}

function unresolved(name: string | undefined): PlanningGraphError {
  const message = name
    ? `The request has no operation called "${name}". Set "operationName" to one that it has.`
    : 'The request has several operations, or none. Set "operationName" to the one to run.';
  return new PlanningGraphError(message, 'OPERATION_RESOLUTION_FAILURE', { http: { status: 400 } });
}
