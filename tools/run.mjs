// Runs one of the workspace's programs, building first whatever is not built from the sources as they are.
//   node tools/run.mjs apps/gateway/dist/main.js [arguments]
// Without a program it only builds.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildOnce, builtSupergraph, isBuilt } from './run/build.mjs';
import { nodeFault, packagesFault } from './run/faults.mjs';
import { root, stop } from './run/workspace.mjs';

const program = join(root, process.argv[2] ?? '');
const environmentFile = join(root, '.env');

const fault = nodeFault(process.versions.node) ?? packagesFault();
if (fault) stop(fault);
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
if (!isBuilt(program)) await buildOnce(program);

if (process.argv[2]) {
  // So that a start from the sources serves what they say, also while the committed supergraph is yet to be written.
  process.env.SUPERGRAPH ||= builtSupergraph;
  process.argv.splice(1, 2, program);
  createRequire(import.meta.url)(program);
}
