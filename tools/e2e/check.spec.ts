import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

const domain = 'libs/subgraphs/city-promotion';
const entity = `${domain}/src/brand-effort/brand-effort.entity.ts`;

let copy: string;
beforeAll(async () => (copy = await copyWorkspace({ buildCache: true })));

const run = (...command: string[]): Promise<Ending> => RunningProcess.start(command, { cwd: copy }).ended;
const check = (...gates: string[]): Promise<Ending> => run(process.execPath, 'tools/check.mjs', ...gates);

/** What a gate says of a workspace in which one file is changed. */
async function sayOf(
  path: string,
  change: (text: string) => string,
  ask: () => Promise<Ending>,
): Promise<Ending & { said: string }> {
  const file = join(copy, path);
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`The change changes nothing in ${path}.`);
  await writeFile(file, changed);
  const ending = await ask();
  await writeFile(file, text);
  return { ...ending, said: `${ending.stdout}\n${ending.stderr}` };
}

describe('npm run check fails, and says what to run, for', () => {
  it('a lock that does not say what a manifest says', async () => {
    const change = (text: string) => text.replace('"private": true', '"private": true, "engines": { "node": ">=1" }');
    const { exitCode, said } = await sayOf('libs/vocabulary/package.json', change, () => check('lock'));
    expect(said).toContain('package-lock.json does not say what the manifests say of: libs/vocabulary.');
    expect(said).toContain('✘ lock: Run "npm install" and commit package-lock.json.');
    expect(exitCode).toBe(1);
  });

  it('a lock that lacks a package', async () => {
    const change = (text: string) =>
      text.replace('"private": true', '"private": true, "dependencies": { "zod": "1.0.0" }');
    const { exitCode, said } = await sayOf('libs/vocabulary/package.json', change, () => check('lock'));
    expect(said).toContain('✘ lock: Run "npm install" and commit package-lock.json.');
    expect(exitCode).toBe(1);
  });

  it('a license that is not accepted', async () => {
    const change = (text: string) => text.replace(/("node_modules\/zod": \{[^}]*"license": )"MIT"/, '$1"SSPL-1.0"');
    const { exitCode, said } = await sayOf('package-lock.json', change, () => check('licenses'));
    expect(said).toContain('not accepted:\n  zod: SSPL-1.0\n');
    expect(said).toContain('✘ licenses: Use another package, or accept the license');
    expect(exitCode).toBe(1);
  });

  it('a file that is not formatted', async () => {
    const prettier = () => run('node_modules/.bin/prettier', '--check', domain);
    const { exitCode, said } = await sayOf(entity, (text) => text.replace("'CityBrand'", '"CityBrand"'), prettier);
    expect(said).toContain(entity);
    expect(exitCode).toBe(1);
  });

  it('a value of a wrong type, with its place', async () => {
    // Of one folder, so that not the whole workspace is checked for it.
    const folder = 'libs/vocabulary/src/errors';
    const onlyFolder = (text: string) => text.replace(/"include": \[.*\]/, `"include": ["${folder}/*.ts"]`);
    const wrong = (text: string) => `${text}export const wrong: number = 'one';\n`;
    const { exitCode, said } = await sayOf('tsconfig.json', onlyFolder, () =>
      sayOf(`${folder}/errors.ts`, wrong, () => check('types')),
    );
    expect(said).toMatch(/libs\/vocabulary\/src\/errors\/errors\.ts\(\d+,14\): error TS2322: Type 'string'/);
    expect(said).toContain('✘ types: Mend what the compiler names above, and ask again: "npm run types".');
    expect(exitCode).toBe(1);
  });

  it('an entity with a column that is in no migration, with the statements that are missing', async () => {
    const change = (text: string) =>
      text.replace('@Property(', "@Property(ordinal, 'Rank. 「順位」')\n  rank!: number;\n\n  @Property(");
    const jest = () => run('node_modules/.bin/jest', '--runInBand', `${domain}/src/subgraph.spec.ts`);
    const { exitCode, said } = await sayOf(entity, change, jest);
    expect(said).toContain('has a migration for every table and column');
    expect(said).toContain('ALTER TABLE brand_effort ADD rank integer NOT NULL;');
    expect(exitCode).toBe(1);
  });
});

describe('npm run check fails, after one build of the changed sources, and names each', () => {
  const committed = () =>
    Promise.all(['supergraph.graphql', `${domain}/schema.graphql`].map((path) => readFile(join(copy, path), 'utf8')));
  const changes: [path: string, change: (text: string) => string][] = [
    [entity, (text) => text.replace('A main effort for the brand', 'One main effort for the brand')],
    ['libs/vocabulary/src/errors/errors.ts', (text) => text.replace('Check the id against', 'Compare the id with')],
    ['libs/subgraphs/catalogue/data/2024/figures.tsv', (text) => text.replace(/\t\d+$/m, '\t123456789')],
  ];
  let schemas: string[];
  let said: string;
  beforeAll(async () => {
    schemas = await committed();
    const ask = changes.reduceRight<() => Promise<Ending & { said?: string }>>(
      (next, [path, change]) =>
        () =>
          sayOf(path, change, next),
      () => check('schema', 'docs', 'data'),
    );
    const ending = await ask();
    expect(ending.exitCode).toBe(1);
    said = `${ending.stdout}\n${ending.stderr}`;
  });

  it('a committed schema that is not what the code says, which no build has written', async () => {
    expect(said).toMatch(/Not what the code says: .*city-promotion\/schema\.graphql, .*supergraph\.graphql\./);
    expect(said).toContain('✘ schema: Run "npm run schema" and commit what it writes.');
    expect(await committed()).toEqual(schemas);
    expect(await readFile(join(copy, 'dist/supergraph.graphql'), 'utf8')).toContain('One main effort for the brand');
  });

  it('a table in the README that is not what the code says, with the command that writes it', () => {
    expect(said).toContain('The table of error codes in README.md is outdated.');
    expect(said).toContain('✘ docs: Run "npm run docs" and commit what it writes.');
  });

  it('figures that no row accounts for', () => {
    expect(said).toMatch(/データと資料が合わない|The data do not account for the source/);
    expect(said).toContain('✘ data: Correct the rows');
  });
});

describe('lint fails for', () => {
  const folder = 'libs/vocabulary/src/broken';
  const files = {
    // Of its own, so that not the whole workspace is read for it.
    'tsconfig.json': '{ "extends": "../../../../tsconfig.base.json" }',
    'floating.ts': 'export const begin = (work: () => Promise<void>): void => { work(); };',
    'unhandled.ts': `export function say(answer: 'yes' | 'no'): string | undefined {
      switch (answer) { case 'yes': return 'はい'; }
      return undefined;
    }`,
    'deprecated.ts': `/** @deprecated Use \`now\`. */ export const then = 1; export const now = then;`,
    'stopwatch.spec.ts': 'test("is quick", () => expect(performance.now()).toBeLessThan(5));',
    'of-one.ts': `import type { Other } from './of-other'; export interface One { other: Other }`,
    'of-other.ts': `import type { One } from './of-one'; export interface Other { one: One }`,
  };

  const schema = 'supergraph.graphql';
  const schemaFaults = `
    # Not a description.
    type broken_type { id: ID! old: Int @deprecated broken_typeName: String }
    enum Twice { ONE one }
    type ThingConnection { edges: [ThingEdge] }
    type ThingEdge { node: Int }
    extend type Query { things: ThingConnection! }
  `;
  const breakSchema = (text: string) =>
    `${text.replace(/(type PageInfo\b.*?)endCursor/s, '$1lastCursor')}${schemaFaults}`;

  const example = 'libs/subgraphs/comprehensive-plan/examples/plan-page.graphql';
  const breakExample = (text: string) => `${text.replace('PlanPage', 'PageOfPlan')}
    query Get_it($id: ID!, $id2: ID) { chapter(id: $other) { nothing number number plan } }
    query { chapter(id: 1, ids: 2) { ...Missing } }
    fragment Unused on Nothing { id }
  `;

  let said: string;
  /** The rules of GraphQL that a file breaks. */
  let rulesOf: (path: string) => string[];
  // ESLint reads all of them at once, because most of its time is its start.
  beforeAll(async () => {
    await mkdir(join(copy, folder));
    for (const [name, text] of Object.entries(files)) await writeFile(join(copy, folder, name), text);
    const eslint = () => run('node_modules/.bin/eslint', '--format', 'json', folder, schema, example);
    const linted = await Promise.all([
      sayOf(schema, breakSchema, () => sayOf(example, breakExample, eslint)),
      run('node_modules/.bin/depcruise', folder, '--output-type', 'err-long'),
    ]);
    expect(linted.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    said = linted.map(({ stdout }) => stdout).join('\n');
    const results = JSON.parse(linted[0].stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    rulesOf = (path) =>
      results
        .filter(({ filePath }) => filePath.endsWith(path))
        .flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  });

  it.each([
    ['a promise for which nobody waits', '@typescript-eslint/no-floating-promises'],
    ['a case that nobody handles', '@typescript-eslint/switch-exhaustiveness-check'],
    ['what is deprecated', '@typescript-eslint/no-deprecated'],
    ['a test that judges by the clock', 'No test judges by the clock'],
    ['files that import one another, be it types', 'Move what both files need into one of its own'],
  ])('%s', (_fault, told) => expect(said).toContain(told));

  it.each([
    ['a part that nobody describes', 'require-description'],
    ['a description that is a comment', 'no-hashtag-description'],
    ['a name of another style', 'naming-convention'],
    ['a field that repeats the name of its type', 'no-typename-prefix'],
    ['a type that no field reaches', 'no-unreachable-types'],
    ['a value that differs from another one only in its case', 'unique-enum-value-names'],
    ['a deprecation without a reason', 'require-deprecation-reason'],
    ['a root field that cannot be null', 'require-nullable-result-in-root'],
    ['a connection without arguments', 'relay-arguments'],
    ['a connection without information on its page', 'relay-connection-types'],
    ['an edge without a cursor', 'relay-edge-types'],
    ['a page without its last cursor', 'relay-page-info'],
  ])('a schema with %s', (_fault, rule) => expect(rulesOf(schema)).toContain(`@graphql-eslint/${rule}`));

  it.each([
    ['a field that does not exist', 'fields-on-correct-type'],
    ['an argument that does not exist', 'known-argument-names'],
    ['a type that does not exist', 'known-type-names'],
    ['a fragment that does not exist', 'known-fragment-names'],
    ['a fragment that is not used', 'no-unused-fragments'],
    ['a variable that is not declared', 'no-undefined-variables'],
    ['a variable that is not used', 'no-unused-variables'],
    ['a field that is written twice', 'no-duplicate-fields'],
    ['an object without its fields', 'scalar-leafs'],
    ['an operation without a name', 'no-anonymous-operations'],
    ['a name of another style', 'naming-convention'],
    ['a name that is not that of its file', 'match-document-filename'],
  ])('an example with %s', (_fault, rule) => expect(rulesOf(example)).toContain(`@graphql-eslint/${rule}`));
});

it('runs no test while a quicker gate fails, and names every gate that fails', async () => {
  const npm = join(copy, 'npm');
  const fails = (gates: string) => `#!/bin/sh\necho "$3" >> gates.log\ncase "$3" in ${gates}) exit 1;; esac\n`;
  const checkWith = async (gates: string) => {
    await writeFile(npm, fails(gates), { mode: 0o755 });
    await writeFile(join(copy, 'gates.log'), '');
    const env = { ...process.env, PATH: `${copy}:${process.env.PATH}` };
    const { exitCode, stderr } = await RunningProcess.start([process.execPath, 'tools/check.mjs'], { cwd: copy, env })
      .ended;
    return { exitCode, stderr, asked: (await readFile(join(copy, 'gates.log'), 'utf8')).trim().split('\n') };
  };

  const quick = ['lock:check', 'licenses:check', 'format:check', 'schema', 'docs', 'data:check', 'types', 'lint'];
  const broken = await checkWith('format:check|lint');
  expect(broken.exitCode).toBe(1);
  expect(broken.stderr).toBe(
    '\n✘ format: Run "npm run format" and commit what it writes.\n✘ lint: Run "npm run lint:fix", and mend by hand what it leaves.\n',
  );
  expect(broken.asked).toEqual(quick);

  expect(await checkWith('nothing')).toMatchObject({
    exitCode: 0,
    asked: [...quick, 'test', 'test:e2e', 'test:system', 'test:browser'],
  });
  expect(await checkWith('test')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('✘ test: ') });
});
