import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says of the server that made it; what the server has not written yet is undefined. */
export interface LockFile {
  pid: number | undefined;
  port: number | undefined;
  isReady: boolean;
  /** Milliseconds since the server last wrote it, which it does while it starts and when it begins to stop. */
  age: number;
}

/** The path of the file by which a server claims a data directory. */
export function lockFileOf(data: string): string {
  return join(data, 'postmaster.pid');
}

/** The lock file of a data directory; undefined when there is none, and so no server. */
export async function readLockFile(data: string): Promise<LockFile | undefined> {
  const file = await open(lockFileOf(data)).catch(absent);
  if (!file) return undefined;
  try {
    const [text, { mtimeMs }] = [await file.readFile('utf8'), await file.stat()];
    const [pid, , , port, , , , status] = text.split('\n');
    return { pid: positive(pid), port: positive(port), isReady: status?.trim() === 'ready', age: Date.now() - mtimeMs };
  } finally {
    await file.close();
  }
}

/** Whether a process has this id now. It need not be the one that had it when the id was noted. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A single-user PostgreSQL notes its process id as a negative number. */
function positive(line: string | undefined): number | undefined {
  return Math.abs(Number(line)) || undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
