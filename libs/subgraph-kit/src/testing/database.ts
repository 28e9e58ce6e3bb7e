import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '@tokorozawa/local-postgres';
import { Client } from 'pg';
import { readDataFiles } from '../data/read';
import { connect } from '../database/connect';
import { missingStatements } from '../database/missing-migration';
import { hashOfFolder } from '../database/preparation-hash';
import { prepareDatabase } from '../database/prepare';
import type { SubgraphDefinition } from '../definition/subgraph';

/** The variable with the address of the PostgreSQL server that all tests of a run share. */
export const testServerVariable = 'PLANNING_GRAPH_TEST_SERVER';

/**
 * Starts a throw-away PostgreSQL server for a run of tests and sets the environment variable with its address. Returns
 * how to stop it.
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

export interface TestDatabase {
  /** The address for a superuser. */
  url: string;
  drop(): Promise<void>;
}

/** The key of the lock under which templates are created, so that of tests that need the same one, one creates it. */
const templateLock = 0x74706c74; // "tplt"

/** Creates a database for one test: a clone of a template in which these domains are migrated and imported. */
export async function cloneDatabase(definitions: SubgraphDefinition[]): Promise<TestDatabase> {
  const template = await onServer((client) => templateOf(client, definitions));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying files is several times faster than the default strategy, which also writes each page to the log.
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  return {
    url: databaseUrl(name),
    drop: () => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Creates an empty database for one test. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneDatabase([]);
}

async function templateOf(client: Client, definitions: SubgraphDefinition[]): Promise<string> {
  if (definitions.length === 0) return 'template0';
  // By what the files say: several specs have copies of their own with the same changes.
  const contents = definitions.map(({ name, concepts, directory }) => [
    name,
    ...concepts.map((concept) => concept.name),
    ...['data', 'migrations'].map((folder) => contentOf(join(directory, folder))),
  ]);
  const name = `template_${createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16)}`;
  await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) await createTemplate(client, name, definitions);
  return name;
}

const contentOf = (folder: string): string => (existsSync(folder) ? hashOfFolder(folder) : '');

/** Prepares the template under another name first, so that a failed preparation is never used as a template. */
async function createTemplate(client: Client, name: string, definitions: SubgraphDefinition[]): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  const domains = await readDataFiles(definitions);
  try {
    await prepareDatabase({ databaseUrl: databaseUrl(draft), domains });
  } catch (error) {
    // Rows of an entity with a column that no migration creates cannot be imported: then the missing SQL is the message.
    for (const definition of definitions) await requireMigrations(databaseUrl(draft), definition);
    throw error;
  }
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

/** Throws the SQL that the migrations of a domain lack, if they lack any. */
async function requireMigrations(databaseUrl: string, definition: SubgraphDefinition): Promise<void> {
  const database = await connect(definition, { databaseUrl, role: 'owner', poolSize: 1 });
  const statements = await missingStatements(database).finally(() => database.destroy());
  if (statements.length === 0) return;
  const message = `The tables of ${definition.name} are not what its entities declare. Write a migration: npm run migration -- ${definition.name} <what changes>. It lacks:\n\n${statements.join('\n')}\n`;
  // Without a stack trace, whose lines would bury the SQL.
  throw Object.assign(new Error(message), { stack: message });
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
