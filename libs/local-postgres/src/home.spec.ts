import { execFileSync } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startElsewhere } from '../testing/elsewhere';
import { ask, dataOf, privateFolder, scratchFolder } from '../testing/scratch';
import { ordinaryUser, ordinaryUserCanStart, root, testedByRoot } from '../testing/users';
import { runAs } from './account';
import { installedPostgres, prepareHome, programsFor } from './home';
import { startLocalPostgres } from './index';

const inTheFolder = /local-postgres-\w+\/state\/cluster\/data$/;
const underVarLib = /^\/var\/lib\/tokorozawa-planning-graph\/[0-9a-f]{12}\/cluster\/data$/;

describe('the home of a server', () => {
  it.each([
    ...(ordinaryUserCanStart ? [{ owner: 'an ordinary user', user: ordinaryUser, place: inTheFolder }] : []),
    ...(testedByRoot ? [{ owner: 'root', user: root, place: underVarLib }] : []),
  ])('serves $owner, who keeps it in a folder that nobody else may enter', async ({ user, place }) => {
    const directory = join(await privateFolder(user), 'state');
    const starter = startElsewhere(directory, { user });
    const { url = '', steps } = (await starter.report).server ?? {};
    const data = String(await ask(url, "SELECT current_setting('data_directory')"));
    expect(data).toMatch(place);
    expect(steps).toContainEqual(expect.stringContaining(dirname(dirname(data))));
    expect((await stat(data)).uid).not.toBe(0);
    expect(await starter.stop()).toEqual({ outcome: 'stopped' });
    await rm(dirname(dirname(data)), { recursive: true });
  });

  it('belongs to the owner of the folder, also when root starts the server', async () => {
    const directory = join(await privateFolder(ordinaryUser), 'made', 'on', 'the', 'way');
    const server = await startLocalPostgres({ directory, durable: false });
    for (const path of [dataOf(directory), join(directory, 'server.log'), dirname(directory)]) {
      expect(await stat(path)).toMatchObject(ordinaryUser);
    }
    await server.stop();
  });

  it('gets a copy of the programs when npm put them where only root may go', async () => {
    const hidden = await privateFolder(testedByRoot ? root : ordinaryUser);
    execFileSync('cp', ['-a', join(installedPostgres(), '..'), hidden]);
    const native = join(hidden, `${process.platform}-${process.arch}`, 'native');
    const home = await prepareHome(await scratchFolder(), () => undefined);

    const { initdb } = await programsFor(home, () => undefined, native);
    expect(initdb.startsWith(testedByRoot ? join(home.directory, 'postgresql-') : native)).toBe(true);
    await runAs(home.account, initdb, ['--version'], home.directory);
  });
});
