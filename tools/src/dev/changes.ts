/**
 * What an edited file needs: an import of the data, another server, or nothing. Another server composes if a schema has
 * changed (`serve-sources.ts`), and takes another database if a migration has (`database.ts`). Vite follows the files of
 * the explorer by itself.
 */
export type Effect = 'data' | 'server' | 'nothing';

const dataFile = /^libs\/subgraphs\/[^/]+\/data\//;
const serverFiles = [
  // Code and migrations.
  /^(?:libs|apps\/gateway)\/.*\.(?:ts|cjs|sql)$/,
  /^libs\/.*\/package\.json$/,
  // Questions, parts and committed schemas of domains, the vocabulary of the search, and translations.
  /^libs\/subgraphs\/.*\.(?:graphql|yaml)$/,
  /^libs\/.*\/descriptions\.ja\.json$/,
  /^\.env$/,
];
const otherFile = /\.spec\.ts$|\/(?:testing|fixture|e2e|clients)\/|^libs\/[^/]+\/examples\//;

/** @param path from the workspace's root, with slashes */
export function effectOf(path: string): Effect {
  if (dataFile.test(path)) return 'data';
  return serverFiles.some((files) => files.test(path)) && !otherFile.test(path) ? 'server' : 'nothing';
}
