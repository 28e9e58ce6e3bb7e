import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { library } from '../../fixture/src/subgraph';
import type { Concept } from '../definition/concept';
import { DataFileError } from './faults';
import { readDataFiles } from './read';

const authors = join(library.directory, 'data/2024/author.yaml');
const books = join(library.directory, 'data/2024/book.yaml');

/** Reads the fixture with one file changed, and answers its faults. */
async function faultsWith(path: string, change: (text: string) => string) {
  const read = async (file: string) =>
    file === path ? change(readFileSync(file, 'utf8')) : readFileSync(file, 'utf8');
  const error = await readDataFiles([library], { read, root: library.directory }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DataFileError);
  return (error as DataFileError).faults;
}

test('rows are read with their provenance, the file’s and their own', async () => {
  const [domain] = await readDataFiles([library]);
  const rows = domain?.editions[0]?.rows.get('Author');
  expect(rows).toHaveLength(3);
  expect(rows?.[0]).toMatchObject({
    id: 'author-soseki',
    provenance: { heading: '書架', lines: [1], status: 'AS_PRINTED' },
  });
});

test('an unknown key is named where it stands', async () => {
  expect(await faultsWith(authors, (text) => text.replace('    bornIn: 1867', '    borhIn: 1867'))).toContainEqual({
    file: 'data/2024/author.yaml',
    line: 6,
    column: 5,
    message: 'Unknown key "borhIn". Remove it, or correct its spelling.',
    ja: expect.stringContaining('「borhIn」'),
  });
});

test('a wrong type is named with its field', async () => {
  const [fault] = await faultsWith(authors, (text) => text.replace('1872', 'long ago'));
  expect(fault).toMatchObject({ line: 10, column: 13, message: expect.stringContaining('bornIn: ') });
});

test('a missing value is told at its row', async () => {
  const [fault] = await faultsWith(books, (text) => text.replace('title: こころ, ', ''));
  expect(fault).toMatchObject({
    file: 'data/2024/book.yaml',
    line: 4,
    message: 'title is missing. Add it.',
    ja: 'title がありません。書き足してください。',
  });
});

test('an id that is used twice is told with the place of its first use, across the files of a domain', async () => {
  expect(await faultsWith(books, (text) => text.replace('book-botchan', 'author-soseki'))).toMatchObject([
    {
      file: 'data/2024/book.yaml',
      line: 5,
      column: 11,
      message: 'The id "author-soseki" is already used at data/2024/author.yaml:4. Give this row another.',
    },
  ]);
});

test('a reference that leads nowhere is told at the reference', async () => {
  expect(await faultsWith(books, (text) => text.replace('authorId: author-ichiyo', 'authorId: nobody'))).toMatchObject([
    {
      file: 'data/2024/book.yaml',
      line: 6,
      column: 85,
      message: 'No Author has the id "nobody". Correct it, or add that row.',
    },
  ]);
});

test('a reference into another domain is checked when that domain is read too', async () => {
  const [author, book] = library.concepts as [Concept, Concept];
  const authorsDomain = { ...library, name: 'authors', concepts: [author] };
  const booksDomain = { ...library, name: 'books', concepts: [book] };
  const read = async (path: string) =>
    readFileSync(path, 'utf8').replace('authorId: author-ichiyo', 'authorId: nobody');
  await expect(readDataFiles([booksDomain], { read })).resolves.toHaveLength(1);
  await expect(readDataFiles([booksDomain, authorsDomain], { read })).rejects.toThrow('No Author has the id "nobody"');
});

test('a concept without a file collects its rows from all others', async () => {
  const [author, book] = library.concepts as [Concept, Concept];
  const collect: Concept['collect'] = (domains) =>
    domains.flatMap(({ rows }) => rows.get('Author') ?? []).map(({ id }) => ({ id: `about-${id}` }));
  const collecting = { ...library, name: 'collecting', concepts: [{ ...book, name: 'Collected', parts: [], collect }] };
  const [domain] = await readDataFiles([collecting, { ...library, concepts: [author] }]);
  expect(domain?.editions[0]?.rows.get('Collected')).toHaveLength(3);
});

test('a correction without the status CORRECTED, and YAML that is none, are told', async () => {
  const [status] = await faultsWith(authors, (text) =>
    text.replace('{ lines: [1] }', '{ lines: [1], status: CORRECTED }'),
  );
  expect(status).toMatchObject({ line: 7 });
  const [syntax] = await faultsWith(authors, (text) => text.replace('{ lines: [1] }', '{ lines: [1 }'));
  expect(syntax?.line).toBe(7);
});

test('all faults are told at once, and that nothing was imported', async () => {
  const faults = await faultsWith(authors, (text) => text.replace('1867', 'x').replace('1872', 'y'));
  expect(faults).toHaveLength(2);
  expect(faults[0]).toMatchObject({
    message: expect.stringMatching(/^bornIn: Invalid input/) as string,
    ja: expect.stringMatching(/^bornIn: 無効な入力/) as string,
  });
  expect(new DataFileError(faults).message).toMatch(
    /^The data files have 2 faults\. Nothing was imported\.\n {2}data\/2024\/author/,
  );
});
