import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startElsewhere } from '../testing/elsewhere';
import { ask, scratchFolder } from '../testing/scratch';
import { startLocalPostgres } from './index';

describe('creating a cluster', () => {
  it('leaves nothing half-made when its process is killed on the way', async () => {
    const directory = await scratchFolder();
    const killed = startElsewhere(directory);
    while (!(await readdir(directory)).some((name) => name.includes('.draft-'))) await sleep(5);
    await sleep(100);
    await killed.kill();
    expect(await readdir(directory)).toEqual([expect.stringMatching(/^cluster\.draft-/)]);

    const server = await startLocalPostgres({ directory, durable: false });
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect((await readdir(directory)).sort()).toEqual(['cluster', 'server.log']);
    await server.stop();
  });
});
