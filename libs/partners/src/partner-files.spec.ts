import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPartners, removePartner, stateOfFiles, writePartner, type PartnerFile } from './partner-files';

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'partners-'))));
afterEach(() => rm(directory, { recursive: true }));

const file: PartnerFile = {
  url: 'https://graph.example.jp/graphql',
  maxAnswer: '1.5MB',
  timeout: '500ms',
  types: ['Municipality'],
  cache: 'none',
  schema: '"""A park: 公園"""\ntype Park { name: String }\n',
};

test('a partner that was written is read with bytes and milliseconds, and with its secret', async () => {
  const secretFile = join(directory, 'secret');
  await writeFile(secretFile, '0123456789abcdef\n');
  await writePartner(directory, 'hanno', { ...file, secretFile });
  expect(await readPartners(directory)).toEqual({
    partners: [
      {
        name: 'hanno',
        url: 'https://graph.example.jp/graphql',
        secret: '0123456789abcdef',
        maxAnswerSize: 1_572_864,
        timeout: 500,
        types: ['Municipality'],
        cache: 'none',
        sdl: file.schema,
      },
    ],
    faults: [],
    secretFiles: [secretFile],
    state: await stateOfFiles(directory, [secretFile]),
  });
});

test('a file that changes while others are read does not have the state of its reading', async () => {
  const secretFile = join(directory, 'secret');
  execFileSync('mkfifo', [secretFile]);
  await writePartner(directory, 'hanno', file);
  await writePartner(directory, 'iruma', { ...file, secretFile });
  const reading = readPartners(directory);
  // It is opened when the reader has come to it.
  const secret = await open(secretFile, 'w');
  await writePartner(directory, 'hanno', { ...file, timeout: '1s' });
  await secret.write('0123456789abcdef');
  await secret.close();
  const { partners, state } = await reading;
  expect(partners.map(({ name, timeout }) => [name, timeout])).toEqual([
    ['hanno', 500],
    ['iruma', 500],
  ]);
  expect(await stateOfFiles(directory, [secretFile])).not.toBe(state);
});

test('a file that cannot be used is told, and costs no other partner', async () => {
  await writePartner(directory, 'hanno', file);
  await writeFile(join(directory, 'iruma.yaml'), 'url: ftp://x\n');
  await writePartner(directory, 'hidaka', { ...file, secretFile: join(directory, 'missing') });
  const { partners, faults } = await readPartners(directory);
  expect(partners.map(({ name }) => name)).toEqual(['hanno']);
  expect(faults.map(({ name }) => name)).toEqual(['hidaka', 'iruma']);
  expect(faults[1]?.reason).toMatch(/iruma\.yaml is invalid: url must be an address like/);
});

test('a folder that does not exist has no partners, and one that is removed is gone', async () => {
  expect(await readPartners(join(directory, 'nowhere'))).toEqual({
    partners: [],
    faults: [],
    secretFiles: [],
    state: '',
  });
  await writePartner(directory, 'hanno', file);
  expect(await removePartner(directory, 'hanno')).toBe(true);
  expect(await removePartner(directory, 'hanno')).toBe(false);
  expect(await removePartner(directory, '../hanno')).toBe(false);
});

test('the state changes with a file, and with the file of a secret', async () => {
  const secretFile = join(directory, 'secret');
  const states = [await stateOfFiles(directory, [secretFile])];
  await writePartner(directory, 'hanno', file);
  states.push(await stateOfFiles(directory, [secretFile]));
  await writeFile(secretFile, '0123456789abcdef');
  states.push(await stateOfFiles(directory, [secretFile]));
  expect(new Set(states).size).toBe(3);
  expect(await stateOfFiles(directory, [secretFile])).toBe(states[2]);
});
