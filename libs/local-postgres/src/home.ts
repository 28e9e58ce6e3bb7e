import { constants, existsSync, realpathSync } from 'node:fs';
import { access, chown, mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { type Account, accountFor, canEnter } from './account';

/** Where a server keeps its files, and who runs it. */
export interface Home {
  /** Absolute, without symbolic links. */
  directory: string;
  account?: Account;
}

const sharedHomes = '/var/lib/tokorozawa-planning-graph';

/**
 * Makes the home of the server of a state folder: the folder itself; or where root starts the server and the account
 * that is to run it cannot enter the folder (say, it lies under /root), a folder of its own under /var/lib.
 *
 * @throws an error with the code of the failed file operation when the home cannot be made or written to
 */
export async function prepareHome(stateFolder: string, onStep: (step: string) => void): Promise<Home> {
  const directory = withoutLinks(resolve(stateFolder));
  const account = accountFor(nearestExisting(directory));
  if (!account || canEnter(account, nearestExisting(dirname(directory)))) return makeHome({ directory, account });

  const shared = join(sharedHomes, createHash('sha256').update(directory).digest('hex').slice(0, 12));
  onStep(
    `The user "${account.name}", who runs PostgreSQL for root, cannot enter ${directory}: its files are in ${shared}`,
  );
  return makeHome({ directory: shared, account: accountFor(nearestExisting(shared)) });
}

async function makeHome(home: Home): Promise<Home> {
  const firstMade = await mkdir(home.directory, { recursive: true });
  if (home.account) await giveFolders(firstMade ?? home.directory, home.directory, home.account);
  await access(home.directory, constants.W_OK | constants.X_OK);
  return home;
}

/** Gives `lowest` and the folders above it up to `highest` to the account, so that it may enter them. */
async function giveFolders(highest: string, lowest: string, account: Account): Promise<void> {
  await chown(lowest, account.uid, account.gid);
  if (lowest !== highest) await giveFolders(highest, dirname(lowest), account);
}

function withoutLinks(directory: string): string {
  const existing = nearestExisting(directory);
  return join(realpathSync(existing), relative(existing, directory));
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(dirname(directory));
}
