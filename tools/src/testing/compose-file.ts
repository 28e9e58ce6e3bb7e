import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkout, productVariables } from './checkout';

/** A service of docker-compose.yml, as far as the tests read it. */
export interface ComposeService {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: 'service_healthy' | 'service_completed_successfully' }>;
  healthcheck?: { test: string[] };
  restart: string;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  read_only?: boolean;
  cap_drop: string[];
  security_opt: string[];
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
}

export const composeText = readFileSync(join(checkout, 'docker-compose.yml'), 'utf8');

/** What a filled-in .env says: for every secret and password a value of its own. */
export function secretsForCompose(): Record<string, string> {
  const names = productVariables.filter((name) => /(SECRET|PASSWORD)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, `${name.replaceAll('_', '').toLowerCase()}0123456789`]));
}

/** docker-compose.yml as Docker would read it with these variables. Throws when one that it needs is missing or empty. */
export function readComposeFile(variables: Record<string, string>, text = composeText): ComposeFile {
  return parse(text, { merge: true, reviver: (_key, value) => interpolate(value, variables) }) as ComposeFile;
}

/** `${NAME:?what is wrong}` and `${NAME:-otherwise}`, the two forms that the file uses. */
const variable = /\$\{(?<name>\w+)(?<form>:[-?])(?<rest>[^}]*)\}/g;

/** The variables that docker-compose.yml takes from the environment. */
export function composeVariables(): Set<string> {
  return new Set([...composeText.matchAll(variable)].map(({ groups }) => groups?.name ?? ''));
}

function interpolate(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value !== 'string') return value;
  const text = value.replace(variable, (_all, name: string, form: string, rest: string) => {
    const given = variables[name];
    if (!given && form === ':?') throw new Error(`required variable ${name} is missing a value: ${rest}`);
    return given || rest;
  });
  if (text.includes('$')) throw new Error(`${value} has a "$" that these tests do not understand.`);
  return text;
}
