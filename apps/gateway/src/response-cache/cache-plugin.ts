import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context';
import type { ResponseCache } from './response-cache';

/** Tells the cache what only Apollo Server knows: the supergraph in use, and whether an operation reads or writes. */
export function cachePlugin(cache: ResponseCache | undefined): ApolloServerPlugin<GatewayContext> {
  return {
    async serverWillStart() {
      return { schemaDidLoadOrUpdate: ({ coreSupergraphSdl }) => cache?.useSupergraph(coreSupergraphSdl ?? '') };
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          contextValue.dependsOn.operation = operation?.operation;
        },
      };
    },
  };
}
