import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { codeIdentity } from '../change-feed/code-identity';
import { loggedTablesSql } from '../change-feed/logged-tables';
import type { SubgraphDefinition } from '../definition/subgraph';
import { connectWithin, databaseFault } from './connect';
import { databaseNames } from './names';

/** Names all from which a database is prepared: data files, migrations and code. Other files, another name. */
export function preparationOf(graph: SubgraphDefinition[]): string {
  const parts = graph.flatMap(({ directory }) => ['src', 'dist', 'migrations'].map((part) => join(directory, part)));
  const shared = [dirname(__dirname), dirname(require.resolve('@tokorozawa/vocabulary'))];
  const hash = createHash('sha256');
  for (const folder of [...parts, ...shared]) if (existsSync(folder)) hash.update(codeIdentity(folder));
  return hash.digest('base64url');
}

/** Whether each of these domains was last prepared from the same, and logs all its changes still. Rejects as a UserFacingError when nobody answers. */
export async function isPrepared(
  databaseUrl: string,
  definitions: SubgraphDefinition[],
  preparation: string,
): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectWithin });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const notes = definitions
      .map(({ name }) => databaseNames(name).schema)
      .map((schema) => `SELECT made_from, unlogged FROM ${schema}.preparation, (${loggedTablesSql(schema)}) AS tables`);
    const { rows } = await client.query<PreparationNote>(notes.join(' UNION ALL '));
    const stands = ({ made_from, unlogged }: PreparationNote) => made_from === preparation && unlogged.length === 0;
    return rows.length === definitions.length && rows.every(stands);
  } catch (error) {
    if (isMissing(error)) return false;
    throw databaseFault(databaseUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Notes from what a domain was prepared; the last thing that its preparation does. */
export async function notePreparation(
  query: (sql: string, parameters?: unknown[]) => Promise<unknown>,
  preparation: string,
): Promise<void> {
  await query(`CREATE TABLE IF NOT EXISTS preparation (
    single boolean PRIMARY KEY DEFAULT true CHECK (single), made_from text NOT NULL)`);
  await query(
    `INSERT INTO preparation (made_from) VALUES ($1)
     ON CONFLICT (single) DO UPDATE SET made_from = excluded.made_from WHERE preparation.made_from <> excluded.made_from`,
    [preparation],
  );
}

interface PreparationNote {
  made_from: string;
  unlogged: string[];
}

/** No such table, schema or column, or none of which this user may know. */
const isMissing = (error: unknown): boolean =>
  ['42P01', '3F000', '42703', '42501'].includes((error as { code?: string }).code ?? '');
