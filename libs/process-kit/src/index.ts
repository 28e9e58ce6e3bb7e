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
export { createLog } from './log';
export { isOneOf, parseNetworks } from './networks';
export { type OnClose, runCommand, runProcess } from './process';
export { Steps } from './steps';
export { localGatewaySecret, partnersDirectory, stateDirectory, workspaceRoot } from './workspace';
