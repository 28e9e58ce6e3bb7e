import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { author } from '../../fixture/src/author/author';
import { book } from '../../fixture/src/book/book';
import { library } from '../../fixture/src/subgraph';
import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import { type Domain, readDataFiles } from './read';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'editions-'));
  cpSync(join(library.directory, 'data'), join(directory, 'data'), { recursive: true });
  cpSync(join(directory, 'data/2024'), join(directory, 'data/2025'), { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes the rows of a concept in an edition. */
function write(edition: string, concept: string, rows: object[]): void {
  const provenance = { heading: '書架', lines: [1] };
  writeFileSync(join(directory, 'data', edition, `${concept}.yaml`), JSON.stringify({ provenance, rows }));
}

const soseki = { id: 'author-soseki', name: { ja: '夏目漱石' }, bornIn: 1867 };
const ichiyo = { id: 'author-ichiyo', name: { ja: '樋口一葉' }, bornIn: 1872 };
const kokoro = { id: 'book-kokoro', title: 'こころ', date: '1914', authorId: soseki.id, copies: [{ shelf: 'A' }] };
const takekurabe = { id: 'book-takekurabe', title: 'たけくらべ', date: '1895FY', authorId: ichiyo.id };

async function read(concepts: Concept[] = [author, book]): Promise<Domain> {
  const definition: SubgraphDefinition = { ...library, concepts, directory };
  const [domain] = await readDataFiles([definition]);
  return domain as Domain;
}

/** The records of a table by their ids. */
function records({ tables }: Domain, table: string): Record<string, Record<string, unknown>> {
  const [, stored = []] = tables.find(([entity]) => entity.name === table) ?? [];
  return Object.fromEntries(stored.map((record) => [record.id, record]));
}

test('each edition has its version of a record, and the plain id has the newest', async () => {
  write('2025', 'author', [{ ...soseki, bornIn: 1868 }, ichiyo]);
  write('2025', 'book', [kokoro, takekurabe]);
  const authors = records(await read(), 'Author');
  expect(authors['author-soseki']).toMatchObject({
    bornIn: 1868,
    editionId: '2025',
    versionOf: null,
    listed: true,
    omittedSince: null,
  });
  expect(authors['author-soseki@2024']).toMatchObject({
    bornIn: 1867,
    editionId: '2024',
    versionOf: 'author-soseki',
    listed: false,
    provenance: { edition: '令和6年度版' },
  });
  expect(authors['author-soseki@2025']).toMatchObject({ bornIn: 1868, provenance: { edition: '令和7年度版' } });
});

test('what the newest edition does not print keeps its last version, unlisted, and says since when', async () => {
  write('2025', 'author', [soseki]);
  write('2025', 'book', [kokoro]);
  const authors = records(await read(), 'Author');
  expect(authors['author-ichiyo']).toMatchObject({ editionId: '2024', listed: false, omittedSince: '2025' });
  expect(authors['author-ichiyo@2025']).toBeUndefined();
});

test('links stay within an edition, those of parts too', async () => {
  write('2025', 'author', [soseki, ichiyo]);
  write('2025', 'book', [kokoro]);
  const domain = await read();
  const books = records(domain, 'Book');
  expect(books['book-kokoro']).toMatchObject({ authorId: 'author-soseki' });
  expect(books['book-kokoro@2024']).toMatchObject({ authorId: 'author-soseki@2024' });
  // No longer printed: it still leads to its author as the last edition that has it printed the author.
  expect(books['book-takekurabe']).toMatchObject({ authorId: 'author-ichiyo@2024' });
  const copies = records(domain, 'BookCopy');
  expect(Object.keys(copies)).toEqual([
    'book-kokoro/A@2024',
    'book-kokoro/B@2024',
    'book-kokoro/A',
    'book-kokoro/A@2025',
  ]);
  expect(copies['book-kokoro/A@2024']).toMatchObject({ bookId: 'book-kokoro@2024' });
});

test('a fact of a day stays listed, leads to newest records, and may be referred to later', async () => {
  write('2025', 'author', [soseki, ichiyo]);
  write('2025', 'book', [kokoro]);
  const dated = records(await read([author, { ...book, isDated: () => true }]), 'Book');
  expect(dated['book-takekurabe']).toMatchObject({ listed: true, omittedSince: '2025', authorId: 'author-ichiyo' });

  write('2025', 'author', [soseki]);
  write('2025', 'book', [takekurabe]);
  await expect(read()).rejects.toThrow('No Author has the id "author-ichiyo".');
  const books = records(await read([{ ...author, isDated: () => true }, book]), 'Book');
  expect(books['book-takekurabe']).toMatchObject({ authorId: 'author-ichiyo' });
  expect(books['book-takekurabe@2025']).toMatchObject({ authorId: 'author-ichiyo@2024' });
});

test('a record about a fact of a day stays with it, whichever of the two is declared first', async () => {
  const facts: Concept = { ...author, isDated: () => true };
  const about: Concept = { ...book, isDated: (row, isDatedRecord) => isDatedRecord(row.authorId as string) };
  write('2024', 'author', [soseki]);
  write('2024', 'book', [kokoro]);
  write('2025', 'author', [ichiyo]);
  write('2025', 'book', [takekurabe]);
  for (const concepts of [
    [facts, about],
    [about, facts],
  ]) {
    const { 'book-kokoro': omitted } = records(await read(concepts), 'Book');
    expect(omitted).toMatchObject({ listed: true, omittedSince: '2025', authorId: 'author-soseki' });
  }
});

test('what is collected has versions as what it is about', async () => {
  write('2025', 'author', [soseki]);
  write('2025', 'book', [kokoro]);
  const collect: Concept['collect'] = (domains, earlier) =>
    domains
      .flatMap(({ rows }) => rows.get('Author') ?? [])
      .map(({ id }) => ({ id: `about-${id}`, recordId: id, edition: earlier.length }));
  const about: Concept = { ...author, name: 'About', collect };
  const domain = await read([author, book, about]);
  const [, collected = []] = domain.tables.filter(([entity]) => entity.name === 'Author').at(-1) ?? [];
  expect(collected.map(({ id, recordId, edition }) => [id, recordId, edition])).toEqual([
    ['about-author-soseki@2024', 'author-soseki@2024', 0],
    ['about-author-ichiyo', 'author-ichiyo', 0],
    ['about-author-ichiyo@2024', 'author-ichiyo@2024', 0],
    ['about-author-unknown', 'author-unknown', 0],
    ['about-author-unknown@2024', 'author-unknown@2024', 0],
    ['about-author-soseki', 'author-soseki', 1],
    ['about-author-soseki@2025', 'author-soseki@2025', 1],
  ]);
});

test('a concept that only a later edition has needs no file before, but one after', async () => {
  rmSync(join(directory, 'data/2024/book.yaml'));
  expect(Object.keys(records(await read(), 'Book'))).toContain('book-kokoro@2025');
  cpSync(join(directory, 'data/2025/book.yaml'), join(directory, 'data/2024/book.yaml'));
  rmSync(join(directory, 'data/2025/book.yaml'));
  await expect(read()).rejects.toThrow(/There is no book\.yaml in .*2025\. Add it, with its rows\./);
});

test('an edition under review is not read', async () => {
  for (const id of ['2024', '2025']) {
    const edition = { id, name: { ja: `${id}年度版` }, fiscalYear: Number(id), document: { ja: '目録' } };
    const rest = { isInferred: false, transcript: { lines: 3 }, draft: id === '2025' };
    writeFileSync(join(directory, `data/${id}/edition.yaml`), JSON.stringify({ ...edition, ...rest }));
  }
  const { editions } = await read();
  expect(editions.map(({ edition }) => edition.name.ja)).toEqual(['2024年度版']);
});

test('an id cannot look like that of a version', async () => {
  write('2025', 'author', [soseki, { ...ichiyo, id: 'author-ichiyo@2024' }]);
  await expect(read()).rejects.toThrow('An id has no "@"');
});
