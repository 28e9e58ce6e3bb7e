import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

const domain = 'libs/subgraphs/city-promotion';
const entity = `${domain}/src/city-mascot/city-mascot.entity.ts`;

test('a new concept passes every check at once, and the migration of its next field is drafted', async () => {
  const copy = await copyWorkspace({ buildCache: true });
  const run = (...command: string[]): Promise<Ending> => RunningProcess.start(command, { cwd: copy }).ended;
  const passes = async (...command: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(...command);
    if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const subgraph = () => readFile(join(copy, domain, 'src/subgraph.ts'), 'utf8');
  const before = await subgraph();

  await passes('npm', 'run', 'new-concept', '--', 'city-promotion', 'city-mascot');
  const line = "import { cityMascot } from './city-mascot/city-mascot';\n";
  expect((await subgraph()).replace(line, '').replace(', cityMascot]', ']')).toBe(before);

  // Every check of `npm run check`, of what is new or has changed: the rest is checked where it lies.
  await passes('node_modules/.bin/prettier', '--check', domain);
  await passes('node_modules/.bin/eslint', domain, 'supergraph.graphql');
  await writeFile(
    join(copy, 'tsconfig.touched.json'),
    JSON.stringify({ extends: './tsconfig.json', include: [`${domain}/**/*.ts`] }),
  );
  await passes('node_modules/.bin/tsc', '--project', 'tsconfig.touched.json');
  await passes('npm', 'run', 'schema', '--', '--check');
  await passes(
    'node_modules/.bin/jest',
    '--runInBand',
    `${domain}/src/city-mascot`,
    `${domain}/src/subgraph`,
    'registry/src/supergraph',
    'explorer/src/labels',
    'tools/src/translations',
  );

  const again = await run('npm', 'run', '--silent', 'new-concept', '--', 'gender-equality', 'city-mascot');
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain('city-promotion has the concept CityMascot already. Choose another name.');

  const migrations = () => readdir(join(copy, domain, 'migrations'));
  const written = await migrations();
  expect(await passes('npm', 'run', '--silent', 'migration', '--', 'city-promotion', 'add-color')).toContain(
    'Nothing is missing: the tables of city-promotion are what its entities declare.',
  );
  const text = await readFile(join(copy, entity), 'utf8');
  const color = "  @Property(localizedText, 'Its color (色).')\n  color!: LocalizedText;\n}\n";
  await writeFile(join(copy, entity), text.replace(/\}\n$/, `\n${color}`));
  await passes('npm', 'run', '--silent', 'migration', '--', 'city-promotion', 'add-color');
  const [draft, ...others] = (await migrations()).filter((file) => !written.includes(file));
  expect(others).toEqual([]);
  expect(draft).toMatch(/^\d{4}-\d{2}-\d{2}-\d{4}-add-color\.sql$/);
  expect(await readFile(join(copy, domain, 'migrations', String(draft)), 'utf8')).toMatch(
    /^-- Existing rows need a value: .*\nALTER TABLE city_mascot ADD color jsonb NOT NULL;\n$/,
  );
}, 600_000);

test.each([
  ['new-concept', [], 'Say a domain and a name: npm run new-concept -- city-promotion city-mascot'],
  ['new-concept', ['nope', 'city-mascot'], 'No subgraph is called "nope". Known: catalogue, city-promotion, '],
  ['new-concept', ['city-promotion', 'CityMascot'], 'A concept\'s name is in kebab case, like "city-mascot"'],
  ['new-concept', ['informatization', 'city-brand'], 'city-promotion has the concept CityBrand already.'],
  ['migration', ['city-promotion'], 'Say a domain and what changes: npm run migration -- city-promotion add-founder'],
  ['migration', ['nope', 'add-founder'], 'No subgraph is called "nope". Known: catalogue, city-promotion, '],
  ['migration', ['city-promotion', 'Add founder'], 'A migration says in kebab case what it does, like "add-founder"'],
])('%s refuses %j with a sentence', async (tool, words, sentence) => {
  const command = [process.execPath, 'tools/run.mjs', `tools/dist/${tool}.js`, ...words];
  const { exitCode, stderr } = await RunningProcess.start(command, { cwd: process.cwd() }).ended;
  expect(exitCode).toBe(1);
  expect(stderr).toContain(sentence);
});
