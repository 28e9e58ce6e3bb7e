import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { benchDirectory, inBench } from './harness/places.mjs';

/** Installs the peers on first use and when their versions change. A normal install of the product omits them. */
export function installPeers() {
  if (!isStale()) return;
  process.stdout.write('Installing the peers into bench/node_modules, about 800 MB. This happens once.\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: benchDirectory,
    stdio: 'inherit',
  });
  if (status === 0) return;
  process.stderr.write('The peers could not be installed. Run "npm ci" in bench/ and see what it says.\n');
  process.exit(1);
}

function isStale() {
  const installed = inBench('node_modules/.package-lock.json');
  return !existsSync(installed) || versionsIn(installed) !== versionsIn(inBench('package-lock.json'));
}

/** Only packages named in package.json; some of the others are for other systems. */
function versionsIn(lockFile) {
  const { dependencies } = JSON.parse(readFileSync(inBench('package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.keys(dependencies)
    .map((name) => `${name} ${packages[`node_modules/${name}`]?.version}`)
    .join();
}
