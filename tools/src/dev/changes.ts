/** What an edited file affects: the data, the server, or neither. */
export type Effect = 'data' | 'server' | 'nothing';

const dataFile = /^libs\/subgraphs\/[^/]+\/data\//;
const serverFile = /^(?:libs|apps\/gateway)\/.*\.(?:ts|cjs|sql)$|^libs\/.*\/package\.json$|^\.env$/;
const otherFile = /\.spec\.ts$|\/(?:testing|fixture|e2e|clients|examples)\//;

/** @param path from the workspace's root, with slashes */
export function effectOf(path: string): Effect {
  if (dataFile.test(path)) return 'data';
  return serverFile.test(path) && !otherFile.test(path) ? 'server' : 'nothing';
}
