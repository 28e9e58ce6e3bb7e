import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { stalePackagesFault } from './faults.mjs';
import { withLock } from './lock.mjs';
import { interrupt, step } from './step.mjs';
import { root, stop } from './workspace.mjs';

const stampFile = join(root, 'dist/built-from');

/** The supergraph of the current sources. Only "npm run schema" writes the committed one. */
export const builtSupergraph = join(root, 'dist/supergraph.graphql');

/** True when the program is built from the current sources. */
export function isBuilt(program) {
  return existsSync(program) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Changes when a build or npm changes a file among which Node looks for modules, and with the options by which it looks. */
export function stateOfModules() {
  const { mtimeMs } = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false }) ?? {};
  const { version, execArgv, env } = process;
  const ways = [env.NODE_OPTIONS, env.NODE_PATH, env.NODE_PRESERVE_SYMLINKS];
  return [readFileSync(stampFile, 'utf8'), mtimeMs, root, version, ...execArgv, ...ways].join(' ');
}

/** Builds every package and composes the supergraph. When several starts need a build, one builds and the others wait. */
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
  // After a build that fails, nobody knows which sources the built files come from.
  rmSync(stampFile, { force: true });
  await step('build', ['node_modules/nx/dist/bin/nx.js', 'run-many', '--targets=build', '--output-style=static']);
  await step('compose', ['tools/dist/schema.js', '--into', builtSupergraph]);
  writeFileSync(stampFile, sources);
}
