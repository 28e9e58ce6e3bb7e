import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { startElsewhere } from '../testing/elsewhere';
import { ask, scratchFolder, stateFolder } from '../testing/scratch';
import { startLocalPostgres } from './index';

describe('starts on one state folder', () => {
  it('share one server, also when they create it at the same moment', async () => {
    const directory = await scratchFolder();
    const starters = [startElsewhere(directory), startElsewhere(directory), startElsewhere(directory)];
    const servers = (await Promise.all(starters.map(({ report }) => report))).map(({ server }) => server);
    expect(new Set(servers.map((server) => server?.url)).size).toBe(1);
    expect(servers.filter((server) => !server?.adopted)).toHaveLength(1);
    const outcomes = await Promise.all(starters.map((starter) => starter.stop()));
    expect(outcomes.filter(({ outcome }) => outcome === 'stopped')).toHaveLength(1);
  });

  it('join the server that a killed process left behind', async () => {
    const directory = await stateFolder();
    const killed = startElsewhere(directory);
    const { url = '' } = (await killed.report).server ?? {};
    await killed.kill();
    const next = await startLocalPostgres({ directory });
    expect(next).toMatchObject({ url, adopted: true });
    expect(await next.stop()).toBe('stopped');
  });

  it('find a running server while others stop theirs', async () => {
    const directory = await stateFolder();
    let server = await startLocalPostgres({ directory, durable: false });
    for (let round = 0; round < 10; round++) {
      const [, next] = await Promise.all([server.stop(), startLocalPostgres({ directory, durable: false })]);
      expect(await ask(next.url, 'SELECT 1')).toBe(1);
      server = next;
    }
    expect(await server.stop()).toBe('stopped');
  });
});

describe('a state folder whose server runs', () => {
  it('gets a server of its own as a copy, and none when it was moved', async () => {
    const [original, copy] = [await stateFolder(), await scratchFolder()];
    const server = await startLocalPostgres({ directory: original });
    execFileSync('cp', ['-a', `${original}/.`, copy]);

    const ofCopy = await startLocalPostgres({ directory: copy });
    expect(ofCopy.adopted).toBe(false);
    expect(ofCopy.url).not.toBe(server.url);
    await ofCopy.stop();

    const moved = join(copy, 'moved');
    await rename(original, moved);
    await expect(startLocalPostgres({ directory: moved })).rejects.toThrow(
      `Another PostgreSQL runs on the data in ${moved}`,
    );
    await rename(moved, original);
    expect(await server.stop()).toBe('stopped');
  });
});
