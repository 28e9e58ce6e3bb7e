// The reasons for which no program of the workspace can run, each as a sentence that says what to do.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './workspace.mjs';

export function nodeFault(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) return `Node ${version} is too old. Install Node 20.19 or newer.`;
}

/** A note for a Node that is older than the one that is installed with the packages, on which everything is tested. */
export function nodeNote(version) {
  if (Number.parseInt(version, 10) >= 24) return undefined;
  return `This runs on Node ${version} of this machine, not on the tested Node 24 that comes along. Start it by npm; if none comes along for this platform, install Node 24.`;
}

/** PATH ends an entry at its delimiter, and Vite ends a path at "#" and "?": such folders cannot hold the workspace. */
export function folderFault(folder) {
  const [sign] = [delimiter, '#', '?'].filter((sign) => folder.includes(sign));
  if (sign) return `Nothing can be built in a folder with "${sign}" in its name. Move ${folder} to another.`;
}

export function packagesFault() {
  if (!existsSync(join(root, 'node_modules/nx'))) return 'The packages are not installed. Run "npm ci" first.';
}

/** Reports an installed package that differs from package-lock.json, as after a `git pull` that changed a version. */
export function stalePackagesFault() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return undefined;
  const installed = packagesOf(installedFile);
  const stale = Object.entries(packagesOf(join(root, 'package-lock.json'))).find(
    ([path, { version, optional, link }]) =>
      path.startsWith('node_modules/') &&
      !optional &&
      (link ? !existsSync(join(root, path)) : installed[path]?.version !== version),
  );
  if (!stale) return undefined;
  const name = stale[0].replace(/.*node_modules\//, '');
  return `The installed packages are not those of package-lock.json (${name} is missing or of another version). Run "npm ci".`;
}

const packagesOf = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;
