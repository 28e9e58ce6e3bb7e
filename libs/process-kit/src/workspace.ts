import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository, whether the code runs from src or from dist. */
export const workspaceRoot: string = rootAbove(__dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'nx.json')) ? folder : rootAbove(dirname(folder));
}

/** Where this checkout keeps what it makes at run time: the embedded database and the generated secret. */
export function stateDirectory(chosen: string | undefined): string {
  return chosen ?? join(workspaceRoot, '.planning-graph');
}
