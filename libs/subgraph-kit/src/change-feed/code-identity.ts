import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, string>();

/** Names the files of a folder, or a file, as the process found them: by another name as soon as one of them differs. */
export function codeIdentity(folder: string): string {
  const before = known.get(folder);
  if (before) return before;
  const hash = createHash('sha256');
  for (const path of filesIn(folder)) hash.update(`${path.slice(folder.length)}\n`).update(readFileSync(path));
  const identity = hash.digest('base64url');
  known.set(folder, identity);
  return identity;
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return path.endsWith('.map') ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
