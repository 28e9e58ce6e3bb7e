// After an install: lets the Node that came along for this platform be the `node` of scripts, if it runs here.
// npm makes that link itself, but loses it, up to 11.6 at least, where the packages for other platforms bring a program
// of the same name. It stands alone, because an image installs the packages before anything else is copied.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
const { optionalDependencies } = JSON.parse(readFileSync(join(modules, '../package.json'), 'utf8'));
const name = Object.keys(optionalDependencies).find(
  (name) => /^node-(bin-)?(darwin|linux)-/.test(name) && existsSync(join(modules, name)),
);

if (name) {
  const link = join(modules, '.bin/node');
  rmSync(link, { force: true });
  const { status } = spawnSync(join(modules, name, 'bin/node'), ['--version']);
  if (status === 0) {
    mkdirSync(join(modules, '.bin'), { recursive: true });
    symlinkSync(`../${name}/bin/node`, link);
  }
}
