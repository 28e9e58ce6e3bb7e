import { renameSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startElsewhere } from '../testing/elsewhere';
import { ask, scratchFolder } from '../testing/scratch';
import { startLocalPostgres } from './index';

/** Keeps the process from doing anything else, for milliseconds. */
const pause = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

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

  it('knows Japanese, whatever the locale of the terminal', async () => {
    const env = { LANG: 'xx_YY', LC_ALL: 'xx_YY.UTF-8', LC_CTYPE: 'nonsense', PGPORT: 'nonsense' };
    const starter = startElsewhere(await scratchFolder(), { env });
    const { url = '' } = (await starter.report).server ?? {};
    const byReading = `SELECT string_agg(kana, '' ORDER BY kana COLLATE "ja-x-icu") FROM unnest('{う,ア,い}'::text[]) kana`;
    await ask(url, 'CREATE EXTENSION pg_trgm');
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(url, "SELECT lower('ÀΩ') || initcap('é')")).toBe('àωÉ');
    expect(await ask(url, byReading)).toBe('アいう');
    expect(await ask(url, "SELECT similarity('所沢市総合計画', '所沢市総合戦略')")).toBeGreaterThan(0.3);
    await starter.stop();
  });

  it('is joined by a start that finds out late that another one was faster', async () => {
    const directory = await scratchFolder();
    const faster = await startLocalPostgres({ directory });
    const lockFile = join(directory, 'cluster/data/postmaster.pid');
    // The other start has seen no server, launches its own, and is busy for long, as if it loaded libraries on a slow machine.
    renameSync(lockFile, `${lockFile}.away`);
    const onLaunch = (): void => {
      pause(2_000);
      renameSync(`${lockFile}.away`, lockFile);
      pause(3_500);
    };
    const slower = await startLocalPostgres({ directory, onLaunch });
    expect([slower.url, slower.adopted]).toEqual([faster.url, true]);
    expect([await faster.stop(), await slower.stop()]).toEqual(['left running', 'stopped']);
  });

  it('is never half-made, although its process is killed while it creates the cluster', async () => {
    let directory = '';
    const drafts = async () => (await readdir(directory)).filter((name) => name.startsWith('cluster.draft-'));
    const isThere = async () => (await readdir(directory)).includes('cluster');
    // On a busy machine a kill may come when the cluster stands already: then once more.
    do {
      directory = await scratchFolder();
      const killed = startElsewhere(directory);
      while ((await drafts()).length === 0 && !(await isThere())) await sleep(5);
      await killed.kill();
    } while (await isThere());
    expect(await drafts()).toHaveLength(1);

    const server = await startLocalPostgres({ directory, durable: false });
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect(await drafts()).toEqual([]);
    await server.stop();
  });
});
