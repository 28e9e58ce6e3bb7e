import { inBench } from '../../harness/places.mjs';

export const stockApollo = {
  id: 'stock-apollo',
  title: 'Apollo Gateway + Apollo Server, stock',
  packages: ['@apollo/gateway', '@apollo/server'],
  start: ({ bed, port }) => ({
    command: process.execPath,
    args: [inBench('peers/stock-apollo/server.mjs')],
    env: {
      PORT: String(port),
      SUPERGRAPH: bed.supergraph,
      SUBGRAPH_HEADERS: JSON.stringify(bed.headers),
      APOLLO_TELEMETRY_DISABLED: 'true',
    },
  }),
};
