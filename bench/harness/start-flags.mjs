import { readFileSync } from 'node:fs';
import { inRoot } from './places.mjs';

/** The flags that `npm start` passes to Node. */
export function startFlags() {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
