import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says about its server; undefined where the server has not written it yet. */
export interface LockFile {
  pid: number | undefined;
  port: number | undefined;
  isReady: boolean;
  /** Milliseconds since the server last wrote the file, which it does while it starts and when it begins to stop. */
  age: number;
}

/** The path of the file by which a server claims a data directory. */
export function lockFileOf(data: string): string {
  return join(data, 'postmaster.pid');
}

/** Reads the lock file of a data directory; undefined if there is none, and therefore no server. */
export async function readLockFile(data: string): Promise<LockFile | undefined> {
  const file = await open(lockFileOf(data)).catch(undefinedIfMissing);
  if (!file) return undefined;
  try {
    const [text, { mtimeMs }] = [await file.readFile('utf8'), await file.stat()];
    const [pid, , , port, , , , status] = text.split('\n');
    return {
      pid: positiveNumber(pid),
      port: positiveNumber(port),
      isReady: status?.trim() === 'ready',
      age: Date.now() - mtimeMs,
    };
  } finally {
    await file.close();
  }
}

/** True when some process has this id now. It need not be the one that had it when the id was written down. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A single-user PostgreSQL writes its process id as a negative number. */
function positiveNumber(line: string | undefined): number | undefined {
  return Math.abs(Number(line)) || undefined;
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
