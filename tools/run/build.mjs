import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { stalePackagesFault } from './faults.mjs';
import { withLock } from './lock.mjs';
import { interrupt, step } from './step.mjs';
import { root, stop } from './workspace.mjs';

const stampFile = join(root, 'dist/built-from');

/** The supergraph of the sources as they are. The committed one is written by "npm run schema" alone. */
export const builtSupergraph = join(root, 'dist/supergraph.graphql');

/** Whether the program is built from the sources as they are. */
export function isBuilt(program) {
  return existsSync(program) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Builds every package and composes the supergraph. Of starts that find something to build, one does and the others wait. */
export async function buildOnce(program) {
  const fault = stalePackagesFault();
  if (fault) stop(fault);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, interrupt);
  mkdirSync(dirname(stampFile), { recursive: true });
  await withLock(join(root, 'dist/building'), async () => {
    if (!isBuilt(program)) await build();
  });
  for (const signal of signals) process.off(signal, interrupt);
  if (!existsSync(program)) stop(`There is no program ${program}.`);
}

async function build() {
  const sources = fingerprint();
  // A build that fails leaves files of which nobody knows what they were built from.
  rmSync(stampFile, { force: true });
  await step('build', ['node_modules/nx/dist/bin/nx.js', 'run-many', '--targets=build', '--output-style=static']);
  await step('compose', ['tools/dist/schema.js', '--into', builtSupergraph]);
  writeFileSync(stampFile, sources);
}
