import { library } from '../../fixture/src/subgraph';
import { importDomain } from '../data/import';
import { readDataFiles, type Domain } from '../data/read';
import { printSchema } from '../schema/build-schema';
import { openTestSubgraph, type TestSubgraph } from '../testing';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(library);
});
afterAll(() => subgraph.close());

async function ids(list: string, args: string): Promise<unknown> {
  const { data, errors } = await subgraph.ask(
    list === 'books' ? `{ books${args} { nodes { id } } }` : `{ ${list}${args} { id } }`,
  );
  if (errors) return errors[0]?.message;
  const items = list === 'books' ? (data?.books as { nodes: object[] }).nodes : (data?.[list] as object[]);
  return (items as { id: string }[]).map(({ id }) => id.replace(/^\w+-/, '')).join(' ');
}

test.each([
  ['', 'ichiyo soseki unknown'],
  ['(where: {})', 'ichiyo soseki unknown'],
  ['(orderBy: { field: ID, direction: DESC })', 'unknown soseki ichiyo'],
  ['(orderBy: { field: BIRTH })', 'soseki ichiyo unknown'],
  ['(orderBy: { field: BIRTH, direction: DESC })', 'ichiyo soseki unknown'],
  ['(orderBy: { field: NAME })', 'soseki ichiyo unknown'],
  ['(where: { ids: ["author-unknown", "author-ichiyo", "nobody"] })', 'ichiyo unknown'],
  ['(where: { ids: [] })', ''],
  ['(where: { ids: null, text: null, section: null })', 'ichiyo soseki unknown'],
  ['(where: { text: "漱石" })', 'soseki'],
  ['(where: { text: "ＮＡＴＳＵＭＥ" })', 'soseki'],
  ['(where: { text: "S_seki" })', ''],
  ['(where: { text: "%" })', ''],
  ['(where: { text: "\'; DROP TABLE author; --" })', ''],
  ['(where: { section: "1-2" })', 'soseki'],
  ['(where: { section: "plan-1-section-2" })', 'soseki'],
  ['(where: { section: "１－２ " })', 'soseki'],
  ['(where: { section: "1-3" })', ''],
  ['(where: { section: "1-2", text: "一葉" })', ''],
])('authors%s are: %s', async (args, expected) => {
  expect(await ids('authors', args)).toBe(expected);
});

test.each([
  ['', 'kokoro botchan takekurabe'],
  ['(orderBy: { field: DATE })', 'takekurabe botchan kokoro'],
  ['(where: { isNovella: true })', 'takekurabe'],
  ['(where: { isNovella: false, shelf: "A" })', 'kokoro'],
  ['(where: { between: { start: "1914-12-31" } })', 'kokoro'],
  ['(where: { between: { start: "1915-01-01" } })', ''],
  ['(where: { between: { end: "1906-04-01" } })', 'botchan takekurabe'],
  ['(where: { between: { start: "1896-03-31", end: "1906-03-31" } })', 'takekurabe'],
  ['(where: { between: { start: "1896-04-01", end: "1906-03-31" } })', ''],
  ['(where: { between: { start: "1906-04-30", end: "1914-01-01" } })', 'kokoro botchan'],
  ['(where: { between: {} })', 'kokoro botchan takekurabe'],
  [
    '(where: { between: { start: "1914-01-01", end: "1913-01-01" } })',
    '"between" starts on 1914-01-01, after its end on 1913-01-01. Exchange the two.',
  ],
])('books%s are: %s', async (args, expected) => {
  expect(await ids('books', args)).toBe(expected);
});

test('no more than a hundred ids are looked up at once', async () => {
  const many = Array.from({ length: 101 }, (_, n) => `"author-${n}"`).join();
  expect(await ids('authors', `(where: { ids: [${many}] })`)).toBe(
    '"ids" has 101 ids; give at most 100, and the others in another request.',
  );
});

test('an import that moves a record to another section changes the list, and the change feed tells it', async () => {
  const [moved] = await readDataFiles([{ ...library, sectionsOfRecords: () => new Map([['author-ichiyo', ['1-2']]]) }]);
  await importDomain(subgraph.database, moved as Domain, { dryRun: false });
  expect(await ids('authors', '(where: { section: "1-2" })')).toBe('ichiyo');
  const changes = await subgraph.database.query(
    `SELECT id FROM change WHERE type = 'ListedRecord' AND operation = 'UPDATE' AND id NOT LIKE '%@%' ORDER BY id`,
  );
  expect(changes).toEqual([{ id: 'author-ichiyo' }, { id: 'author-soseki' }]);
});

test('one record is found by its id', async () => {
  const { data } = await subgraph.ask('{ book(id: "book-kokoro") { title } }');
  expect(data).toEqual({ book: { title: 'こころ' } });
});

test('a list that nobody restricts is read by the statement that all of its readers share', async () => {
  subgraph.statements.length = 0;
  await subgraph.ask('{ authors { id } }');
  await subgraph.ask('{ authors { id name } }');
  expect(new Set(subgraph.statements.filter((sql) => sql.startsWith('SELECT'))).size).toBe(1);
});

test('a filter and an order are described in the schema', () => {
  const schema = printSchema(library);
  expect(schema).toContain(`
"""
Which Book records to list. All conditions must hold; one that is null or absent is ignored.
"""
input BookFilter {`);
  expect(schema).toContain('"""Only those with this `isNovella`. 「中編」"""\n  isNovella: Boolean');
  expect(schema).toContain('"""What Book records can be ordered by. Ties are ordered by id."""\nenum BookOrderField {');
});
