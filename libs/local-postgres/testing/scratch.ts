import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startLocalPostgres } from '../src/index';
import { isAlive, readLockFile } from '../src/lock-file';
import { type User } from './users';

const folders: string[] = [];
let template: Promise<string> | undefined;

afterEach(() => removeFolders(folders.splice(0)));
afterAll(async () => template && removeFolders([await template]));

/** An empty folder that everybody may enter. It is removed after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await makeFolder();
  folders.push(folder);
  return folder;
}

/** An empty folder that only a user may enter. It is removed after the test. */
export async function privateFolder({ uid, gid }: User): Promise<string> {
  const folder = await scratchFolder();
  await chown(folder, uid, gid);
  await chmod(folder, 0o700);
  return folder;
}

/** A state folder whose cluster has been made already, as a copy: that saves the second which initdb takes. */
export async function stateFolder(): Promise<string> {
  const [folder, original] = [await scratchFolder(), await (template ??= makeTemplate())];
  execFileSync('cp', ['-a', `${original}/.`, folder]);
  return folder;
}

/** The data directory in a state folder. */
export function dataOf(stateFolder: string): string {
  return join(stateFolder, 'cluster', 'data');
}

/** The process id of the server of a state folder. */
export async function serverPid(stateFolder: string): Promise<number> {
  const lock = await readLockFile(dataOf(stateFolder));
  if (!lock?.pid) throw new Error(`No server runs in ${stateFolder}`);
  return lock.pid;
}

/** Waits until a process has ended. */
export async function endOf(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(10);
}

/** Asks a server one question; the answer is the first column of the first row. */
export async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: question, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'local-postgres-')));
  await chmod(folder, 0o755);
  return folder;
}

async function makeTemplate(): Promise<string> {
  const directory = await makeFolder();
  await (await startLocalPostgres({ directory, durable: false })).stop();
  return directory;
}

async function removeFolders(paths: string[]): Promise<void> {
  for (const folder of paths) {
    const locks = (await readdir(folder, { recursive: true })).filter((path) => basename(path) === 'postmaster.pid');
    for (const lock of locks) await killServer(join(folder, dirname(lock)));
    await rm(folder, { recursive: true, maxRetries: 10 });
  }
}

/** Kills a server that a failed test left. */
async function killServer(data: string): Promise<void> {
  const lock = await readLockFile(data);
  if (lock?.pid && isAlive(lock.pid)) process.kill(lock.pid, 'SIGKILL');
}
