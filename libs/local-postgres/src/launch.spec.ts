import { execFileSync, spawn } from 'node:child_process';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { ask, dataOf, serverPid, stateFolder } from '../testing/scratch';
import { accountFor, giveTo } from './account';
import { startLocalPostgres } from './index';
import { lockFileOf } from './lock-file';

describe('launching', () => {
  it('gives the server a process session of its own, out of reach of Ctrl-C', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory, durable: false });
    const pid = await serverPid(directory);
    const session = execFileSync('ps', ['-o', 'sid=,pgid=', '-p', String(pid)], { encoding: 'utf8' });
    expect(session.trim().split(/\s+/).map(Number)).toEqual([pid, pid]);
    await server.stop();
  });

  it('recovers all data after PostgreSQL was killed', async () => {
    const directory = await stateFolder();
    const killed = await startLocalPostgres({ directory });
    await ask(killed.url, 'SELECT generate_series(1, 1000) AS id INTO program');
    process.kill(await serverPid(directory), 'SIGKILL');

    const recovered = await startLocalPostgres({ directory });
    expect(recovered.adopted).toBe(false);
    expect(await ask(recovered.url, 'SELECT count(*)::int FROM program')).toBe(1000);
    await recovered.stop();
  });

  it.each([
    ['names a process that has ended', (text: string) => withPid(text, 4_194_000)],
    ['names a process that has nothing to do with it', withPid],
    ['is empty', () => ''],
  ])('is not stopped by a lock file that a crash left behind and that %s', async (_, edit) => {
    const directory = await stateFolder();
    const crashed = await startLocalPostgres({ directory, durable: false });
    const lock = await readFile(lockFileOf(dataOf(directory)), 'utf8');
    await crashed.stop();
    const bystander = spawn('sleep', ['60'], { ...accountFor(directory) });
    await leaveLockFile(directory, edit(lock, bystander.pid ?? 0));

    const server = await startLocalPostgres({ directory, durable: false });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect(bystander.kill()).toBe(true);
    await server.stop();
  });
});

function withPid(lock: string, pid: number): string {
  return lock.replace(/^\d+/, String(pid));
}

/** Leaves a lock file that is a minute old. */
async function leaveLockFile(directory: string, text: string): Promise<void> {
  const path = lockFileOf(dataOf(directory));
  const minuteAgo = Date.now() / 1000 - 60;
  await writeFile(path, text, { mode: 0o600 });
  await utimes(path, minuteAgo, minuteAgo);
  await giveTo(accountFor(directory), dataOf(directory));
}
