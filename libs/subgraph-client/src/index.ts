export { followDataVersions, type DataVersions, type DataVersionsOptions } from './data-versions';
export type { SubgraphIncidents } from './guarded-transport';
export { openSubgraphClient, type SubgraphClient, type SubgraphClientOptions } from './subgraph-client';
export { FetchFailedError, type FetchContext, type SubgraphTransport } from './transport';
