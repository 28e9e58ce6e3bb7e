import { stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { startElsewhere } from '../testing/elsewhere';
import { ask, scratchFolder, stateFolder } from '../testing/scratch';
import { startLocalPostgres } from './index';

describe('a local PostgreSQL', () => {
  it('keeps its data from one start to the next', async () => {
    const directory = join(await scratchFolder(), 'new', 'postgres');
    const first = await startLocalPostgres({ directory });
    await ask(first.url, "SELECT 'decatur' AS id INTO sister_city");
    expect(await first.stop()).toBe('stopped');

    const second = await startLocalPostgres({ directory });
    expect(await ask(second.url, 'SELECT id FROM sister_city')).toBe('decatur');
    expect([first.adopted, second.adopted]).toEqual([false, false]);
    expect(await ask(second.url, 'SHOW fsync')).toBe('on');
    expect(await second.stop()).toBe('stopped');
  });

  it('is reached only from this machine, with its password', async () => {
    const directory = await stateFolder();
    const server = await startLocalPostgres({ directory, durable: false });
    expect(await ask(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server.url, 'SHOW unix_socket_directories')).toBe('');
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('password');
    expect((await stat(join(directory, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('knows Japanese, whatever the locale of the terminal', async () => {
    const env = { LANG: 'xx_YY', LC_ALL: 'xx_YY.UTF-8', LC_CTYPE: 'nonsense', PGPORT: 'nonsense' };
    const starter = startElsewhere(await scratchFolder(), { env });
    const { url = '' } = (await starter.report).server ?? {};
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(url, "SELECT lower('ÀΩ') || initcap('é')")).toBe('àωÉ');
    expect(
      await ask(
        url,
        `SELECT string_agg(kana, '' ORDER BY kana COLLATE "ja-x-icu") FROM unnest('{う,ア,い}'::text[]) kana`,
      ),
    ).toBe('アいう');
    await ask(url, 'CREATE EXTENSION pg_trgm');
    expect(await ask(url, "SELECT similarity('所沢市総合計画', '所沢市総合戦略')")).toBeGreaterThan(0.3);
    await starter.stop();
  });

  it('is faster, and empties its log when that has grown large, on data for throwing away', async () => {
    const directory = await stateFolder();
    await truncate(join(directory, 'server.log'), 6_000_000);
    const server = await startLocalPostgres({ directory, durable: false });
    expect(await ask(server.url, 'SHOW fsync')).toBe('off');
    expect((await stat(join(directory, 'server.log'))).size).toBeLessThan(10_000);
    await server.stop();
  });
});
