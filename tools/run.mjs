// Runs one of the workspace's programs, after building everything that is not built from the current sources.
//   node tools/run.mjs [NAME=value …] apps/gateway/dist/main.js [arguments]
// Without a program it only builds. It sets variables itself because shells differ in how they set them.
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildOnce, builtSupergraph, isBuilt, stateOfModules } from './run/build.mjs';
import { missingModuleIn } from './run/failure.mjs';
import { keepFoundModules } from './run/found-modules.mjs';
import { folderFault, nodeFault, nodeNote, packagesFault } from './run/faults.mjs';
import { answerHelp } from './run/help.mjs';
import { root, stop } from './run/workspace.mjs';

const words = process.argv.slice(2);
const programAt = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
const variables = programAt === -1 ? words : words.slice(0, programAt);
const [programPath, ...args] = words.slice(variables.length);
const program = join(root, programPath ?? '');
const environmentFile = join(root, '.env');

if (programPath) answerHelp(programPath, args);
const fault = nodeFault(process.versions.node) ?? folderFault(root) ?? packagesFault();
if (fault) stop(fault);
const note = nodeNote(process.versions.node);
if (note) console.error(note);

for (const variable of variables) {
  const [name, value] = variable.split(/=(.*)/s);
  process.env[name] = value;
}
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
if (!isBuilt(program)) await buildOnce(program);

if (programPath) {
  // V8 then compiles a library once and not at each start. Node has it since 22.8; it would falsify coverage.
  if (!process.env.NODE_V8_COVERAGE) module.enableCompileCache?.(join(root, 'dist/compile-cache'));
  keepFoundModules(join(root, 'dist/found-modules', `${programPath.replaceAll('/', '-')}.json`), stateOfModules());
  // A start from the sources serves their schema, even before "npm run schema" has written the committed one.
  process.env.SUPERGRAPH ||= builtSupergraph;
  process.argv.splice(1, Infinity, program, ...args);
  try {
    createRequire(import.meta.url)(program);
  } catch (error) {
    const [missing] = missingModuleIn(String(error?.message));
    if (!missing) throw error;
    stop(`The program does not start: ${missing}.`);
  }
}
