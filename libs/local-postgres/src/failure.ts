import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

type Explanation = (directory: string, match: RegExpExecArray) => string;

const useYourOwn = 'set DATABASE_URL to a PostgreSQL 15 or newer of your own';

/** Messages of PostgreSQL or the operating system, each with what it means to the person who starts the server. */
const explanations: [message: RegExp, explanation: Explanation][] = [
  [
    /no space left on device|check free disk space|disk quota exceeded|file too large/i,
    (directory) => `There is no space left for PostgreSQL in ${directory}: free some, then start again.`,
  ],
  [
    /initialized by PostgreSQL version (\S+), .* this version (\S+?)\.?$/m,
    (directory, [, made, present]) =>
      `The data in ${directory} was made by PostgreSQL ${made} and cannot be read by PostgreSQL ${present}: move that folder away to begin with an empty database, or go back to the release that made it.`,
  ],
  [
    /still in use/,
    (directory) => `Another PostgreSQL runs on the data in ${directory}: stop that one, then start again.`,
  ],
  [
    /ENOENT.*'(.*password)'/,
    (_, [, file]) =>
      `The file ${file} is missing: restore it, or move its folder away to begin with an empty database.`,
  ],
  [
    /shared librar|library not loaded/i,
    () =>
      `The libraries of PostgreSQL are not linked: run "npm rebuild", which runs the install script of its package, or ${useYourOwn}.`,
  ],
  [
    /no data was returned by command ""(.*[$`"\\].*)" -V"/,
    (_, [, program]) =>
      `PostgreSQL cannot run from ${program}, whose path a shell reads otherwise for one of $ \` " \\: move it to a folder without, or ${useYourOwn}.`,
  ],
  [
    /user ID (\d+): user does not exist/,
    (_, [, uid]) =>
      `PostgreSQL runs only for users with a name, and user ${uid} has none in /etc/passwd: start as another user, or ${useYourOwn}.`,
  ],
  [
    /spawn .+ E[A-Z]+/,
    (_, [message]) =>
      `The PostgreSQL that npm installed does not run here (${message}): start as another user, or ${useYourOwn}.`,
  ],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    (directory) =>
      `PostgreSQL may not keep its data in ${directory}: give the user who starts it the permission to write there, start as the user whom the folder belongs to, or ${useYourOwn}.`,
  ],
];

/**
 * Turns any failure of the work into one sentence that says what to do; the original error is its cause.
 *
 * @param directory where the server keeps its files
 */
export async function explainFailure<Result>(directory: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    throw new UserFacingError(explain(error instanceof Error ? error.message : String(error), directory), {
      cause: error,
    });
  }
}

function explain(text: string, directory: string): string {
  for (const [pattern, explanation] of explanations) {
    const match = pattern.exec(text);
    if (match) return explanation(directory, match);
  }
  const reason = text.split('\n').slice(-3).join(' | ');
  return `PostgreSQL failed (${reason}): read ${join(directory, 'server.log')}, or ${useYourOwn}.`;
}
