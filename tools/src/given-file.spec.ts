import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGivenFile, unreadableFile } from './given-file';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'given-file-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is read as it is', async () => {
  const path = join(folder, 'file');
  writeFileSync(path, '所沢');
  expect(String(await readGivenFile(path))).toBe('所沢');
});

test('a file that is missing, or is a folder, is told with its path', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(readGivenFile(join(folder, 'missing'))).rejects.toThrow(`There is no file ${join(folder, 'missing')}.`);
  await expect(readGivenFile(join(folder, 'file', 'x'))).rejects.toThrow('There is no file');
  await expect(readGivenFile(folder)).rejects.toThrow(`${folder} is a folder.`);
});

test.each([
  ['EACCES', /You may not read/],
  ['EMFILE', /cannot be read \(too many\)/],
])('the error %s is a sentence', (code, words) => {
  expect(unreadableFile('x', Object.assign(new Error('too many'), { code })).message).toMatch(words);
});
