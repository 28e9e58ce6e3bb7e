export { followDataVersions, type DataVersions, type DataVersionsOptions } from './data-versions';
export type { SubgraphIncidents, SubgraphState } from './guarded-transport';
export { type KeyChecker, openKeyChecker } from './key-checker';
export type { PartnerSettings } from './partner-transport';
export { remoteFeed } from './remote-feed';
export { openSubgraphClient, type SubgraphClient, type SubgraphClientOptions } from './subgraph-client';
export type { FetchContext, SubgraphTransport } from './transport';
