import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startLocalPostgres } from '../src/index';
import { isAlive, readLockFile } from '../src/lock-file';
import { type User } from './users';

const folders: string[] = [];
const disks = new Set<string>();
let shared: Promise<string> | undefined;

afterEach(async () => {
  await Promise.all(folders.splice(0).map(removeFolder));
  if (shared) await killServers(await shared);
});

afterAll(async () => shared && removeFolder(await shared));

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

/** A file system of its own in memory, where root may make one: `size` is in MB. It is removed after the test. */
export async function smallDisk(size: number): Promise<string> {
  const folder = await scratchFolder();
  mountMemory(folder, size);
  disks.add(folder);
  return folder;
}

/** Whether {@link smallDisk} works here: it needs root, and many containers deny it to root as well. */
export function canMakeDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'local-postgres-'));
  try {
    mountMemory(folder, 1);
    unmount(folder);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** A state folder with a cluster, and no server. All tests of a file share it, because initdb takes a second. */
export function stateFolder(): Promise<string> {
  return (shared ??= makeStateFolder());
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

async function makeStateFolder(): Promise<string> {
  const directory = await makeFolder();
  await (await startLocalPostgres({ directory })).stop();
  return directory;
}

async function removeFolder(folder: string): Promise<void> {
  await killServers(folder);
  if (disks.delete(folder)) unmount(folder);
  await rm(folder, { recursive: true, maxRetries: 10 });
}

/** Kills the servers that a failed test left running in a folder. */
async function killServers(folder: string): Promise<void> {
  const paths = await readdir(folder, { recursive: true });
  for (const path of paths.filter((each) => basename(each) === 'postmaster.pid')) {
    const lock = await readLockFile(join(folder, dirname(path)));
    if (lock?.pid && isAlive(lock.pid)) process.kill(lock.pid, 'SIGKILL');
  }
}

function mountMemory(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
}

function unmount(folder: string): void {
  execFileSync('umount', [folder]);
}
