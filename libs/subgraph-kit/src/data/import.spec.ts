import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { importDomain } from './import';
import { readDataFiles, type Domain } from './read';
import { describeReport, isEmpty } from './report';

let subgraph: TestSubgraph;
let database: DataSource;
let domain: Domain;
beforeEach(async () => {
  subgraph = await openTestSubgraph(library);
  database = subgraph.database;
  [domain] = (await readDataFiles([library])) as [Domain];
});
afterEach(() => subgraph.close());

const rows = (concept: string) => domain.rows.get(concept) ?? [];
const run = (dryRun = false) => importDomain(database, domain, { dryRun });

test('importing again what is already there changes nothing', async () => {
  const report = await run();
  expect(isEmpty(report)).toBe(true);
  expect(report.unchanged).toBe(14);
});

test('a dry run tells every difference and keeps none', async () => {
  Object.assign(rows('Author')[0] ?? {}, { bornIn: 1868 });
  domain.rows.set('Book', [{ ...rows('Book')[0], id: 'book-mon', title: '門', copies: [] }, ...rows('Book').slice(1)]);
  const expected = [
    '+ Book book-mon',
    '~ Author author-soseki bornIn: 1867 → 1868',
    '- Book book-kokoro',
    '- BookCopy book-kokoro/A',
    '- BookCopy book-kokoro/B',
  ];
  expect(describeReport(await run(true))).toEqual(expected);
  expect(describeReport(await run(true))).toEqual(expected);
  expect(describeReport(await run())).toEqual(expected);
  expect(isEmpty(await run())).toBe(true);
});

test('a row that left its file is retired: lists leave it out, its id still answers', async () => {
  domain.rows.set('Author', rows('Author').slice(0, 2));
  await run();
  const { data } = await subgraph.ask('{ authors { id } author(id: "author-unknown") { name } }');
  expect(data).toEqual({
    authors: [{ id: 'author-ichiyo' }, { id: 'author-soseki' }],
    author: { name: '詠み人知らず' },
  });
});

test('a row that comes back is current again', async () => {
  const all = rows('Author');
  domain.rows.set('Author', all.slice(0, 2));
  await run();
  domain.rows.set('Author', all);
  await run();
  const { data } = await subgraph.ask('{ authors { id } }');
  expect(data?.authors).toHaveLength(3);
});

test('an import that fails at its last row keeps nothing of the others', async () => {
  Object.assign(rows('Author')[0] ?? {}, { bornIn: 1 });
  Object.assign(rows('Book').at(-1) ?? {}, { title: null });
  await expect(run()).rejects.toThrow(/null value in column "title"/);
  const { data } = await subgraph.ask('{ author(id: "author-soseki") { bornIn } }');
  expect(data).toEqual({ author: { bornIn: 1867 } });
});
