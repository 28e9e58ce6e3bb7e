import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** The root of the repository, whether the code runs from src or from dist. */
export const workspaceRoot: string = findRoot(__dirname);

function findRoot(folder: string): string {
  return existsSync(join(folder, 'nx.json')) ? folder : findRoot(dirname(folder));
}

/** Where this checkout keeps what it creates at run time: the embedded database and the generated secret. */
export function stateDirectory(chosen: string | undefined): string {
  return chosen ?? join(workspaceRoot, '.planning-graph');
}

/** Where the files of partners are that join the graph. */
export function partnersDirectory(variables: {
  PARTNERS_DIRECTORY?: string | undefined;
  STATE_DIRECTORY?: string | undefined;
}): string {
  return variables.PARTNERS_DIRECTORY ?? join(stateDirectory(variables.STATE_DIRECTORY), 'partners');
}

/**
 * The secret that the gateway and the subgraphs of one checkout share when the environment does not name one. It is
 * generated on first use and readable only by its owner. Throws a UserFacingError when the folder cannot be used.
 */
export async function localGatewaySecret(directory: string): Promise<string> {
  const path = join(directory, 'gateway-secret');
  try {
    return await readFile(path, 'utf8').catch(() => createSecret(directory, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserFacingError(
      `The secret of gateway and subgraphs cannot be kept in ${path} (${code}). Give this user the right to read and write there, choose another STATE_DIRECTORY, or set GATEWAY_SECRET.`,
    );
  }
}

/** When processes start together, one of them creates the secret, and all read it, never a part of it. */
async function createSecret(directory: string, path: string): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(directory, { recursive: true });
  try {
    await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    await link(draft, path).catch(ignoreIfExists);
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

function ignoreIfExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
