import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The path of the script that improves the pages that the server writes. Vite puts a hash of the content into its name.
 * @param directory the built pages; undefined for none
 * @returns undefined if the script was not built
 */
export function pageScriptIn(directory: string | undefined): string | undefined {
  const assets = directory && join(directory, 'assets');
  if (!assets || !existsSync(assets)) return undefined;
  const name = readdirSync(assets).find((file) => /^page-script-[\w-]+\.js$/.test(file));
  return name && `/assets/${name}`;
}
