import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of this checkout. */
export const checkout = join(__dirname, '../../..');

/** The variables that .env.example names: every one that a process of the product understands. */
export const productVariables = [
  ...readFileSync(join(checkout, '.env.example'), 'utf8').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm),
].map(([, name = '']) => name);
