import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFileError } from './faults';
import { readEditions } from './edition-file';

const good = `id: '2024'
name: { ja: 令和6年度版, en: FY2024 edition }
fiscalYear: 2024
document: { ja: 年報 }
isInferred: true
reason: { ja: 時点から }
transcript: { lines: 500 }
`;

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'editions-'))));
afterEach(() => rm(folder, { recursive: true }));

async function write(id: string, text: string): Promise<void> {
  await mkdir(join(folder, id));
  await writeFile(join(folder, id, 'edition.yaml'), text);
}

test('editions are read oldest first, and are no drafts unless they say so', async () => {
  await write('2025', `${good.replace("'2024'", "'2025'")}draft: true\n`);
  await write('2024', good);
  expect(await readEditions(folder)).toMatchObject([
    { id: '2024', fiscalYear: 2024, name: { ja: '令和6年度版' }, transcript: { lines: 500 }, draft: false },
    { id: '2025', draft: true },
  ]);
});

test.each([
  ['an id that is not that of its folder', ["'2024'", "'2023'"], '2024/edition.yaml:1:5 The folder says "2024".'],
  ['no reason though it is inferred', ['reason: { ja: 時点から }\n', ''], 'says from what: give the reason.'],
  ['an unknown key', ['transcript', 'transcribed'], 'Unknown key "transcribed".'],
  ['text that is no YAML', ['{ ja: 年報 }', '{ ja: 年報'], '2024/edition.yaml:'],
])('an edition with %s is refused with its place', async (_, [from = '', to = ''], message) => {
  await write('2024', good.replace(from, to));
  const error = await readEditions(folder, folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DataFileError);
  expect((error as Error).message).toContain(message);
});
