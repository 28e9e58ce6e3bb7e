import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './two-subgraphs';

const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Manifest {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}
const manifest = (file: string) => JSON.parse(read(file)) as Manifest;

test('the example in the README runs', async () => {
  expect(await main()).toBe('{"books":[{"title":"Kokoro","stars":5}]}');
  expect(read('README.md')).toContain(`\`\`\`ts\n${read('examples/two-subgraphs.ts')}\`\`\``);
});

test('the manifest declares the packages that the sources import, in the versions of the workspace', () => {
  const { dependencies, peerDependencies } = manifest('package.json');
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /(?<!\.spec)\.ts$/.test(file)).map((file) => join('src', file));
  const imported = ['planner-program.cjs', ...sources].flatMap((file) =>
    [...read(file).matchAll(/(?:from |require\()'((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => String(name)),
  );
  const packages = new Set(imported.filter((name) => !name.startsWith('node:')));
  expect([...packages].sort()).toEqual(Object.keys({ ...dependencies, ...peerDependencies }).sort());
  expect(manifest('../../package.json').dependencies).toMatchObject(dependencies);
});
