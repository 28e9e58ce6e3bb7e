import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startElsewhere } from '../testing/elsewhere';
import { ask, scratchFolder } from '../testing/scratch';
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
