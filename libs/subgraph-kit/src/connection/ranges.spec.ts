import type { SelectQueryBuilder } from 'typeorm';
import { Author } from '../../fixture/src/author/author.entity';
import { library } from '../../fixture/src/subgraph';
import { Deadline } from '../execution/deadline';
import { Loaders } from '../loader/loaders';
import { allColumns } from '../loader/read-rows';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { OrderDirection, type PageArgs } from './connection';
import { writeCursor } from './cursor';
import { type OrderKey, withTieBreak } from './order';
import { paginate } from './paginate';

const { ASC, DESC } = OrderDirection;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(library);
  // Thousands were born in one year. Of half of them nobody knows how long they wrote, and of the others many wrote equally long.
  await subgraph.database.query(`
    INSERT INTO author (id, provenance, edition_id, listed, name, born_in, wrote_until)
    SELECT 'author-' || lpad(n::text, 4, '0'), provenance, '2024', true, name, CASE WHEN n % 10 > 0 THEN 1900 END,
      CASE WHEN n % 2 > 0 THEN 1950 + n % 3 END
    FROM generate_series(1, 6000) n, (SELECT provenance, name FROM author LIMIT 1) one`);
  await subgraph.database.query(`
    CREATE INDEX ON author (born_in, wrote_until, id) WHERE listed;
    CREATE INDEX ON author (born_in DESC, wrote_until DESC NULLS LAST, id DESC) WHERE listed;
    ANALYZE author`);
});
afterAll(() => subgraph.close());

interface PlanNode {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Node Type': string;
  Plans?: PlanNode[];
}

/** The rows that a plan takes from tables and indexes, those included that it discards. */
function rowsReadBy({ Plans: plans = [], ...node }: PlanNode): number {
  const own = node['Node Type'].includes('Scan')
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0;
  return plans.reduce((sum, plan) => sum + rowsReadBy(plan), own);
}

async function rowsRead(queries: SelectQueryBuilder<Author>[]): Promise<number> {
  let read = 0;
  for (const query of queries) {
    const [sql, parameters] = query.getQueryAndParameters();
    const [row] = await subgraph.database.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      parameters,
    );
    read += rowsReadBy(row['QUERY PLAN'][0].Plan);
  }
  return read;
}

/** A page, and the statements with which it was read. */
async function pageOf(args: PageArgs, order: OrderKey<Author>[]) {
  const load = new Loaders(subgraph.database, { columns: allColumns, deadline: new Deadline(60_000) });
  const find = jest.spyOn(load, 'find');
  const query = subgraph.database.getRepository(Author).createQueryBuilder('author').where('author.listed');
  const page = await paginate(load, query, args, order);
  await page.pageInfo.hasNextPage;
  await page.pageInfo.hasPreviousPage;
  return { page, queries: find.mock.calls.map(([found]) => found as unknown as SelectQueryBuilder<Author>) };
}

const size = 10;

describe.each([ASC, DESC])('a list by two keys that may be missing, %s', (direction) => {
  const order: OrderKey<Author>[] = ['bornIn', 'wroteUntil'].map((property) => ({
    property: property as 'bornIn',
    direction,
  }));

  test.each(['forward', 'backward'] as const)(
    'reads %s no more rows than a page has, wherever it stands',
    async (way) => {
      const ends: (string | null | undefined)[] = [undefined];
      // Among those who wrote equally long, among those of whom it is not known, and among those whose birth is not known.
      for (const skipped of [1_000, 3_500, 5_600]) {
        const [id] = (
          await subgraph.database.query<{ id: string }[]>(
            `SELECT id FROM author WHERE listed ORDER BY born_in ${direction} NULLS LAST, wrote_until ${direction} NULLS LAST,
           id ${direction} OFFSET ${skipped} LIMIT 1`,
          )
        ).map((row) => row.id);
        const author = await subgraph.database.getRepository(Author).findOneByOrFail({ id: id as string });
        ends.push(writeCursor(author, { name: 'Author', order: withTieBreak(order) }));
      }
      for (const end of ends) {
        const args = way === 'forward' ? { first: size, after: end } : { last: size, before: end };
        const { page, queries } = await pageOf(args, order);
        expect(page.nodes).toHaveLength(size);
        expect(await rowsRead(queries)).toBeLessThanOrEqual(size + queries.length);
      }
    },
  );
});
