import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeAllOrNothing, writeText } from './all-or-nothing';
import { camelCase, conceptTranslations } from './new-concept.files';
import { addToDeployment, deploymentFileNames } from './deployment';
import { newestEdition } from './editions';
import { checkReserved, checkUnused } from './generated-names';
import { firstConceptOf, newSubgraphFiles } from './new-subgraph.files';
import { generatedFiles } from './schemas';
import { addTranslations } from './translation-files';
import { run, writeFiles } from './write-files';

const registry = 'libs/registry/src/subgraphs.ts';

/**
 * `npm run new-subgraph -- city-promotion`: one folder with a first concept, one line in the registry, and what follows
 * from them: the package linked, the schemas printed, the supergraph composed.
 */
runCommand(async (onClose) => {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0) throw new UserFacingError('Say one name: npm run new-subgraph -- city-promotion');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UserFacingError(`A subgraph's name is in kebab case, like "city-promotion"; "${name}" is not.`);
  }
  checkReserved(name);
  const folder = join(workspaceRoot, 'libs/subgraphs', name);
  // Git leaves what was built when it removes the sources.
  const isLeftOver = existsSync(folder) && readdirSync(folder).every((each) => each === 'dist');
  if (isLeftOver) rmSync(folder, { recursive: true });
  if (existsSync(folder)) throw new UserFacingError(`libs/subgraphs/${name} exists already. Choose another name.`);
  await checkUnused(firstConceptOf(name));

  const files = newSubgraphFiles(name, (await newestEdition()).id, new Date());
  const link = join(workspaceRoot, 'node_modules/@tokorozawa', name);
  const changed = [registry, ...deploymentFileNames, 'package-lock.json'].map((path) => join(workspaceRoot, path));
  const steps = new Steps();
  await writeAllOrNothing(onClose, [folder, link, ...changed, ...generatedFiles()], async () => {
    await steps.run('folder', async () => {
      await writeFiles(folder, files);
      return [undefined, `libs/subgraphs/${name}, ${Object.keys(files).length} files`];
    });
    await steps.run('registry', async () => {
      addLine(name);
      return [undefined, `one line in ${registry}`];
    });
    await steps.run('services', async () => {
      addToDeployment(workspaceRoot, name);
      return [undefined, deploymentFileNames.join(', ')];
    });
    await steps.run('link', async () => {
      // Only the lock file is npm's to write: nothing is fetched, and what is installed stays as it is.
      await run('npm', 'install', '--package-lock-only', '--offline', '--ignore-scripts');
      // One may be left from a branch that had this subgraph.
      rmSync(link, { force: true });
      symlinkSync(`../../libs/subgraphs/${name}`, link);
      return [undefined, 'package-lock.json knows the package'];
    });
    await steps.run('schema', async () => [undefined, await run('npm', 'run', '--silent', 'schema')]);
    await steps.run('translations', async () => {
      addTranslations(folder, conceptTranslations(firstConceptOf(name)));
      return [undefined, await run('npm', 'run', '--silent', 'translations')];
    });
  });
  steps.say(
    `\nNext: write its title in libs/subgraphs/${name}/src/subgraph.ts, and see "Add a subgraph" in CONTRIBUTING.md.`,
  );
});

/** The registry's lines stay in the order of their names, so that two new subgraphs seldom meet in a merge. */
function addLine(name: string): void {
  const path = join(workspaceRoot, registry);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const line = `export { ${camelCase(name)} } from '@tokorozawa/${name}';`;
  const packageOf = (text: string) => text.slice(text.indexOf('@tokorozawa/'));
  const sorted = [...lines, line].sort((a, b) => (packageOf(a) < packageOf(b) ? -1 : 1));
  writeText(path, `${sorted.join('\n')}\n`);
}
