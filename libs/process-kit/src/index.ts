export { openDatabase, type OpeningDatabase } from './database';
export {
  commonVariables,
  type GatewayVariables,
  gatewayVariables,
  readEnvironment,
  type ReadyWhen,
  subgraphVariables,
  urlOfSubgraph,
} from './environment';
export { listen, requireFreePort } from './listen';
export { isOneOf, parseNetworks } from './networks';
export { createLog, Steps } from './output';
export { type OnClose, runCommand, runProcess } from './process';
export { localGatewaySecret, partnersDirectory, stateDirectory, workspaceRoot } from './workspace';
