import { readdirSync, unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';

/** The script that improves the pages that the server writes. */
export interface PageScript {
  /** Undefined while it is not built. */
  path(): string | undefined;
  close(): void;
}

/** In milliseconds. Polling also notices a folder that is replaced, as Vite does, or that lies in a mounted volume. */
const pollInterval = 1_000;

/**
 * Follows the path of the script. Vite puts a hash of the content into its name, so that a build under a running gateway gives
 * it another one.
 *
 * @param directory the built pages; undefined for none
 */
export function followPageScript(directory: string | undefined): PageScript {
  if (directory === undefined) return { path: () => undefined, close: () => undefined };
  const assets = join(directory, 'assets');
  let path = findScript(assets);
  const onChange = (): void => void (path = findScript(assets));
  watchFile(assets, { interval: pollInterval, persistent: false }, onChange);
  return { path: () => path, close: () => unwatchFile(assets, onChange) };
}

function findScript(assets: string): string | undefined {
  let files: string[];
  try {
    files = readdirSync(assets);
  } catch {
    // Nothing is built, or it is being built.
    return undefined;
  }
  const name = files.find((file) => /^page-script-[\w-]+\.js$/.test(file));
  return name && `/assets/${name}`;
}
