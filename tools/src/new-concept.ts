import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeAllOrNothing } from './all-or-nothing';
import { addConcept } from './add-concept';
import { newestEdition } from './editions';
import { camelCase, conceptFiles, conceptNames, conceptTranslations } from './new-concept.files';
import { checkReserved, checkUnused } from './generated-names';
import { generatedFiles } from './schemas';
import { addTranslations } from './translation-files';
import { run, writeFiles } from './write-files';

/**
 * `npm run new-concept -- city-promotion city-mascot`: a folder with entity, list, data file and test, a migration
 * that creates its table, a line in `src/subgraph.ts`, and the printed schemas.
 */
runCommand(async (onClose) => {
  const [domain, name, ...more] = process.argv.slice(2);
  if (!domain || !name || more.length > 0) {
    throw new UserFacingError('Say a domain and a name: npm run new-concept -- city-promotion city-mascot');
  }
  const { directory } = getSubgraph(domain);
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) {
    throw new UserFacingError(`A concept's name is in kebab case, like "city-mascot"; "${name}" is not.`);
  }
  checkReserved(name);
  const names = conceptNames(name);
  const owner = subgraphs.find(({ concepts }) => concepts.some((concept) => concept.name === names.type));
  if (owner) throw new UserFacingError(`${owner.name} has the concept ${names.type} already. Choose another name.`);
  await checkUnused(names);
  const folder = relative(workspaceRoot, join(directory, 'src', name));
  if (existsSync(join(workspaceRoot, folder))) {
    throw new UserFacingError(`${folder} exists already. Choose another name.`);
  }

  const { id } = await newestEdition();
  const files = conceptFiles(names, camelCase(domain), id, new Date());
  const list = join(directory, 'src/subgraph.ts');
  const written = [...Object.keys(files).map((path) => join(directory, path)), list, ...generatedFiles()];
  const steps = new Steps();
  await writeAllOrNothing(onClose, written, async () => {
    await steps.run('folder', async () => {
      await writeFiles(directory, files);
      return [undefined, `${folder}, and a migration: ${Object.keys(files).length} files`];
    });
    await steps.run('subgraph', async () => {
      await writeFiles(directory, { 'src/subgraph.ts': addConcept(await readFile(list, 'utf8'), names) });
      return [undefined, `the concept ${names.type} in ${relative(workspaceRoot, list)}`];
    });
    await steps.run('schema', async () => [undefined, await run('npm', 'run', '--silent', 'schema')]);
    await steps.run('translations', async () => {
      addTranslations(directory, conceptTranslations(names));
      return [undefined, await run('npm', 'run', '--silent', 'translations')];
    });
  });
  steps.say(`\nNext: describe it in ${folder}/${name}.entity.ts, and see "Add a concept" in CONTRIBUTING.md.`);
});
