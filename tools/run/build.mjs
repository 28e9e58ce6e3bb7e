import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { stalePackagesFault } from './faults.mjs';
import { withLock } from './lock.mjs';
import { step } from './step.mjs';
import { root, stop } from './workspace.mjs';

const stampFile = join(root, 'dist/built-from');

/** Whether the program is built from the sources as they are. */
export function isBuilt(program) {
  return existsSync(program) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Builds every package and composes the supergraph. Of starts that find something to build, one does and the others wait. */
export async function buildOnce(program) {
  const fault = stalePackagesFault();
  if (fault) stop(fault);
  mkdirSync(dirname(stampFile), { recursive: true });
  await withLock(join(root, 'dist/building'), async () => {
    if (isBuilt(program)) return;
    const sources = fingerprint();
    await step('build', ['nx', 'run-many', '--targets=build', '--output-style=static']);
    await step('compose', ['node', join(root, 'tools/dist/schema.js')]);
    writeFileSync(stampFile, sources);
  });
  if (!existsSync(program)) stop(`There is no program ${program}.`);
}
