import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isAlive, readLockFile } from '../src/lock-file';

const folders: string[] = [];

/** An empty folder that only this user may enter, until {@link removeScratchFolders}. */
export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'local-postgres-')));
  folders.push(folder);
  return folder;
}

/** Removes the scratch folders, and kills the servers that a failed test left in them. */
export async function removeScratchFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    const locks = (await readdir(folder, { recursive: true })).filter((path) => basename(path) === 'postmaster.pid');
    for (const lock of locks) await killServer(join(folder, dirname(lock)));
    await rm(folder, { recursive: true, maxRetries: 10 });
  }
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

async function killServer(data: string): Promise<void> {
  const lock = await readLockFile(data);
  if (lock?.pid && isAlive(lock.pid)) process.kill(lock.pid, 'SIGKILL');
}
