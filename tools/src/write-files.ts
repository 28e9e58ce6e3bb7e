import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { format } from 'prettier';
import { unwritableFile, writeText } from './all-or-nothing';

const execute = promisify(execFile);

/** Runs a program in the root of the workspace. Answers what it printed; throws a UserFacingError if it fails. */
export async function run(program: string, ...parameters: string[]): Promise<string> {
  try {
    const { stdout } = await execute(program, parameters, { cwd: workspaceRoot });
    return stdout.trim();
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
    const said = `${stdout}${stderr}`.split('\n').filter((line) => !/^ +[…✔✖] /.test(line));
    throw new UserFacingError(said.join('\n').trim() || message, { cause: error });
  }
}

/** Writes files, formatted as the workspace formats them. @param files their contents by their path in the folder */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) writeText(join(folder, path), text);
  // Prettier knows no SQL.
  const formatted = Object.keys(files).filter((path) => !path.endsWith('.sql'));
  await run('npx', 'prettier', '--log-level', 'warn', '--write', ...formatted.map((path) => join(folder, path)));
}

/**
 * Writes those of these data files that do not exist, each at once and as a whole, formatted as data files are.
 *
 * @returns those that were written
 */
export async function writeMissingFiles<File extends { path: string; text: string }>(files: File[]): Promise<File[]> {
  const missing = files.filter(({ path }) => !existsSync(path));
  for (const { path, text } of missing) {
    const unfinished = join(dirname(path), `.${basename(path)}`);
    const formatted = path.endsWith('.yaml') ? await format(text, dataFormat) : text;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(unfinished, formatted);
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw unwritableFile(path, error);
    }
  }
  return missing;
}

/** Data files keep a value on one line, however long it is. */
const dataFormat = { parser: 'yaml', singleQuote: true, printWidth: 100_000 };
