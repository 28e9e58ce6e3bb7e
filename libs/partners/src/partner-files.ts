import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml, stringify } from 'yaml';
import { z } from 'zod';
import { faultOfUrl } from './partner-address';

export { faultOfAddress, type PartnerAddressRules, partnerLookup } from './partner-address';

/** How the answers of a partner are cached: by a version that it tells, or not at all. */
export const cacheKinds = ['version', 'none'] as const;

const unit = (units: Record<string, number>, example: string) =>
  z.string().transform((text, context) => {
    const [, number = '', name = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
    const factor = Object.entries(units).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
    const value = Number(number) * (factor ?? 0);
    if (!(value > 0)) context.addIssue(`must be a quantity above 0 such as ${example}`);
    return Math.round(value);
  });

/** Bytes, from a text such as `1MB`. */
export const bytes = unit({ KB: 1024, MB: 1024 ** 2 }, '1MB or 500KB');
/** Milliseconds, from a text such as `2s`. */
export const milliseconds = unit({ ms: 1, s: 1_000 }, '2s or 500ms');

/** A name that begins no path and is valid in a supergraph. */
export const partnerName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'must be 1 to 40 of a-z, 0-9 and "-", beginning with a letter' });

export const partnerUrl = z.string().superRefine((text, context) => {
  const fault = faultOfUrl(text);
  if (fault) context.addIssue(fault);
});

const typeName = z.string().regex(/^[A-Za-z]\w*$/, { error: 'must be the name of a GraphQL type' });

/** What `npm run partner -- add` writes to `<name>.yaml`. */
export const partnerFile = z.strictObject({
  url: partnerUrl,
  /** The file with the secret that the gateway sends to the partner; none for a partner that asks for none. */
  secretFile: z.string().optional(),
  maxAnswer: bytes,
  timeout: milliseconds,
  /** The types of others to which it may add fields. */
  types: z.array(typeName),
  cache: z.enum(cacheKinds),
  /** Its SDL. */
  schema: z.string(),
});

export type PartnerFile = z.input<typeof partnerFile>;

/** A partner that may join, as its file says. */
export interface Partner {
  name: string;
  url: string;
  /** Sent to it as a bearer token. */
  secret: string | undefined;
  /** In bytes. */
  maxAnswerSize: number;
  /** In milliseconds. */
  timeout: number;
  types: string[];
  cache: (typeof cacheKinds)[number];
  sdl: string;
}

export interface ReadPartners {
  /** In the order of names. */
  partners: Partner[];
  /** The files that cannot be used. */
  faults: { name: string; reason: string }[];
  /** The files with the secrets of partners. */
  secretFiles: string[];
  /** What `stateOfFiles` says of all these files if none has changed since it was read. */
  state: string;
}

/** Reads the files of partners. A folder that does not exist has none. */
export async function readPartners(directory: string): Promise<ReadPartners> {
  const read: Omit<ReadPartners, 'state'> = { partners: [], faults: [], secretFiles: [] };
  // Each is taken before the file is read, so that a change meanwhile is noticed.
  const states: string[] = [];
  const secretStates: string[] = [];
  for (const name of await partnerNames(directory)) {
    states.push(await stateOfFile(pathOf(directory, name)));
    try {
      const { secretFile, ...file } = await readPartner(directory, name);
      if (secretFile !== undefined) {
        read.secretFiles.push(secretFile);
        secretStates.push(await stateOfFile(secretFile));
      }
      const secret = secretFile === undefined ? undefined : await readSecret(secretFile);
      read.partners.push({ ...file, secret });
    } catch (error) {
      read.faults.push({ name, reason: (error as Error).message });
    }
  }
  return { ...read, state: [...states, ...secretStates].join('\n') };
}

export async function partnerNames(directory: string): Promise<string[]> {
  const files = await readdir(directory).catch(ignoreMissing);
  return (files ?? []).flatMap((file) => /^([a-z][a-z0-9-]*)\.yaml$/.exec(file)?.[1] ?? []).sort();
}

const pathOf = (directory: string, name: string): string => join(directory, `${name}.yaml`);

async function readPartner(
  directory: string,
  name: string,
): Promise<Omit<Partner, 'secret'> & { secretFile: string | undefined }> {
  const path = pathOf(directory, name);
  const parsed = partnerFile.safeParse(parseYaml(await readFile(path, 'utf8')));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`${path} is invalid: ${faults.join('; ')}.`);
  }
  const { maxAnswer, schema, secretFile, ...rest } = parsed.data;
  return { name, ...rest, secretFile, maxAnswerSize: maxAnswer, sdl: schema };
}

/** Throws if the file does not contain one line of 16 or more characters that a header can hold. */
export async function readSecret(path: string): Promise<string> {
  const text = (await readFile(path, 'utf8')).trim();
  if (/^[\x21-\x7e]{16,1000}$/.test(text)) return text;
  throw new Error(`The secret in ${path} must be one line of at least 16 letters, digits or signs of ASCII.`);
}

/** Writes the file of a partner at once, so that no reader sees a part of it. */
export async function writePartner(directory: string, name: string, file: PartnerFile): Promise<string> {
  const path = pathOf(directory, name);
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(directory, { recursive: true });
  try {
    await writeFile(draft, stringify(file, { blockQuote: 'literal' }), { mode: 0o600 });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return path;
}

/** Returns whether there was such a partner. */
export async function removePartner(directory: string, name: string): Promise<boolean> {
  if (!(await partnerNames(directory)).includes(name)) return false;
  await rm(pathOf(directory, name));
  return true;
}

/** Changes whenever a file of a partner does, or one of the files with their secrets. */
export async function stateOfFiles(directory: string, secretFiles: readonly string[]): Promise<string> {
  const names = await partnerNames(directory);
  const paths = [...names.map((name) => pathOf(directory, name)), ...secretFiles];
  return (await Promise.all(paths.map(stateOfFile))).join('\n');
}

async function stateOfFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return `${path} ${found?.mtimeMs} ${found?.size} ${found?.ino}`;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
