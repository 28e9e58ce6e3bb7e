import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { Client } from 'pg';

/** Contains the checkout, because several may use one PostgreSQL. */
const prefix = `planning_graph_dev_${hashOf(workspaceRoot).slice(0, 6)}_`;

/**
 * The URL of the database for the current migrations, which is created if it does not exist. Every set of migrations has
 * its own database, so an edited or removed migration starts from an empty one, and a failing migration does not affect
 * the running server.
 *
 * @param server the URL of any database on the server, with a user who may create databases
 */
export async function databaseForMigrations(server: string): Promise<string> {
  const name = prefix + hashOf(migrations()).slice(0, 10);
  await withClient(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${name} TEMPLATE template0`).catch(explainRights);
  });
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Drops the databases of other sets of migrations, except those in use. */
export async function dropOtherDatabases(server: string, used: string): Promise<void> {
  await withClient(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2',
      [prefix, new URL(used).pathname.slice(1)],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined);
  });
}

/** The names and texts of all migrations. */
function migrations(): string {
  const domains = join(workspaceRoot, 'libs/subgraphs');
  return filesIn(readdirSync(domains).map((name) => join(domains, name, 'migrations')))
    .map((path) => `${path}\n${readFileSync(path, 'utf8')}`)
    .join('\n');
}

function filesIn(folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

async function withClient(server: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function explainRights(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error;
  throw new UserFacingError(
    '"npm run dev" creates databases of its own, which the user of DATABASE_URL may not do. Ask an administrator to run ALTER ROLE … CREATEDB, or unset DATABASE_URL.',
    { cause: error },
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
