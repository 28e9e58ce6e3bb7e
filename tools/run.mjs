// Runs one of the workspace's programs, building first whatever is not built from the sources as they are.
//   node tools/run.mjs apps/gateway/dist/main.js [arguments]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'dist/built-from');
const [program, ...programArguments] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);
}
if (!existsSync(join(root, 'node_modules/nx'))) stop('The packages are not installed. Run "npm ci" first.');

const sources = fingerprint();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sources || !existsSync(join(root, program))) {
  await step('build', ['nx', 'run-many', '--targets=build', '--output-style=static']);
  await step('compose', ['node', join(root, 'tools/dist/schema.js')]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, sources);
}
process.argv.splice(1, 2, resolve(root, program));
createRequire(import.meta.url)(join(root, program));

/** Names, sizes and times of everything that a build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const skipped = new Set(['node_modules', 'dist', 'coverage', 'examples', 'e2e']);
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(join(path, entry.name));
      else if (entry.isFile() && !/\.(spec\.ts|yaml|md)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(join(path, entry.name));
        hash.update(`${path}/${entry.name} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['apps', 'libs', 'tools']) visit(join(root, folder));
  for (const file of ['package-lock.json', 'nx.json', '.swcrc']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Runs a command of the workspace; shows that it is at work, and its output only if it fails. */
async function step(name, [command, ...args]) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const child = spawn(command, args, { cwd: root, env: { ...process.env, PATH: path, NX_DAEMON: 'false' } });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const reminder = setInterval(() => console.error(`  … ${name} (${seconds()})`), 2_000);
  const code = await new Promise((done) => child.on('error', done).on('close', done));
  clearInterval(reminder);
  if (code !== 0) stop(`${Buffer.concat(output)}\nThe step "${name}" failed. What went wrong stands above.`);
  console.error(`  ✔ ${name.padEnd(12)} ${seconds()}`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
