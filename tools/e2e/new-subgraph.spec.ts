import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

const name = 'waste-collection';

test('a new subgraph passes every check at once', async () => {
  const copy = await copyWorkspace({ buildCache: true });
  const run = (...command: string[]): Promise<Ending> => RunningProcess.start(command, { cwd: copy }).ended;
  const passes = async (...command: string[]): Promise<void> => {
    const { exitCode, stdout, stderr } = await run(...command);
    if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}:\n${stdout}\n${stderr}`);
  };
  const registry = () => readFile(join(copy, 'libs/registry/src/subgraphs.ts'), 'utf8');
  const before = await registry();

  await passes('npm', 'run', 'new-subgraph', '--', name);
  const line = `export { wasteCollection } from '@tokorozawa/${name}';\n`;
  expect((await registry()).replace(line, '')).toBe(before);

  // Every check of `npm run check`, of what is new or has changed: the rest is checked where it lies.
  const touched = [`libs/subgraphs/${name}`, 'libs/registry'];
  await passes('node_modules/.bin/prettier', '--check', ...touched);
  await passes('node_modules/.bin/eslint', ...touched, 'supergraph.graphql');
  const project = { extends: './tsconfig.json', include: touched.map((folder) => `${folder}/**/*.ts`) };
  await writeFile(join(copy, 'tsconfig.touched.json'), JSON.stringify(project));
  await passes('node_modules/.bin/tsc', '--project', 'tsconfig.touched.json');
  await passes('npm', 'run', 'schema', '--', '--check');
  await passes(
    'node_modules/.bin/jest',
    '--runInBand',
    `libs/subgraphs/${name}`,
    'registry/src/registry',
    'registry/src/supergraph',
    'tools/src/deployment',
    'tools/src/translations',
  );

  const again = await run('npm', 'run', '--silent', 'new-subgraph', '--', name);
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain(`libs/subgraphs/${name} exists already. Choose another name.`);
}, 600_000);

test.each([
  [[], 'Say one name: npm run new-subgraph -- city-promotion'],
  [['Waste Collection'], `A subgraph's name is in kebab case, like "city-promotion"; "Waste Collection" is not.`],
])('the name %j is refused with a sentence', async (names, sentence) => {
  const { exitCode, stderr } = await RunningProcess.start(
    [process.execPath, 'tools/run.mjs', 'tools/dist/new-subgraph.js', ...names],
    { cwd: process.cwd() },
  ).ended;
  expect(exitCode).toBe(1);
  expect(stderr).toContain(sentence);
});
