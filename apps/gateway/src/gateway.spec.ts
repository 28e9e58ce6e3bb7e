import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answeringLibraries } from './gateway';

/** They have no part in what an answer says, or, as subgraph-kit, are covered by the version of each subgraph. */
const others = ['admission-control', 'partners', 'process-kit', 'registry', 'shared-redis', 'subgraph-kit'];

/** The libraries of ours that the sources in a folder import, and those that these import. */
function importedBy(folder: string, found = new Set<string>()): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  for (const [, name = ''] of texts.matchAll(/from '@tokorozawa\/([^'/]+)/g)) {
    if (found.has(name)) continue;
    found.add(name);
    if (answeringLibraries.includes(name)) importedBy(dirname(require.resolve(`@tokorozawa/${name}`)), found);
  }
  return found;
}

test('the identity of the code, by which cached answers are told apart, covers every library that makes answers', () => {
  const missing = [...importedBy(__dirname)].filter((name) => ![...answeringLibraries, ...others].includes(name));
  expect(missing).toEqual([]);
});
