import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The holder of a lock touches it this often, in milliseconds … */
const touchEvery = 500;
/** … and a lock that has not been touched for so long belongs to a process that was killed. */
const abandonedAfter = 3_000;

/** Does the work under a lock that only one process can hold. */
export async function withLock(path, work) {
  const waiting = setInterval(() => console.error('  … another start is building'), 2_000);
  while (!take(path)) await sleep(100);
  clearInterval(waiting);

  const touching = setInterval(() => touch(path), touchEvery);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  await work();
  process.off('exit', release);
  clearInterval(touching);
  release();
}

function take(path) {
  try {
    writeFileSync(path, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(path)) rmSync(path, { force: true });
    return false;
  }
}

function isAbandoned(path) {
  const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return touched !== undefined && Date.now() - touched > abandonedAfter;
}

function touch(path) {
  const now = new Date();
  utimesSync(path, now, now);
}
