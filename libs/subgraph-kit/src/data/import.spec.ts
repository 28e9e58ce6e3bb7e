import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { importDomain } from './import';
import { readDataFiles } from './read';
import { describeReport, type ImportReport, isEmpty } from './report';

let subgraph: TestSubgraph;
let database: DataSource;
beforeEach(async () => {
  subgraph = await openTestSubgraph(library);
  database = subgraph.database;
});
afterEach(() => subgraph.close());

/** Imports the data files with these texts replaced. */
async function importWith(replacements: Record<string, string> = {}, dryRun = false): Promise<ImportReport> {
  const read = async (path: string) =>
    Object.entries(replacements).reduce((text, [from, to]) => text.replace(from, to), readFileSync(path, 'utf8'));
  const [domain] = await readDataFiles([library], { read });
  if (!domain) throw new Error('The library was not read.');
  return importDomain(database, domain, { dryRun });
}

const rowOfUnknown = /  - id: author-unknown[^]*$/.exec(
  readFileSync(`${library.directory}/data/2024/author.yaml`, 'utf8'),
)?.[0] as string;

test('importing again what is already there changes nothing', async () => {
  const report = await importWith();
  expect(isEmpty(report)).toBe(true);
  // Each record under its own id and under that of its edition, and the edition.
  expect(report.unchanged).toBe(2 * 14 + 1);
});

test('a dry run tells every difference and keeps none', async () => {
  const changes = {
    'bornIn: 1867': 'bornIn: 1868',
    '{ id: book-kokoro, title: こころ, date: "1914", authorId: author-soseki, copies: [{ shelf: A }, { shelf: B }],':
      '{ id: book-mon, title: 門, date: "1914", authorId: author-soseki,',
  };
  const expected = [
    '+ Book book-mon',
    '+ Book book-mon@2024',
    '~ Author author-soseki bornIn: 1867 → 1868',
    '~ Author author-soseki@2024 bornIn: 1867 → 1868',
    '- Book book-kokoro',
    '- Book book-kokoro@2024',
    '- BookCopy book-kokoro/A',
    '- BookCopy book-kokoro/A@2024',
    '- BookCopy book-kokoro/B',
    '- BookCopy book-kokoro/B@2024',
    '- ListedRecord book-kokoro',
  ];
  const reported = describeReport(await importWith(changes, true));
  for (const line of expected) expect(reported.some((told) => told.startsWith(line))).toBe(true);
  expect(describeReport(await importWith(changes, true))).toEqual(reported);
  expect(describeReport(await importWith(changes))).toEqual(reported);
  expect(isEmpty(await importWith(changes))).toBe(true);
});

test('a row that left its file is retired: lists leave it out, its id still answers', async () => {
  await importWith({ [rowOfUnknown]: '' });
  const { data } = await subgraph.ask('{ authors { id } author(id: "author-unknown") { name } }');
  expect(data).toEqual({
    authors: [{ id: 'author-ichiyo' }, { id: 'author-soseki' }],
    author: { name: '詠み人知らず' },
  });
});

test('a row that comes back is current again', async () => {
  await importWith({ [rowOfUnknown]: '' });
  await importWith();
  const { data } = await subgraph.ask('{ authors { id } }');
  expect(data?.authors).toHaveLength(3);
});

test('an import that fails at its last row keeps nothing of the others', async () => {
  await database.query(`ALTER TABLE book ADD CHECK (title <> '門')`);
  await expect(importWith({ 'bornIn: 1867': 'bornIn: 1', たけくらべ: '門' })).rejects.toThrow(
    /violates check constraint/,
  );
  const { data } = await subgraph.ask('{ author(id: "author-soseki") { bornIn } }');
  expect(data).toEqual({ author: { bornIn: 1867 } });
});
