import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { library } from '../../fixture/src/subgraph';
import type { SubgraphDefinition } from '../definition/subgraph';
import { readEditions } from './edition-file';
import { readDataFiles, readDraft } from './read';

let directory: string;
let graph: SubgraphDefinition[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'drafts-'));
  for (const edition of ['2024', '2025']) {
    cpSync(join(library.directory, 'data/2024'), join(directory, 'data', edition), { recursive: true });
  }
  graph = [{ ...library, directory }];
});
afterEach(() => rmSync(directory, { recursive: true }));

function describeEdition(id: string, draft: boolean): void {
  const edition = { id, name: { ja: id }, fiscalYear: Number(id), document: { ja: '年報' }, isInferred: false };
  const text = JSON.stringify({ ...edition, transcript: { lines: 9 }, draft });
  writeFileSync(join(directory, 'data', id, 'edition.yaml'), text);
}

/** Replaces a text in a data file of 2025. */
function change(file: string, from: string, to: string): void {
  const path = join(directory, 'data/2025', file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

const makeDraft = (): void =>
  change('author.yaml', '  - id: author-ichiyo\n', '  - id: author-ichiyo\n    draft: true\n');

const review = async () => {
  const [, edition] = await readEditions(join(directory, 'data'));
  return readDraft(graph, edition!, { root: directory });
};

const editionsRead = async (): Promise<string[] | undefined> => {
  const [domain] = await readDataFiles(graph);
  return domain?.editions.map(({ edition }) => edition.id);
};

test('an edition in draft is not imported, even when none of its rows is a draft any more', async () => {
  describeEdition('2024', false);
  describeEdition('2025', true);
  expect(await editionsRead()).toEqual(['2024']);
});

test('a draft in a published edition is a fault, and nothing is imported', async () => {
  describeEdition('2024', false);
  describeEdition('2025', false);
  makeDraft();
  await expect(readDataFiles(graph, { root: directory })).rejects.toThrow(
    'data/2025/author.yaml:8:1 Still a draft, but its edition is published.',
  );
});

test('a graph that describes no edition leaves out those that have drafts', async () => {
  expect(await editionsRead()).toEqual(['2024', '2025']);
  makeDraft();
  expect(await editionsRead()).toEqual(['2024']);
});

test('a review tells the drafts of rows and of files, with their places', async () => {
  describeEdition('2024', false);
  describeEdition('2025', true);
  makeDraft();
  change('book.yaml', 'rows:', 'draft: true\nrows:');
  const { drafts, faults } = await review();
  expect(faults).toEqual([]);
  expect(drafts).toMatchObject([
    { file: 'data/2025/author.yaml', line: 8, row: { id: 'author-ichiyo', name: { ja: '樋口一葉' } } },
    { file: 'data/2025/book.yaml' },
  ]);
  expect(drafts[1]).not.toHaveProperty('row');
});

test('a review tells the faults of an edition in draft, in Japanese too, and throws none', async () => {
  describeEdition('2024', false);
  describeEdition('2025', true);
  change('author.yaml', 'bornIn: 1872', 'draft: soon\n    bornIn: 1872');
  const { faults } = await review();
  expect(faults).toMatchObject([{ line: 10, message: expect.stringContaining('draft: true'), ja: expect.anything() }]);
  await expect(readDataFiles(graph)).resolves.toHaveLength(1);
});
