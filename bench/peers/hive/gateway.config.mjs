import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const headers = JSON.parse(process.env.SUBGRAPH_HEADERS);

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH,
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  fork: 1,
  logging: 'error',
  pollingInterval: 0,
  ...(process.env.PLANNER === 'rust' && { unifiedGraphHandler }),
  propagateHeaders: { fromClientToSubgraphs: () => headers },
  transportEntries: {
    '*.http': { options: { deduplicateInflightRequests: process.env.SHARING === 'true' } },
  },
});
