import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/**
 * The secret that the gateway and the subgraphs of one checkout share when the environment gives none: made on first
 * use, and readable by its owner alone. Throws a UserFacingError when the folder cannot be used.
 */
export async function localGatewaySecret(directory: string): Promise<string> {
  const path = join(directory, 'gateway-secret');
  try {
    return await readFile(path, 'utf8').catch(() => makeSecret(directory, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserFacingError(
      `The secret of gateway and subgraphs cannot be kept in ${path} (${code}). Give this user the right to read and write there, choose another STATE_DIRECTORY, or set GATEWAY_SECRET.`,
    );
  }
}

/** Of processes that begin together, one makes the secret; all read it, and never a half of it. */
async function makeSecret(directory: string, path: string): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(directory, { recursive: true });
  try {
    await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    await link(draft, path).catch(unlessItExists);
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
