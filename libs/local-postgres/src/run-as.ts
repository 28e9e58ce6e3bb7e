import { execFile } from 'node:child_process';
import { type Account } from './account';

/** What PostgreSQL may inherit. Not our secrets, and neither LANG, LC_* nor PG*: a bad locale there would stop it. */
const inherited = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/** As whom, and in what environment, to spawn a program of PostgreSQL. Its messages are in English. */
export function spawnSettings(account: Account | undefined) {
  const environment = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  return {
    ...(account && { uid: account.uid, gid: account.gid }),
    env: { ...environment, LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
  };
}

/**
 * Runs a program of PostgreSQL to its end.
 *
 * @param cwd a folder that the account may enter; the one of this process may be closed to it
 * @throws an error whose message is what the program printed, when it fails
 */
export function runAs(account: Account | undefined, program: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...spawnSettings(account), cwd }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || stdout.trim() || error.message, { cause: error }));
      else resolve();
    });
  });
}
