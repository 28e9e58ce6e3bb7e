import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

const newSubgraph = 'waste-collection';
const domain = 'libs/subgraphs/city-promotion';
const entity = `${domain}/src/city-mascot/city-mascot.entity.ts`;

describe('a new subgraph, and a new concept in another one,', () => {
  const touched = [`libs/subgraphs/${newSubgraph}`, 'libs/registry', domain];
  let copy: string;
  const run = (...command: string[]): Promise<Ending> => RunningProcess.start(command, { cwd: copy }).ended;
  const passes = async (...command: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(...command);
    if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}:\n${stdout}\n${stderr}`);
    return stdout;
  };
  /** The hash of each file that a generator may write, without what builds make. */
  const hashes = async (): Promise<string[]> => {
    const entries = await readdir(join(copy, 'libs'), { recursive: true, withFileTypes: true });
    const inLibs = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    const others = ['docker-compose.yml', '.env.example', 'package-lock.json', 'supergraph.graphql'];
    const paths = [...inLibs.filter((path) => !path.includes('/dist/')), ...others.map((name) => join(copy, name))];
    const hashed = paths.map(
      async (path) =>
        `${path} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`,
    );
    return [...(await Promise.all(hashed)), ...(await readdir(join(copy, 'node_modules/@tokorozawa')))];
  };
  const read = (path: string): Promise<string> => readFile(join(copy, path), 'utf8');

  beforeAll(async () => (copy = await copyWorkspace({ buildCache: true })), 600_000);

  it.each([
    [['new-subgraph', newSubgraph], 'docker-compose.yml', '# (3)', 'docker-compose.yml has lost its comment "# (3)"'],
    [
      ['new-concept', 'city-promotion', 'city-mascot'],
      'libs/subgraphs/informatization/descriptions.ja.json',
      '{',
      'is not JSON from English to Japanese texts',
    ],
  ])(
    'leave nothing behind when they fail half-way: %j',
    async ([tool = '', ...words], file, part, sentence) => {
      const intact = await read(file);
      await writeFile(join(copy, file), intact.replace(part, ''));
      const before = await hashes();
      const { exitCode, stderr } = await run('npm', 'run', tool, '--', ...words);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(sentence);
      expect(stderr).toContain('Nothing was changed: what had been written until then is undone.');
      expect(await hashes()).toEqual(before);
      await writeFile(join(copy, file), intact);
    },
    600_000,
  );

  it('add one line to the registry, and a concept to its domain', async () => {
    const files = ['libs/registry/src/subgraphs.ts', `${domain}/src/subgraph.ts`];
    const [registry, subgraph] = await Promise.all(files.map(read));
    // As after another branch that has a subgraph of this name.
    await mkdir(join(copy, 'libs/subgraphs', newSubgraph, 'dist'), { recursive: true });
    await symlink(`../../libs/subgraphs/${newSubgraph}`, join(copy, 'node_modules/@tokorozawa', newSubgraph));
    await passes('npm', 'run', 'new-subgraph', '--', newSubgraph);
    await passes('npm', 'run', 'new-concept', '--', 'city-promotion', 'city-mascot');
    const [newRegistry, newDomain] = (await Promise.all(files.map(read))) as [string, string];
    expect(newRegistry.replace(`export { wasteCollection } from '@tokorozawa/${newSubgraph}';\n`, '')).toBe(registry);
    const line = "import { cityMascot } from './city-mascot/city-mascot';\n";
    expect(newDomain.replace(line, '').replace(', cityMascot]', ']')).toBe(subgraph);
  }, 600_000);

  // Every check of `npm run check`, of what is new or has changed: the rest is checked where it lies.
  it('are formatted', () => passes('node_modules/.bin/prettier', '--check', ...touched));

  it('pass lint, with the supergraph', () => passes('node_modules/.bin/eslint', ...touched, 'supergraph.graphql'));

  it('compile', async () => {
    const project = { extends: './tsconfig.json', include: touched.map((folder) => `${folder}/**/*.ts`) };
    await writeFile(join(copy, 'tsconfig.touched.json'), JSON.stringify(project));
    await passes('node_modules/.bin/tsc', '--project', 'tsconfig.touched.json');
  });

  it('have their schemas printed and composed', () => passes('npm', 'run', 'schema', '--', '--check'));

  it('pass their tests, and those of the registry, of deployment and of descriptions', () =>
    passes(
      'node_modules/.bin/jest',
      '--runInBand',
      `libs/subgraphs/${newSubgraph}`,
      `${domain}/src/city-mascot`,
      `${domain}/src/subgraph`,
      'registry/src/registry',
      'registry/src/supergraph',
      'explorer/src/labels',
      'tools/src/deployment',
      'tools/src/translations',
    ));

  it.each([
    [['new-subgraph', newSubgraph], `libs/subgraphs/${newSubgraph} exists already. Choose another name.`],
    [
      ['new-concept', 'gender-equality', 'city-mascot'],
      'city-promotion has the concept CityMascot already. Choose another name.',
    ],
  ])('cannot be made again: %j', async ([tool = '', ...words], sentence) => {
    const { exitCode, stderr } = await run(process.execPath, 'tools/run.mjs', `tools/dist/${tool}.js`, ...words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(sentence);
  });

  it('have all the migrations that they need, and get a draft of the next one', async () => {
    const migrations = () => readdir(join(copy, domain, 'migrations'));
    const written = await migrations();
    const draft = () => passes('npm', 'run', '--silent', 'migration', '--', 'city-promotion', 'add-color');
    expect(await draft()).toContain('Nothing is missing: the tables of city-promotion are what its entities declare.');
    const color = "  @Property(localizedText, 'Its color (色).')\n  color!: LocalizedText;\n}\n";
    await writeFile(join(copy, entity), (await read(entity)).replace(/\}\n$/, `\n${color}`));
    await draft();
    const [drafted, ...others] = (await migrations()).filter((file) => !written.includes(file));
    expect(others).toEqual([]);
    expect(drafted).toMatch(/^\d{4}-\d{2}-\d{2}-\d{4}-add-color\.sql$/);
    expect(await read(`${domain}/migrations/${drafted}`)).toMatch(
      /^-- Existing rows need a value: .*\nALTER TABLE city_mascot ADD color jsonb NOT NULL;\n$/,
    );
  });
});

test.each([
  ['new-subgraph', [], 'Say one name: npm run new-subgraph -- city-promotion'],
  ['new-subgraph', ['Waste Collection'], `A subgraph's name is in kebab case, like "city-promotion"; "Waste Coll`],
  ['new-concept', [], 'Say a domain and a name: npm run new-concept -- city-promotion city-mascot'],
  ['new-concept', ['nope', 'city-mascot'], 'No subgraph is called "nope". Known: catalogue, city-promotion, '],
  ['new-concept', ['city-promotion', 'CityMascot'], 'A concept\'s name is in kebab case, like "city-mascot"'],
  ['new-concept', ['informatization', 'city-brand'], 'city-promotion has the concept CityBrand already.'],
  ['new-subgraph', ['public'], '"public" is a word of TypeScript or PostgreSQL, and cannot be a name.'],
  ['new-concept', ['city-promotion', 'class'], '"class" is a word of TypeScript or PostgreSQL'],
  ['new-concept', ['city-promotion', 'order'], '"order" is a word of TypeScript or PostgreSQL'],
  ['new-concept', ['city-promotion', 'provenance'], 'The graph has the type Provenance already.'],
  ['new-concept', ['city-promotion', 'change'], 'The graph has the type Change already.'],
  ['migration', ['city-promotion'], 'Say a domain and what changes: npm run migration -- city-promotion add-founder'],
  ['migration', ['nope', 'add-founder'], 'No subgraph is called "nope". Known: catalogue, city-promotion, '],
  ['migration', ['city-promotion', 'Add founder'], 'A migration says in kebab case what it does, like "add-founder"'],
])('%s refuses %j with a sentence', async (tool, words, sentence) => {
  const command = [process.execPath, 'tools/run.mjs', `tools/dist/${tool}.js`, ...words];
  const { exitCode, stderr } = await RunningProcess.start(command, { cwd: process.cwd() }).ended;
  expect(exitCode).toBe(1);
  expect(stderr).toContain(sentence);
});
