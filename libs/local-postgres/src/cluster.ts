import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Account, changeOwner, runAs } from './account';
import { buildOnce, removeAbandonedDrafts } from './build-once';
import { type Home, type Programs } from './home';

/** The superuser of the private server. */
export const superuser = 'planning_graph';

/** A database cluster on disk, with what is needed to run a server on it. All paths are absolute. */
export interface Cluster {
  /** The data directory of PostgreSQL. */
  data: string;
  /** The file that the server logs to. */
  log: string;
  /** The file with the port of the last server. */
  portFile: string;
  /** The superuser's. */
  password: string;
  /** False for throw-away data, which is written faster and may be lost when the machine crashes. */
  durable: boolean;
  programs: Programs;
  account?: Account;
}

/** Opens the cluster of a home and creates it first if there is none. Removes drafts that were abandoned. */
export async function openCluster(
  home: Home,
  programs: Programs,
  durable: boolean,
  onStep: (step: string) => void,
): Promise<Cluster> {
  const folder = join(home.directory, 'cluster');
  await removeAbandonedDrafts(home.directory);
  await buildOnce(folder, async (draft) => {
    onStep(`Creating a database in ${home.directory}`);
    await createCluster(draft, programs, home.account, durable);
  });
  return {
    data: join(folder, 'data'),
    log: join(home.directory, 'server.log'),
    portFile: join(home.directory, 'port'),
    password: await readFile(join(folder, 'password'), 'utf8'),
    durable,
    programs,
    account: home.account,
  };
}

async function createCluster(
  draft: string,
  programs: Programs,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  await mkdir(join(draft, 'data'), { mode: 0o700 });
  await writeFile(join(draft, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  await changeOwner(account, draft);
  const initdb = (ctype: string) => runAs(account, programs.initdb, initdbArguments(ctype, durable), draft);
  await initdb('C.UTF-8')
    .catch(ifLocaleIsMissing(() => initdb('en_US.UTF-8')))
    .catch(ifLocaleIsMissing(() => initdb('C')));
}

/**
 * PostgreSQL's built-in locale compares and folds text in the same way on every operating system. Extensions such as
 * pg_trgm still ask the operating system what a letter is, and with the character type C no Japanese character is one.
 */
function initdbArguments(characterType: string, durable: boolean): string[] {
  return [
    '--pgdata=data',
    `--username=${superuser}`,
    '--pwfile=password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${characterType}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** Tries something else when this machine lacks a locale, which initdb reports before it writes anything. */
function ifLocaleIsMissing(retry: () => Promise<void>): (error: Error) => Promise<void> {
  return (error) => {
    if (!error.message.includes('invalid locale name')) throw error;
    return retry();
  };
}
