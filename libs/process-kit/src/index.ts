export { readEnvironment } from './environment';
export { localGatewaySecret } from './gateway-secret';
export { listen } from './listen';
export { createLog } from './log';
export { isOneOf, parseNetworks } from './networks';
export { type OnClose } from './opened';
export { runCommand, runProcess } from './run-process';
export { Steps } from './steps';
export {
  commonVariables,
  type GatewayVariables,
  gatewayVariables,
  type ReadyWhen,
  subgraphVariables,
} from './variables';
export { stateDirectory, workspaceRoot } from './workspace';
