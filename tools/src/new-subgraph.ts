import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { addToDeployment } from './deployment';
import { newSubgraphFiles, subgraphNames } from './new-subgraph.files';

const run = promisify(execFile);

/**
 * `npm run new-subgraph -- city-promotion`: one folder with a first concept, one line in the registry, and what follows
 * from them: the package linked, the schemas printed, the supergraph composed.
 */
runCommand(async () => {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0) throw new UserFacingError('Say one name: npm run new-subgraph -- city-promotion');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UserFacingError(`A subgraph's name is in kebab case, like "city-promotion"; "${name}" is not.`);
  }
  const folder = join(workspaceRoot, 'libs/subgraphs', name);
  if (existsSync(folder)) throw new UserFacingError(`libs/subgraphs/${name} exists already. Choose another name.`);

  const steps = new Steps();
  await steps.run('folder', async () => {
    const files = Object.entries(newSubgraphFiles(name, new Date()));
    for (const [path, text] of files) await write(join(folder, path), text);
    await run('npx', ['prettier', '--write', folder], { cwd: workspaceRoot });
    return [undefined, `libs/subgraphs/${name}, ${files.length} files`];
  });
  await steps.run('registry', async () => {
    await addLine(name);
    return [undefined, 'one line in libs/registry/src/subgraphs.ts'];
  });
  await steps.run('services', async () => [undefined, (await addToDeployment(workspaceRoot, name)).join(', ')]);
  await steps.run('link', async () => {
    // Only the lock file is npm's to write: nothing is fetched, and what is installed stays as it is.
    await run('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], { cwd: workspaceRoot });
    await symlink(`../../libs/subgraphs/${name}`, join(workspaceRoot, 'node_modules/@tokorozawa', name));
    return [undefined, 'package-lock.json knows the package'];
  });
  await steps.run('schema', async () => {
    const { stdout } = await run('npm', ['run', '--silent', 'schema'], { cwd: workspaceRoot });
    return [undefined, stdout.trim()];
  });
  steps.say(`\nNext: describe the first concept in libs/subgraphs/${name}/src, and see CONTRIBUTING.md.`);
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** The registry's lines stay in the order of their names, so that two new subgraphs seldom meet in a merge. */
async function addLine(name: string): Promise<void> {
  const path = join(workspaceRoot, 'libs/registry/src/subgraphs.ts');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const line = `export { ${subgraphNames(name).constant} } from '@tokorozawa/${name}';`;
  const packageOf = (text: string) => text.slice(text.indexOf('@tokorozawa/'));
  const sorted = [...lines, line].sort((a, b) => (packageOf(a) < packageOf(b) ? -1 : 1));
  await writeFile(path, `${sorted.join('\n')}\n`);
}
