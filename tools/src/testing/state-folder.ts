import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** An empty folder that everybody may enter. When the test file is done it goes, with the servers that run in it. */
export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'planning-graph-')));
  folders.push(folder);
  await chmod(folder, 0o755);
  return folder;
}

/** An empty folder that only this user may enter. */
export async function privateFolder({ uid, gid }: { uid: number; gid: number }): Promise<string> {
  const folder = await scratchFolder();
  await chown(folder, uid, gid);
  await chmod(folder, 0o700);
  return folder;
}

/** The process id of the PostgreSQL server of a state folder; undefined when none runs. */
export function serverPid(stateFolder: string): number | undefined {
  const lockFile = join(stateFolder, 'postgres/cluster/data/postmaster.pid');
  return existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8').split('\n')[0]) : undefined;
}

/** The processes that work in a folder, each with its command line. */
export function processesIn(folder: string): { pid: number; command: string }[] {
  return execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+ /, '') }));
}

afterAll(async () => {
  for (const folder of folders.splice(0)) {
    for (const { pid } of processesIn(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});
