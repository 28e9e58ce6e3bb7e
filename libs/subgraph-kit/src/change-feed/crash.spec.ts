import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres, type LocalPostgres } from '@tokorozawa/local-postgres';
import { Client } from 'pg';
import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { prepareDatabase } from '../database/prepare';
import { followVersion } from './follow-version';

let directory: string;
let server: LocalPostgres;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'planning-graph-crash-'));
  server = await startLocalPostgres({ directory, durable: false });
  await prepareDatabase({ databaseUrl: server.url, domains: await readDataFiles([library]) });
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

test('after a process of PostgreSQL crashed, and commits were perhaps lost with it, no version is one of before', async () => {
  const version = followVersion(library, server.url, {
    error: () => undefined,
    info: () => undefined,
    warn: () => undefined,
  });
  const known = async (): Promise<string> => {
    while (version.current() === undefined) await version.otherThan(undefined, AbortSignal.timeout(100));
    return version.current() ?? '';
  };
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  // This server does not wait for its disk: what it prepared would be lost as well.
  await client.query('CHECKPOINT');
  const before = await known();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await version.otherThan(before, AbortSignal.timeout(20_000));
  expect((await known()).split('.')[0]).not.toBe(before.split('.')[0]);
  await version.close();
}, 60_000);
