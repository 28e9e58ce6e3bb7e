import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export function stop(sentence, exitCode = 1) {
  console.error(sentence);
  process.exit(exitCode);
}
