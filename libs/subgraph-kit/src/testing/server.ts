import { mkdtempSync, rmSync } from 'node:fs';
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
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-test-'));
  const server = await startLocalPostgres({ directory, durable: false });
  process.env[testServerVariable] = server.url;
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
