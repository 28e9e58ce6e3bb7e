import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readDataFiles } from '../data/read';
import { prepareDatabase } from '../database/prepare';
import type { SubgraphDefinition } from '../definition/subgraph';
import { requireMigrations } from './missing-migration';
import { testServerVariable } from './server';

export interface TestDatabase {
  /** For a user with every right. */
  url: string;
  drop(): Promise<void>;
}

/** One template at a time is made on the shared server, whichever test asks for it first. */
const templateLock = 0x74706c74; // "tplt"

/** A database of the test's own: a clone of a template in which these domains are migrated and imported. */
export async function cloneDatabase(definitions: SubgraphDefinition[]): Promise<TestDatabase> {
  const template = await onServer((client) => templateOf(client, definitions));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying the files is several times faster than the default, which writes each page to the log as well.
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  return {
    url: databaseUrl(name),
    drop: () => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** An empty database of the test's own. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneDatabase([]);
}

async function templateOf(client: Client, definitions: SubgraphDefinition[]): Promise<string> {
  if (definitions.length === 0) return 'template0';
  const identity = definitions.map(({ name, directory }) => `${name} ${directory}`).join('\n');
  const name = `template_${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
  await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) await makeTemplate(client, name, definitions);
  return name;
}

/** Made under another name first, so that a failed preparation never passes for a template. */
async function makeTemplate(client: Client, name: string, definitions: SubgraphDefinition[]): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  const domains = await readDataFiles(definitions);
  try {
    await prepareDatabase({ databaseUrl: databaseUrl(draft), domains });
  } catch (error) {
    // Rows of an entity whose column is in no migration cannot be imported: then that is what the reader needs to hear.
    for (const definition of definitions) await requireMigrations(databaseUrl(draft), definition);
    throw error;
  }
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

async function onServer<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env[testServerVariable];
  if (!url) throw new Error(`${testServerVariable} is not set: tests run through the workspace's jest.config.js.`);
  return url;
}
