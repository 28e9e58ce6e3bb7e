import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'coverage', 'e2e']);
/** Tests, files that are read at run time or only by people, and files that a build itself writes. */
const skippedFiles = /\.(spec\.ts|expected\.json|ja\.json|yaml|tsv|sql|md)$|^schema\.graphql$/;

/** A hash over all files that a build reads. */
export function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  for (const folder of ['apps', 'libs', 'tools']) sourcesIn(folder).forEach(add);
  ['package-lock.json', 'nx.json', '.swcrc'].forEach(add);
  return hash.digest('hex');
}

function sourcesIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const byName = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return byName.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : sourcesIn(path);
    return entry.isFile() && !skippedFiles.test(entry.name) ? [path] : [];
  });
}
