import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { camelCase, conceptTranslations } from './concept-files';
import { addToDeployment } from './deployment';
import { newestEdition } from './editions';
import { checkReserved, checkUnused } from './generated-names';
import { firstConceptOf, newSubgraphFiles } from './new-subgraph.files';
import { addTranslations } from './translation-files';
import { run, writeFiles } from './write-files';

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
  checkReserved(name);
  const folder = join(workspaceRoot, 'libs/subgraphs', name);
  if (existsSync(folder)) throw new UserFacingError(`libs/subgraphs/${name} exists already. Choose another name.`);
  await checkUnused(firstConceptOf(name));

  const steps = new Steps();
  await steps.run('folder', async () => {
    const { id } = await newestEdition();
    const files = newSubgraphFiles(name, id, new Date());
    await writeFiles(folder, files);
    return [undefined, `libs/subgraphs/${name}, ${Object.keys(files).length} files`];
  });
  await steps.run('registry', async () => {
    await addLine(name);
    return [undefined, 'one line in libs/registry/src/subgraphs.ts'];
  });
  await steps.run('services', async () => [undefined, (await addToDeployment(workspaceRoot, name)).join(', ')]);
  await steps.run('link', async () => {
    // Only the lock file is npm's to write: nothing is fetched, and what is installed stays as it is.
    await run('npm', 'install', '--package-lock-only', '--offline', '--ignore-scripts');
    await symlink(`../../libs/subgraphs/${name}`, join(workspaceRoot, 'node_modules/@tokorozawa', name));
    return [undefined, 'package-lock.json knows the package'];
  });
  await steps.run('schema', async () => [undefined, await run('npm', 'run', '--silent', 'schema')]);
  await steps.run('translations', async () => {
    addTranslations(folder, conceptTranslations(firstConceptOf(name)));
    return [undefined, await run('npm', 'run', '--silent', 'translations')];
  });
  steps.say(`\nNext: describe the first concept in libs/subgraphs/${name}/src, and see CONTRIBUTING.md.`);
});

/** The registry's lines stay in the order of their names, so that two new subgraphs seldom meet in a merge. */
async function addLine(name: string): Promise<void> {
  const path = join(workspaceRoot, 'libs/registry/src/subgraphs.ts');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const line = `export { ${camelCase(name)} } from '@tokorozawa/${name}';`;
  const packageOf = (text: string) => text.slice(text.indexOf('@tokorozawa/'));
  const sorted = [...lines, line].sort((a, b) => (packageOf(a) < packageOf(b) ? -1 : 1));
  await writeFile(path, `${sorted.join('\n')}\n`);
}
