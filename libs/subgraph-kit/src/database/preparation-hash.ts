import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { loggedTablesSql } from '../change-feed/feed-sql';
import type { SubgraphDefinition } from '../definition/subgraph';
import { databaseNames, withClient } from './connect';
import { sharedMigrations } from './migrations';

const folderHashes = new Map<string, string>();

/** SHA-256 over the names and contents of a folder's files, or of one file, as they were when first asked for. */
export function hashOfFolder(folder: string): string {
  const known = folderHashes.get(folder);
  if (known) return known;
  const hash = createHash('sha256');
  for (const path of filesIn(folder)) hash.update(`${path.slice(folder.length)}\n`).update(readFileSync(path));
  const digest = hash.digest('base64url');
  folderHashes.set(folder, digest);
  return digest;
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return path.endsWith('.map') ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** Changes when data files, migrations or code of these domains change, or code of this library. */
export function preparationHash(graph: SubgraphDefinition[]): string {
  const parts = graph.flatMap(({ directory }) =>
    ['data', 'src', 'dist', 'migrations'].map((part) => join(directory, part)),
  );
  const shared = [dirname(__dirname), sharedMigrations, dirname(require.resolve('@tokorozawa/vocabulary'))];
  const hash = createHash('sha256');
  for (const folder of [...parts, ...shared]) if (existsSync(folder)) hash.update(hashOfFolder(folder));
  return hash.digest('base64url');
}

/**
 * True when each of these domains was last prepared with this hash, and still logs all its changes. Throws a
 * UserFacingError when the database does not answer.
 */
export async function isPrepared(
  databaseUrl: string,
  definitions: SubgraphDefinition[],
  preparation: string,
): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const selects = definitions
      .map(({ name }) => databaseNames(name).schema)
      .map((schema) => `SELECT made_from, unlogged FROM ${schema}.preparation, (${loggedTablesSql(schema)}) AS tables`);
    try {
      const { rows } = await client.query<PreparationRow>(selects.join(' UNION ALL '));
      const isCurrent = ({ made_from, unlogged }: PreparationRow) => made_from === preparation && unlogged.length === 0;
      return rows.length === definitions.length && rows.every(isCurrent);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  });
}

/** Stores the hash with which a domain was prepared, as its owner; the last step of a preparation. */
export async function storePreparationHash(database: DataSource, preparation: string): Promise<void> {
  await database.query(`CREATE TABLE IF NOT EXISTS preparation (
    single boolean PRIMARY KEY DEFAULT true CHECK (single), made_from text NOT NULL)`);
  await database.query(
    `INSERT INTO preparation (made_from) VALUES ($1)
     ON CONFLICT (single) DO UPDATE SET made_from = excluded.made_from WHERE preparation.made_from <> excluded.made_from`,
    [preparation],
  );
}

interface PreparationRow {
  made_from: string;
  unlogged: string[];
}

/** True for a table, schema or column that does not exist, or that this user may not see. */
const isMissing = (error: unknown): boolean =>
  ['42P01', '3F000', '42703', '42501'].includes((error as { code?: string }).code ?? '');
