import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesIn } from './state-folder';

/** A disk of 200 MB, in memory. */
export interface SmallDisk {
  folder: string;
  /** Fills it, but for so many bytes. */
  fill(bytesLeft: number): Promise<void>;
  free(): Promise<void>;
}

const mounted: string[] = [];

/** Whether this user may mount a disk; in most containers not even root may. */
export function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** When the test file is done the disk goes, with the servers that run on it. */
export async function smallDisk(): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'planning-graph-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', folder]);
  mounted.push(folder);
  await chmod(folder, 0o755);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill(bytesLeft) {
      const size = await fillWith(ballast);
      await truncate(ballast, size - bytesLeft);
    },
    free: () => rm(ballast),
  };
}

/** Writes a file until the disk has no space left; answers its size. */
async function fillWith(path: string): Promise<number> {
  const block = Buffer.alloc(4096);
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

afterAll(async () => {
  for (const folder of mounted.splice(0)) {
    for (const { pid } of processesIn(folder)) process.kill(pid, 'SIGKILL');
    execFileSync('umount', ['--lazy', folder]);
    await rm(folder, { recursive: true });
  }
});
