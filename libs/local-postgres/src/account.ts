import { readFileSync, statSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';

/** A user of this machine. Where one is optional, its absence means the user of this process. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Who is to run PostgreSQL on a folder, since PostgreSQL refuses to run as root: undefined when this process is not
 * root's, else the owner of the folder, or when that is root too, `postgres` or `nobody`.
 *
 * @param directory an existing folder
 * @throws UserFacingError when this process is root's and the machine has none of these users
 */
export function accountFor(directory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(directory).uid;
  const candidates = accountsOfThisMachine().filter(({ uid }) => uid !== 0);
  const account =
    candidates.find(({ uid }) => uid === owner) ??
    candidates.find(({ name }) => name === 'postgres') ??
    candidates.find(({ name }) => name === 'nobody');
  if (account) return account;
  throw new UserFacingError(
    'PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody" to run it: start as another user, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  );
}

/** Whether the permissions of a folder and of all folders above it let the account enter it. The folder exists. */
export function canEnter(account: Account, directory: string): boolean {
  const above = dirname(directory);
  return isOpenTo(account, directory) && (above === directory || canEnter(account, above));
}

/** Gives a folder and all that is in it to the account. */
export async function giveTo(account: Account | undefined, directory: string): Promise<void> {
  if (!account) return;
  const contents = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = contents.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all([directory, ...files].map((path) => chown(path, account.uid, account.gid)));
}

function isOpenTo(account: Account, directory: string): boolean {
  const { mode, uid, gid } = statSync(directory);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** The entries of /etc/passwd, `name:password:uid:gid:…`. Read directly: a start has no time to ask a program. */
function accountsOfThisMachine(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
