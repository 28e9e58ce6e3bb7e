import { execFileSync, spawn } from 'node:child_process';
import { readFile, rename, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startElsewhere } from '../testing/elsewhere';
import { ask, dataOf, endOf, scratchFolder, serverPid, stateFolder } from '../testing/scratch';
import { accountFor, changeOwner } from './account';
import { startLocalPostgres } from './index';
import { lockFileOf, readLockFile } from './lock-file';

describe('starts on one state folder', () => {
  it('share one server, also when they create it at the same moment', async () => {
    const directory = await scratchFolder();
    const starters = [startElsewhere(directory), startElsewhere(directory)] as const;
    const servers = (await Promise.all(starters.map(({ report }) => report))).map(({ server }) => server);
    expect(servers[0]?.url).toBe(servers[1]?.url);
    expect(servers.map((server) => server?.adopted).sort()).toEqual([false, true]);
    expect((await starters[0].stop()).outcome).toBe('left running');
    expect((await starters[1].stop()).outcome).toBe('stopped');
  });

  it('stop it also when they stop at the same moment', async () => {
    const directory = await stateFolder();
    const starters = [startElsewhere(directory), startElsewhere(directory)] as const;
    await Promise.all(starters.map(({ report }) => report));
    const pid = await serverPid(directory);
    const outcomes = (await Promise.all(starters.map((starter) => starter.stop()))).map(({ outcome }) => outcome);
    // The one that does not stop it says so, or finds it stopped already.
    expect(outcomes).toContain('stopped');
    await endOf(pid);
  });

  it('join the server that a killed process left behind', async () => {
    const directory = await stateFolder();
    const killed = startElsewhere(directory);
    const { url } = (await killed.report).server ?? {};
    await killed.kill();
    const next = await startLocalPostgres({ directory });
    expect(next).toMatchObject({ url, adopted: true });
    expect(await next.stop()).toBe('stopped');
  });

  it('stop that server although PostgreSQL still holds the lease of the killed process', async () => {
    const directory = await stateFolder();
    const killed = startElsewhere(directory);
    const { url = '' } = (await killed.report).server ?? {};
    const backend = await ask(url, `SELECT pid FROM pg_stat_activity WHERE application_name = 'local-postgres lease'`);
    process.kill(Number(backend), 'SIGSTOP');
    await killed.kill();
    const next = await startLocalPostgres({ directory });
    const stopping = next.stop();
    await sleep(200);
    process.kill(Number(backend), 'SIGCONT');
    expect(await stopping).toBe('stopped');
  });

  it('always find a running server while others stop theirs', async () => {
    const directory = await stateFolder();
    let server = await startLocalPostgres({ directory });
    for (let round = 0; round < 10; round++) {
      const [, next] = await Promise.all([server.stop(), startLocalPostgres({ directory })]);
      expect(await ask(next.url, 'SELECT 1')).toBe(1);
      server = next;
    }
    expect(await server.stop()).toBe('stopped');
  });
});

describe('stopping', () => {
  it('leaves the server to another start, and then to another client, until they are done', async () => {
    const directory = await stateFolder();
    const [first, second] = [await startLocalPostgres({ directory }), await startLocalPostgres({ directory })];
    expect(await first.stop()).toBe('left running');

    const client = new Client({ connectionString: second.url });
    await client.connect();
    expect(await second.stop()).toBe('left running');
    expect((await client.query('SELECT 1')).rowCount).toBe(1);
    await client.end();

    expect(await (await startLocalPostgres({ directory })).stop()).toBe('stopped');
  });

  it('leaves neither a process nor a lock file, and may be asked for twice', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory });
    const pid = await serverPid(directory);
    expect(await Promise.all([server.stop(), server.stop()])).toEqual(['stopped', 'stopped']);
    expect(await readLockFile(dataOf(directory))).toBeUndefined();
    await endOf(pid);
  });

  it('is no trouble when the server was killed', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory });
    process.kill(await serverPid(directory), 'SIGKILL');
    expect(await server.stop()).toBe('stopped');
  });
});

describe('the server', () => {
  it('is reached only from this machine, with its password', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory });
    expect(await ask(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server.url, 'SHOW unix_socket_directories')).toBe('');
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('password');
    expect((await stat(join(directory, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('is faster with data for throwing away, and empties a log that has grown large', async () => {
    const directory = await stateFolder();
    await truncate(join(directory, 'server.log'), 6_000_000);
    const server = await startLocalPostgres({ directory, durable: false });
    expect(await ask(server.url, 'SHOW fsync')).toBe('off');
    expect((await stat(join(directory, 'server.log'))).size).toBeLessThan(10_000);
    await server.stop();
  });

  it('leads a process group of its own, which Ctrl-C in our terminal does not reach', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory });
    const pid = await serverPid(directory);
    const groupExists = () => process.kill(-pid, 0);
    expect(groupExists()).toBe(true);
    await server.stop();
  });

  it('recovers all data after it was killed', async () => {
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
    ['names a process that has ended', (lock: string) => withPid(lock, 4_194_000)],
    ['names a process that has nothing to do with it', withPid],
    ['is empty', () => ''],
  ])('starts in spite of a lock file from before a crash that %s', async (_, edit) => {
    const directory = await stateFolder();
    const crashed = await startLocalPostgres({ directory });
    const lock = await readFile(lockFileOf(dataOf(directory)), 'utf8');
    await crashed.stop();
    const bystander = spawn('sleep', ['60'], { ...accountFor(directory) });
    await leaveLockFile(directory, edit(lock, bystander.pid ?? 0));

    const server = await startLocalPostgres({ directory });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect(bystander.kill()).toBe(true);
    await server.stop();
  });

  it('is not joined by a copy of its state folder, and is not doubled when the folder is moved', async () => {
    const [original, copy] = [await stateFolder(), await scratchFolder()];
    const server = await startLocalPostgres({ directory: original });
    execFileSync('cp', ['-a', `${original}/.`, copy]);

    const ofCopy = await startLocalPostgres({ directory: copy });
    expect(ofCopy.adopted).toBe(false);
    expect(ofCopy.url).not.toBe(server.url);
    await ofCopy.stop();

    const moved = join(copy, 'moved');
    await rename(original, moved);
    const startAgain = startLocalPostgres({ directory: moved });
    await expect(startAgain).rejects.toThrow(`Another PostgreSQL runs on the data in ${moved}`);
    await rename(moved, original);
    expect(await server.stop()).toBe('stopped');
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
  await changeOwner(accountFor(directory), dataOf(directory));
}
