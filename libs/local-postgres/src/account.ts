import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** A user of this machine. Where one is optional, its absence means the user of this process. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Chooses who runs PostgreSQL on a folder, since PostgreSQL refuses to run as root: undefined unless this process is
 * root's; else the owner of the folder or, if that is root too, `postgres` or `nobody`.
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

/** True when the permissions of an existing folder and of all its parents let the account enter it. */
export function canEnter(account: Account, directory: string): boolean {
  const parent = dirname(directory);
  return mayPass(account, directory) && (parent === directory || canEnter(account, parent));
}

/** Makes the account the owner of a folder and of everything in it. */
export async function changeOwner(account: Account | undefined, directory: string): Promise<void> {
  if (!account) return;
  const contents = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = contents.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all([directory, ...files].map((path) => chown(path, account.uid, account.gid)));
}

/**
 * The variables that a program of PostgreSQL inherits. Secrets of ours are not among them, and neither are LANG, LC_*
 * and PG*, for a locale that does not exist would keep PostgreSQL from starting.
 */
const inheritedVariables = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/** The user and the environment with which a program of PostgreSQL is spawned. Its messages are in English. */
export function spawnSettings(account: Account | undefined) {
  const environment = Object.fromEntries(inheritedVariables.map((name) => [name, process.env[name]]));
  return {
    ...(account && { uid: account.uid, gid: account.gid }),
    env: { ...environment, LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
  };
}

/**
 * Runs a program of PostgreSQL and waits for its end.
 *
 * @param cwd a folder that the account may enter, for it may be unable to enter the current one
 * @throws an Error with what the program printed, when it fails
 */
export function runAs(account: Account | undefined, program: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...spawnSettings(account), cwd }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || stdout.trim() || error.message, { cause: error }));
      else resolve();
    });
  });
}

function mayPass(account: Account, directory: string): boolean {
  const { mode, uid, gid } = statSync(directory);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Parses /etc/passwd, whose lines are `name:password:uid:gid:…`: running a program to ask would slow each start. */
function accountsOfThisMachine(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
