export { readEnvironment } from './environment';
export { localGatewaySecret } from './gateway-secret';
export { listen } from './listen';
export { createLog } from './log';
export { type OnClose } from './opened';
export { runCommand, runProcess } from './run-process';
export { Steps } from './steps';
export { commonVariables, type GatewayVariables, gatewayVariables, subgraphVariables } from './variables';
export { stateDirectory, workspaceRoot } from './workspace';
