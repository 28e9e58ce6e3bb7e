import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '@tokorozawa/local-postgres';

/** The address of the PostgreSQL server that all tests of a run share. */
export const testServerVariable = 'PLANNING_GRAPH_TEST_SERVER';

/**
 * Starts a throw-away PostgreSQL server for a run of tests and tells the tests its address through the environment.
 * Answers how to stop it.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(folderInMemory() ?? tmpdir(), 'planning-graph-test-'));
  const server = await startLocalPostgres({ directory, durable: false });
  process.env[testServerVariable] = server.url;
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** Where Linux keeps files in memory, if it has room there for the databases of some hundred tests: a container may not. */
function folderInMemory(): string | undefined {
  const folder = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 ** 31 ? folder : undefined;
  } catch {
    return undefined;
  }
}
