import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of this checkout. */
export const checkout = join(__dirname, '../../..');

/** The variables in the text of .env.example, or in a part of it. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);

/** The variables that .env.example names: every one that a process of the product understands. */
export const productVariables = namesIn(readFileSync(join(checkout, '.env.example'), 'utf8'));
