import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that the gateway and the subgraphs of one checkout share when the environment gives none: made on first
 * use, and readable by its owner alone.
 */
export async function localGatewaySecret(directory: string): Promise<string> {
  const path = join(directory, 'gateway-secret');
  await mkdir(directory, { recursive: true });
  try {
    // "wx": of two processes that begin together, one writes and the other reads what was written.
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(randomBytes(32).toString('hex'));
    await file.close();
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}
