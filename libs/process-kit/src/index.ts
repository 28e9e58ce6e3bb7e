export { openDatabase } from './database';
export { commonVariables, portVariable, readEnvironment } from './environment';
export { localGatewaySecret } from './gateway-secret';
export { listen } from './listen';
export { createLog } from './log';
export { openSubgraphs, prepareDomains } from './open-subgraphs';
export { runCommand, runProcess, type OnClose } from './run-process';
export { Steps } from './steps';
export { stateDirectory, workspaceRoot } from './workspace';
