import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeAllOrNothing, writeText } from './all-or-nothing';

let folder: string;
let known: string;
let created: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
  known = join(folder, 'known.txt');
  created = join(folder, 'a/b/new.txt');
  writeFileSync(known, 'before');
});
afterEach(() => rmSync(folder, { recursive: true }));

let close: () => Promise<unknown>;
const write = (work: () => Promise<void>) =>
  writeAllOrNothing((closing) => void (close = closing), [known, created], work);

const writeBoth = (): void => {
  writeText(known, 'after');
  writeText(created, 'new');
};
const expectNothing = (): void => {
  expect(readdirSync(folder)).toEqual(['known.txt']);
  expect(readFileSync(known, 'utf8')).toBe('before');
};

test('what was written stays when all of it could be', async () => {
  await write(async () => writeBoth());
  await close();
  expect([readFileSync(known, 'utf8'), readFileSync(created, 'utf8')]).toEqual(['after', 'new']);
});

test.each<[string, () => unknown, string]>([
  ['a program refuses', () => new UserFacingError('It does not compose.'), 'It does not compose.\n'],
  [
    'the disk is full',
    () => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', path: created }),
    '/new.txt cannot be written: the disk is full.\n',
  ],
])('when %s, all is as it was, and that is said', async (_what, fault, sentence) => {
  const written = write(async () => {
    writeBoth();
    throw fault();
  });
  await expect(written).rejects.toThrow(UserFacingError);
  await expect(written).rejects.toThrow(sentence);
  await expect(written).rejects.toThrow('Nothing was changed');
  expectNothing();
});

test('a target that is in the way is named', async () => {
  mkdirSync(created, { recursive: true });
  await expect(write(async () => writeBoth())).rejects.toThrow(
    '/new.txt cannot be written: a file or a folder of this name',
  );
  expect(readFileSync(known, 'utf8')).toBe('before');
  expect(existsSync(created)).toBe(true);
});

test('a fault of the program is told as such, and all is as it was', async () => {
  await expect(
    write(async () => {
      writeBoth();
      throw new TypeError('x is not a function');
    }),
  ).rejects.toThrow(TypeError);
  expectNothing();
});

test('a process that is stopped leaves nothing', async () => {
  let stop = (): void => undefined;
  const written = write(() => {
    writeBoth();
    return new Promise<void>((resolve) => (stop = resolve));
  });
  await close();
  expectNothing();
  stop();
  await written;
});
