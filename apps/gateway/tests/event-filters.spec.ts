import { askPages, everything, idsOf, walkEvents, type EventNode } from '../testing/ask-events';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
let whole: EventNode[];

beforeAll(async () => {
  whole = await walkEvents(gateway, {}, { selection: everything });
});

/** A condition, and which events meet it, reckoned without the product. */
interface Condition {
  where: Record<string, unknown>;
  holds(event: EventNode): boolean;
}

const lastDay = ({ date, end }: EventNode): string => (end?.precision === 'DAY' ? end : date).latest;

const during = (where: object, first: string, last: string): Condition => ({
  where: where as Record<string, unknown>,
  holds: (event) => lastDay(event) >= first && event.date.earliest <= last,
});

const between = (start: unknown, end: unknown, first: string, last: string): Condition =>
  during({ between: { start, end } }, first, last);

const ofSubgraphs = (...subgraphs: string[]): Condition => ({
  where: { subgraphs },
  holds: ({ subgraph }) => subgraphs.includes(subgraph),
});

const ofTypes = (...recordTypes: string[]): Condition => ({
  where: { recordTypes },
  holds: ({ recordType }) => recordTypes.includes(recordType),
});

const inSection = (section: string): Condition => ({
  where: { section },
  holds: ({ record }) => record.sections.some(({ id, code }) => id === section || code === section),
});

const ofRecords = (...records: string[]): Condition => ({
  where: { records },
  holds: ({ recordId }) => records.includes(recordId),
});

const eras: [name: string, first: string, last: string][] = [
  ['HEISEI', '1989-01-08', '2019-04-30'],
  ['SHOWA', '1926-12-25', '1989-01-07'],
  ['REIWA', '2019-05-01', '9999-12-31'],
  ['MEIJI', '1868-10-23', '1912-07-29'],
];

/** For each field of the filter some of its values; the first of them goes together with those of other fields. */
const conditions: Condition[][] = [
  [
    between(1995, 2005, '1995-01-01', '2005-12-31'),
    between('R5.11.20', '令和5年11月24日', '2023-11-20', '2023-11-24'),
    between('2024-01', '2024-03', '2024-01-01', '2024-03-31'),
    between('令和5年度', null, '2023-04-01', '9999-12-31'),
    between(null, 'S63', '0001-01-01', '1988-12-31'),
    between('1890', '1900', '1890-01-01', '1900-12-31'),
  ],
  ['2023', '2002', '2018', '2019', '1987', '1988', '1968', '2050'].map((year) =>
    during({ fiscalYear: Number(year) }, `${year}-04-01`, `${Number(year) + 1}-03-31`),
  ),
  eras.map(([era, first, last]) => during({ era }, first, last)),
  ['MONTH', 'DAY', 'YEAR', 'FISCAL_YEAR'].map((precision) => ({
    where: { precision },
    holds: ({ date }) => date.precision === precision,
  })),
  [ofSubgraphs('INFORMATIZATION', 'GENDER_EQUALITY'), ofSubgraphs('REGIONAL_SERVICES'), ofSubgraphs()],
  [
    ofTypes('INFORMATIZATION_POLICY', 'SYSTEM_MILESTONE', 'CENTER_COURSE'),
    ofTypes('SISTER_CITY'),
    ofTypes('SHARE_OF_WOMEN'),
  ],
  [inSection('7-2'), inSection('plan-6-section-5-5'), inSection('9-9')],
  [ofRecords('sister-city-anyang', 'system-milestone-website', 'equality-ordinance-2004'), ofRecords('nothing')],
];

const orderValues: Record<string, (event: EventNode) => string> = {
  DATE: ({ date }) => date.earliest,
  NAME: ({ name }) => name,
  SUBGRAPH: ({ subgraph }) => subgraph.toLowerCase().replaceAll('_', '-'),
  RECORD_TYPE: ({ recordType }) =>
    recordType.toLowerCase().replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase()),
  ID: ({ id }) => id,
};

const orders = Object.keys(orderValues).flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction })));

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function inOrder(events: EventNode[], { field, direction }: (typeof orders)[number]): EventNode[] {
  const valueOf = orderValues[field] as (event: EventNode) => string;
  const sign = direction === 'ASC' ? 1 : -1;
  return events.toSorted((a, b) => sign * (compare(valueOf(a), valueOf(b)) || compare(a.id, b.id)));
}

test('every order is that of its values, in both directions, from either end and in pages of any size', async () => {
  for (const orderBy of orders) {
    const expected = idsOf(inOrder(whole, orderBy));
    for (const size of [7, 100]) {
      for (const isForward of [true, false]) {
        const ids = idsOf(await walkEvents(gateway, { orderBy }, { size, isForward }));
        expect({ orderBy, size, isForward, ids }).toEqual({ orderBy, size, isForward, ids: expected });
      }
    }
  }
  expect(idsOf(whole)).toEqual(idsOf(inOrder(whole, { field: 'DATE', direction: 'ASC' })));
});

/** The first condition of each field, which leaves some events, and leaves others out. */
const telling = conditions.map(([first]) => first as Condition);

test('every condition, alone and with every other one, leaves what filtering the whole leaves', async () => {
  for (const { where, holds } of telling) {
    const left = whole.filter(holds).length;
    expect({ where, tells: left > 0 && left < whole.length }).toEqual({ where, tells: true });
  }
  const pairs = telling.flatMap((one, index) => telling.slice(index + 1).map((other) => [one, other]));
  const size = 5;
  const cases = [...conditions.flat().map((condition) => [condition]), ...pairs].flatMap((given) =>
    orders.flatMap((orderBy) =>
      ['first', 'last'].map((end) => ({
        given,
        isForward: end === 'first',
        args: { where: Object.assign({}, ...given.map(({ where }) => where)) as object, orderBy, [end]: size },
      })),
    ),
  );
  const pages = await askPages(
    gateway,
    cases.map(({ args }) => args),
  );
  const judged = cases.map(({ given, isForward, args }) => {
    const expected = idsOf(
      inOrder(
        whole.filter((event) => given.every(({ holds }) => holds(event))),
        args.orderBy,
      ),
    );
    const hasMore = expected.length > size;
    return {
      args,
      ids: isForward ? expected.slice(0, size) : expected.slice(-size),
      totalCount: expected.length,
      neighbors: [!isForward && hasMore, isForward && hasMore],
    };
  });
  expect(
    pages.map(({ nodes, totalCount, pageInfo: { hasPreviousPage, hasNextPage } }, index) => ({
      args: cases[index]?.args,
      ids: idsOf(nodes),
      totalCount,
      neighbors: [hasPreviousPage, hasNextPage],
    })),
  ).toEqual(judged);
});

test('a filtered list is the same in pages of any size, from either end', async () => {
  const { where, holds } = telling[0] as Condition;
  for (const orderBy of orders) {
    const expected = idsOf(inOrder(whole.filter(holds), orderBy));
    for (const size of [1, 4]) {
      for (const isForward of [true, false]) {
        expect(idsOf(await walkEvents(gateway, { where, orderBy }, { size, isForward }))).toEqual(expected);
      }
    }
  }
});
