import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { closedAtEnd } from '../harness/closing.mjs';
import { inRoot } from '../harness/places.mjs';
import { parentOf } from '../harness/process-use.mjs';

const run = promisify(execFile);
const { startLocalPostgres } = createRequire(inRoot('package.json'))('@tokorozawa/local-postgres');

/** The role with which PostGraphile reads, with the rights of our own reader of that domain. */
const readerRole = 'bench_reader';

/**
 * A temporary PostgreSQL with the reviewed data.
 * @returns {Promise<{ url: string, pid: number, readerUrl: string, sql(text: string, url?: string): Promise<object[]>, close(): Promise<void> }>}
 */
export async function openDatabase({ say }) {
  say('    PostgreSQL: started, reviewed data imported');
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-bench-'));
  const server = await startLocalPostgres({ directory, durable: false });
  const close = closedAtEnd(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  const url = databaseAt(server.url, 'bench');
  await sql(server.url, 'CREATE DATABASE bench');
  await run(process.execPath, [inRoot('tools/dist/data.js')], { env: { ...process.env, DATABASE_URL: url } });
  await sql(
    url,
    `CREATE ROLE ${readerRole} LOGIN PASSWORD '${readerRole}' IN ROLE planning_graph_comprehensive_plan;
     ANALYZE`,
  );
  const readerUrl = new URL(url);
  [readerUrl.username, readerUrl.password] = [readerRole, readerRole];
  return {
    url,
    pid: await serverPid(url),
    readerUrl: readerUrl.href,
    sql: (text, at = url) => sql(at, text),
    close,
  };
}

/** The address of another database on the same server. */
export function databaseAt(url, database) {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function sql(url, text) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** The process whose children serve the connections. */
async function serverPid(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0].pid);
  } finally {
    await client.end();
  }
}
