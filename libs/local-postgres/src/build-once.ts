import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isAlive } from './lock-file';

/**
 * Creates a folder completely or not at all: `build` fills a draft beside it, which is then renamed. When several starts
 * build the same folder at once, the first to finish wins and the others use its work.
 *
 * @param folder the folder to create; nothing happens if it exists
 * @param build fills the draft, an empty folder that only its owner may enter. The draft is renamed, so nothing in it may
 *   contain its path.
 */
export async function buildOnce(folder: string, build: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await build(draft);
    await rename(draft, folder);
  } catch (error) {
    const anotherWon = existsSync(folder);
    if (!anotherWon) throw error;
  } finally {
    await remove(draft);
  }
}

/**
 * Removes the drafts of processes that were killed before they could finish or remove them. A draft that cannot be
 * removed, perhaps because a program of that process still writes to it, is left to the next start.
 */
export async function removeAbandonedDrafts(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = /\.draft-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await remove(join(directory, name)).catch(() => undefined);
  }
}

async function remove(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true, maxRetries: 5 });
}
