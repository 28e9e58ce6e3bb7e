import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { startElsewhere } from '../testing/elsewhere';
import { dataOf, privateFolder, scratchFolder, stateFolder } from '../testing/scratch';
import { ordinaryUser } from '../testing/users';
import { startLocalPostgres } from './index';

describe('a failure says what to do', () => {
  it('when there is no space left', async () => {
    const directory = await scratchFolder();
    const starter = startElsewhere(directory, { fileSizeLimit: 4_000 });
    expect((await starter.report).error).toEqual({
      name: 'UserFacingError',
      message: `There is no space left for PostgreSQL in ${directory}: free some, then start again.`,
    });
  });

  it('when the folder may not be written to', async () => {
    const directory = await privateFolder(ordinaryUser);
    await chmod(directory, 0o500);
    const starter = startElsewhere(directory, { user: ordinaryUser });
    expect((await starter.report).error?.message).toMatch(
      `PostgreSQL may not keep its data in ${directory}: give the user who starts it the permission to write there`,
    );
  });

  it.each([
    [
      'another major version made the data',
      (data: string) => writeFile(join(data, 'PG_VERSION'), '17\n'),
      /was made by PostgreSQL 17 and cannot be read by PostgreSQL 18[.\d]*: move that folder away/,
    ],
    [
      'the password is missing',
      (data: string) => rm(join(data, '..', 'password')),
      /^The file \S+password is missing: restore it/,
    ],
    [
      'PostgreSQL has a reason of its own',
      (data: string) => rm(join(data, 'global', 'pg_control')),
      /^PostgreSQL did not start \(.*pg_control.*\): read \S+server.log, or set DATABASE_URL/,
    ],
  ])('when %s', async (_, spoil, message) => {
    const directory = await stateFolder();
    await spoil(dataOf(directory));
    const start = startLocalPostgres({ directory, durable: false });
    await expect(start).rejects.toThrow(UserFacingError);
    await expect(start).rejects.toThrow(message);
  });
});
