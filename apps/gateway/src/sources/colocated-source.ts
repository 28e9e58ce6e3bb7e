import type { GraphQLDataSource } from '@apollo/gateway';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import { requestIdOf } from './request-id';

/** Asks a subgraph that lives in this process: values are handed over as they are, nothing is printed or parsed. */
export function colocatedSource(subgraph: Subgraph): GraphQLDataSource {
  return {
    process: ({ request, context }) =>
      subgraph.execute({
        query: request.query ?? '',
        variables: request.variables,
        operationName: request.operationName,
        requestId: requestIdOf(context),
      }) as ReturnType<GraphQLDataSource['process']>,
  };
}
