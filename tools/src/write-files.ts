import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';

const execute = promisify(execFile);

/** Runs a program in the root of the workspace. Answers what it printed; throws if it fails. */
export async function run(program: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await execute(program, parameters, { cwd: workspaceRoot });
  return stdout.trim();
}

/** Writes files, formatted as the workspace formats them. @param files their contents by their path in the folder */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  // Prettier knows no SQL.
  const formatted = Object.keys(files).filter((path) => !path.endsWith('.sql'));
  await run('npx', 'prettier', '--write', ...formatted.map((path) => join(folder, path)));
}
