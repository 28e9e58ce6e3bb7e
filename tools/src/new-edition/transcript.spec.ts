import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countLines, readTranscript } from './transcript';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'transcript-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Buffer | string): string {
  const path = join(folder, 'transcript.txt');
  writeFileSync(path, bytes);
  return readTranscript(path);
}

test('a transcript is read in UTF-8, without a byte order mark, whatever ends its lines', () => {
  expect(read('\uFEFF人口\r\n67,477人\r\n')).toBe('人口\n67,477人\n');
  expect(read('人口\r67,477人')).toBe('人口\n67,477人');
});

test('a transcript is read in Shift_JIS', () => {
  // 人口 and 67
  expect(read(Buffer.from([0x90, 0x6c, 0x8c, 0xfb, 0x20, 0x36, 0x37]))).toBe('人口 67');
});

test.each([
  ['a PDF', '%PDF-1.7 …'],
  ['a Word document', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])],
  ['an empty file', ' \n'],
])('%s is refused with what to do', (_, bytes) => {
  expect(() => read(bytes)).toThrow(/テキスト|plain text/);
});

test('a file that is not there is named', () => {
  expect(() => readTranscript(join(folder, 'none.txt'))).toThrow('none.txt');
});

test.each([
  ['', 1],
  ['one', 1],
  ['one\n', 1],
  ['one\ntwo', 2],
  ['one\n\n', 2],
])('%j has %i lines', (text, lines) => expect(countLines(text)).toBe(lines));
