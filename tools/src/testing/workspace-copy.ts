import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkout } from './checkout';
import { RunningProcess } from './running-process';
import { scratchFolder } from './state-folder';

export interface CopyOptions {
  /** The name of the copy's folder. */
  folderName?: string;
  /** The packages that are installed in the copy: all (unless told), only those that the product needs to run, or none. */
  packages?: 'all' | 'production' | 'none';
  /** The entries of node_modules that are copied instead of linked. */
  copied?: string[];
  /** Whether Nx finds in the copy what it has built here. */
  buildCache?: boolean;
}

/** What belongs to this machine or this checkout alone. */
const leftOut = new Set(['.git', '.nx', '.planning-graph', '.env', 'coverage', 'node_modules']);

/**
 * A copy of this workspace with what was built in it, to do to it what a test would not do to this one. Packages are
 * linked to those of this checkout, the workspace's own to the copy. It is removed when the test file is done.
 */
export async function copyWorkspace({
  folderName = 'workspace',
  packages = 'all',
  copied = [],
  buildCache = false,
}: CopyOptions = {}): Promise<string> {
  // Builds what is not built: later, while it is copied, nobody does.
  await RunningProcess.start([process.execPath, 'tools/run.mjs'], { cwd: checkout }).ended;
  const copy = join(await scratchFolder(), folderName);
  await cp(checkout, copy, { recursive: true, filter: (path) => !leftOut.has(basename(path)) });
  if (buildCache) await cp(join(checkout, '.nx'), join(copy, '.nx'), { recursive: true });
  if (packages === 'all') await linkPackages(copy, await installedPackages());
  if (packages === 'production') await linkPackages(copy, productionPackages());
  for (const name of copied) await copyPackage(copy, name);
  return copy;
}

/** Beside the packages, what npm keeps with them; not what programs have left there. */
async function installedPackages(): Promise<string[]> {
  const names = await readdir(join(checkout, 'node_modules'));
  return names.filter((name) => !name.startsWith('.') || ['.bin', '.package-lock.json'].includes(name));
}

/** The packages at the top of node_modules that `npm ci --omit=dev --omit=optional` would install. */
function productionPackages(): string[] {
  const lockFile = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, LockedPackage> };
  const names = Object.entries(packages)
    .filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional)
    .flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []);
  return [...names, ownScope];
}

interface LockedPackage {
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

const ownScope = '@tokorozawa';

async function linkPackages(copy: string, names: string[]): Promise<void> {
  const [from, to] = [join(checkout, 'node_modules'), join(copy, 'node_modules')];
  for (const name of names.filter((name) => !name.startsWith(ownScope))) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await symlink(join(from, name), join(to, name));
  }
  await mkdir(join(to, ownScope), { recursive: true });
  for (const name of await readdir(join(from, ownScope))) {
    const target = await readlink(join(from, ownScope, name));
    if (existsSync(join(to, ownScope, target))) await symlink(target, join(to, ownScope, name));
  }
}

async function copyPackage(copy: string, name: string): Promise<void> {
  const to = join(copy, 'node_modules', name);
  await rm(to);
  await cp(await realpath(join(checkout, 'node_modules', name)), to, { recursive: true, verbatimSymlinks: true });
}
