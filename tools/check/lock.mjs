// Fails when package-lock.json does not say what the manifests ask for. npm writes the lock anew in a folder of its own,
// without asking a registry, and the two are compared.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { answerHelp } from '../run/help.mjs';
import { root, stop } from '../run/workspace.mjs';

answerHelp('tools/check/lock.mjs', process.argv.slice(2));

const folder = mkdtempSync(join(tmpdir(), 'planning-graph-lock-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const manifests = ['package.json', 'package-lock.json', '.npmrc'];
const skippedFolders = ['node_modules', 'dist', 'src'];
const isManifest = (path) =>
  statSync(path).isDirectory() ? !skippedFolders.includes(basename(path)) : manifests.includes(basename(path));
for (const path of [...manifests, 'apps', 'libs', 'tools']) {
  cpSync(join(root, path), join(folder, path), { recursive: true, filter: isManifest });
}

const args = ['install', '--package-lock-only', '--offline', '--ignore-scripts', '--loglevel=error'];
const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
if (status !== 0) stop(`npm cannot make a lock of the manifests from package-lock.json alone:\n${stdout}${stderr}`);

const [committed, fresh] = [root, folder].map(packagesOf);
const paths = [...new Set([...Object.keys(committed), ...Object.keys(fresh)])];
const stale = paths.filter((path) => committed[path] !== fresh[path]).map((path) => path || 'package.json');
if (stale.length > 0) stop(`package-lock.json does not say what the manifests say of: ${stale.join(', ')}.`);
console.log(`package-lock.json says what the manifests say, of ${paths.length} packages.`);

/** By path, what every version of npm writes in the same way. */
function packagesOf(workspace) {
  const { packages } = JSON.parse(readFileSync(join(workspace, 'package-lock.json'), 'utf8'));
  return Object.fromEntries(Object.entries(packages).map(([path, entry]) => [path, JSON.stringify(essence(entry))]));
}

function essence({ version, resolved, integrity, engines, workspaces, ...entry }) {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = entry;
  const wanted = { dependencies, devDependencies, optionalDependencies, peerDependencies };
  return { version, resolved, integrity, engines, workspaces, ...wanted };
}
