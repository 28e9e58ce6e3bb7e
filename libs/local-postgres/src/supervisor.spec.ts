import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startElsewhere } from '../testing/elsewhere';
import { ask, dataOf, serverPid, stateFolder } from '../testing/scratch';
import { startLocalPostgres, type LocalPostgres, type ServerEvent } from './index';

let directory: string;
let server: LocalPostgres | undefined;
let events: ServerEvent[];
beforeEach(async () => {
  directory = await stateFolder();
  events = [];
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const start = async (): Promise<LocalPostgres> =>
  (server = await startLocalPostgres({ directory, onEvent: (event) => events.push(event) }));

async function until(state: ServerEvent['state'], of = events): Promise<void> {
  while (of.at(-1)?.state !== state) await sleep(10);
}

const kill = async (): Promise<boolean> => process.kill(await serverPid(directory), 'SIGKILL');

describe('a server that is kept running', () => {
  it('is started again with the same address and data each time that it is killed', async () => {
    const { url } = await start();
    await ask(url, 'DROP TABLE IF EXISTS kept');
    await ask(url, 'SELECT generate_series(1, 1000) AS id INTO kept');
    for (let round = 1; round <= 3; round++) {
      await kill();
      await until('lost');
      await until('running');
      expect(await ask(url, 'SELECT count(*)::int FROM kept')).toBe(1000);
    }
    expect(events).toEqual([1, 2, 3].flatMap(() => [{ state: 'lost' }, { state: 'running', adopted: false }]));
  });

  it('is used again when PostgreSQL has recovered by itself from the crash of one of its processes', async () => {
    const { url } = await start();
    const [pid, client] = [await serverPid(directory), new Client({ connectionString: url })];
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    await until('running');
    expect(events).toEqual([{ state: 'lost' }, { state: 'running', adopted: true }]);
    expect(await serverPid(directory)).toBe(pid);
    expect(await ask(url, 'SELECT 1')).toBe(1);
  });

  it('is started again by one of the processes that use it, and joined by the others', async () => {
    const { url } = await start();
    const others = [startElsewhere(directory), startElsewhere(directory)];
    expect((await Promise.all(others.map(({ report }) => report))).map(({ server }) => server?.url)).toEqual([
      url,
      url,
    ]);
    await kill();
    const all = [events, ...others.map(({ events }) => events)];
    await Promise.all(all.map((each) => until('running', each)));
    const adopted = all.map((each) => each.at(-1)).map((event) => event?.state === 'running' && event.adopted);
    expect(adopted.sort()).toEqual([false, true, true]);
    expect(await ask(url, 'SELECT 1')).toBe(1);
    expect(await Promise.all(others.map((other) => other.stop()))).toEqual([
      { outcome: 'left running' },
      { outcome: 'left running' },
    ]);
    expect(await server?.stop()).toBe('stopped');
  });

  it('is tried again until what hinders it is gone, which is told once', async () => {
    const { url } = await start();
    const [control, aside] = [join(dataOf(directory), 'global/pg_control'), join(directory, 'aside')];
    await rename(control, aside);
    await kill();
    await until('failing');
    await sleep(1_000);
    expect(events).toEqual([
      { state: 'lost' },
      {
        state: 'failing',
        error: expect.objectContaining({ message: expect.stringMatching(/pg_control.*server.log/) }),
      },
    ]);
    await rename(aside, control);
    await until('running');
    expect(await ask(url, 'SELECT 1')).toBe(1);
  });

  it('can be stopped while it cannot be started', async () => {
    const { stop } = await start();
    const [control, aside] = [join(dataOf(directory), 'global/pg_control'), join(directory, 'aside')];
    await rename(control, aside);
    await kill();
    await until('failing');
    expect(await stop()).toBe('stopped');
    await rename(aside, control);
  });

  it('is not started again once it was stopped', async () => {
    const { stop, url } = await start();
    expect(await stop()).toBe('stopped');
    await sleep(500);
    expect(events).toEqual([]);
    await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});

it('the next start listens where the last one did', async () => {
  const first = await startLocalPostgres({ directory });
  await first.stop();
  expect((await start()).url).toBe(first.url);
});
