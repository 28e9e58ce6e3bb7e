import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds the path of the script that improves the pages that the server writes. Vite puts a hash of the content into its name,
 * so that a build under a running gateway gives it another one.
 * @param directory the built pages; undefined for none
 * @returns undefined while the script is not built
 */
export function pageScriptIn(directory: string | undefined): () => string | undefined {
  if (directory === undefined) return () => undefined;
  const assets = join(directory, 'assets');
  let known: { changedAt: number; path: string | undefined } | undefined;
  return () => {
    const changedAt = statSync(assets, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return undefined;
    if (known?.changedAt !== changedAt) known = { changedAt, path: findScript(assets) };
    return known.path;
  };
}

function findScript(assets: string): string | undefined {
  const name = readdirSync(assets).find((file) => /^page-script-[\w-]+\.js$/.test(file));
  return name && `/assets/${name}`;
}
