import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/**
 * An empty folder that everybody may enter, or only the given user. When the test file is done it goes, with the
 * servers that run in it.
 */
export async function scratchFolder({ uid, gid }: { uid?: number; gid?: number } = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'planning-graph-')));
  folders.push(folder);
  if (uid === undefined || gid === undefined) await chmod(folder, 0o755);
  else await chown(folder, uid, gid);
  return folder;
}

/** The process id of the PostgreSQL server that runs in a state folder. */
export function serverPid(stateFolder: string): number {
  return Number.parseInt(readFileSync(join(stateFolder, 'postgres/cluster/data/postmaster.pid'), 'utf8'), 10);
}

/** The processes that have a folder in their command line, as the PostgreSQL server of a state folder has. */
export function processesIn(folder: string): { pid: number; parent: number; command: string }[] {
  // In another locale `ps` masks the characters that are not ASCII.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', env })
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }));
}

/** Those that no other of them has started. A server that forks has its own command line twice for a moment. */
export function serversIn(folder: string): { pid: number; parent: number; command: string }[] {
  const processes = processesIn(folder);
  const pids = new Set(processes.map(({ pid }) => pid));
  return processes.filter(({ parent }) => !pids.has(parent));
}

afterAll(async () => {
  for (const folder of folders.splice(0)) {
    for (const { pid } of processesIn(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});
