import { Client } from 'pg';
import { dataOf, endOf, serverPid, stateFolder } from '../testing/scratch';
import { startLocalPostgres } from './index';
import { readLockFile } from './lock-file';

describe('stopping', () => {
  it('leaves the server to another start, and then to another client, until they are done', async () => {
    const directory = await stateFolder();
    const [first, second] = [
      await startLocalPostgres({ directory, durable: false }),
      await startLocalPostgres({ directory }),
    ];
    expect(await first.stop()).toBe('left running');

    const third = new Client({ connectionString: second.url });
    await third.connect();
    expect(await second.stop()).toBe('left running');
    expect((await third.query('SELECT 1')).rowCount).toBe(1);
    await third.end();

    expect(await (await startLocalPostgres({ directory })).stop()).toBe('stopped');
  });

  it('leaves neither a process nor a lock file, and may be asked for twice', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory, durable: false });
    const pid = await serverPid(directory);
    expect(await Promise.all([server.stop(), server.stop()])).toEqual(['stopped', 'stopped']);
    expect(await readLockFile(dataOf(directory))).toBeUndefined();
    await endOf(pid);
  });

  it('is done when the server was killed', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory, durable: false });
    process.kill(await serverPid(directory), 'SIGKILL');
    expect(await server.stop()).toBe('stopped');
  });
});
