import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { conditionsOf, type Condition } from '../testing/list-conditions';
import { comparator, rootLists, selectionOf, type Item, type RootList } from '../testing/list-matrix';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ hasEnteredRecords: true });
let lists: RootList[];
/** Every record of each list, with what filters and orders look at. */
const whole = new Map<string, Item[]>();

beforeAll(async () => {
  const { data } = await gateway.ask(getIntrospectionQuery());
  lists = rootLists(buildClientSchema(data as unknown as IntrospectionQuery));
  for (const list of lists) whole.set(list.name, await readWhole(list));
});

interface Page {
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

type Arguments = Partial<Record<'where' | 'orderBy' | 'first' | 'after' | 'last' | 'before', unknown>>;

type ArgumentType = [name: keyof Arguments, type: string];

const pageArguments: ArgumentType[] = [
  ['first', 'Int'],
  ['after', 'String'],
  ['last', 'Int'],
  ['before', 'String'],
];

const argumentTypes = ({ filter, orderType, isPaged }: RootList): ArgumentType[] => [
  ['where', filter.name],
  ['orderBy', orderType],
  ...(isPaged ? pageArguments : []),
];

/** Asks a list several times in one request. A list that has no pages is answered as if it were one page. */
async function askTogether(list: RootList, given: Arguments[], selection = 'id'): Promise<Page[]> {
  const types = argumentTypes(list);
  const declared = given.flatMap((_, at) => types.map(([name, type]) => `$${name}${at}: ${type}`));
  const fields = list.isPaged
    ? `nodes { ${selection} } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
    : selection;
  const asked = given.map((_, at) => {
    const passed = types.map(([name]) => `${name}: $${name}${at}`);
    return `answer${at}: ${list.name}(${passed.join()}) { ${fields} }`;
  });
  const values = given.flatMap((args, at) => Object.entries(args).map(([name, value]) => [`${name}${at}`, value]));
  const { data, errors } = await gateway.ask(
    `query (${declared.join()}) { ${asked.join(' ')} }`,
    Object.fromEntries(values) as Record<string, unknown>,
  );
  if (errors) throw new Error(`${list.name} ${JSON.stringify(given)}: ${errors[0]?.message}`);
  return given.map((_, at) => pageOf(list, data?.[`answer${at}`]));
}

function pageOf({ isPaged }: RootList, answer: unknown): Page {
  if (isPaged) return answer as Page;
  const nodes = answer as Item[];
  return {
    nodes,
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  };
}

const ask = async (list: RootList, args: Arguments, selection?: string): Promise<Page> =>
  (await askTogether(list, [args], selection))[0] as Page;

/** As many questions as one request may ask: more would be too long or too costly. */
const maxTogether = 20;

/** Asks a list any number of times, and answers in the same order. */
async function askAll(list: RootList, given: Arguments[]): Promise<Page[]> {
  const pages: Page[] = [];
  for (let from = 0; from < given.length; from += maxTogether) {
    pages.push(...(await askTogether(list, given.slice(from, from + maxTogether))));
  }
  return pages;
}

async function readWhole(list: RootList): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null, hasMore = true; hasMore;) {
    const { nodes, pageInfo }: Page = await ask(
      list,
      { ...(list.isPaged && { first: 10, after }) },
      selectionOf(list.type),
    );
    items.push(...nodes);
    [after, hasMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return items;
}

/** The ids of a list, read in pages of this size in one direction. Checks what each page says of its neighbors. */
async function walk(list: RootList, args: Arguments, size: number, isForward: boolean): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, hasMore = true; hasMore;) {
    const { nodes, pageInfo }: Page = await ask(list, {
      ...args,
      ...(isForward ? { first: size, after: cursor } : { last: size, before: cursor }),
    });
    const page = nodes.map(({ id }) => id);
    if (isForward) ids.push(...page);
    else ids.unshift(...page);
    expect(isForward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(cursor !== null);
    hasMore = isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
  return ids;
}

interface Order {
  orderBy: object;
  /** All ids of the list in this order. */
  ids: string[];
  compare(this: void, a: Item, b: Item): number;
}

const knownOrders = new Map<RootList, Promise<Order[]>>();

/** Each order of a list in both directions. Nobody changes the data, so it is read once. */
function ordersOf(list: RootList): Promise<Order[]> {
  const known = knownOrders.get(list) ?? readOrders(list);
  knownOrders.set(list, known);
  return known;
}

function readOrders(list: RootList): Promise<Order[]> {
  const all = list.orders.flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction })));
  return Promise.all(
    all.map(async (orderBy) => ({
      orderBy,
      compare: comparator(list, orderBy.field, orderBy.direction),
      ids: list.isPaged
        ? await walk(list, { orderBy }, 100, true)
        : (await ask(list, { orderBy })).nodes.map(({ id }) => id),
    })),
  );
}

const itemsOf = (list: RootList): Item[] => whole.get(list.name) ?? [];

function conditions(list: RootList): Condition[][] {
  return list.filterFields.map((field) => conditionsOf(list, field, itemsOf(list)));
}

/** Of some conditions one that leaves about half a dozen records and leaves others out, if there is one. */
function tellingOf(list: RootList, of: Condition[]): Condition {
  const items = itemsOf(list);
  const score = ({ holds, field, value }: Condition): number => {
    const left = items.filter((item) => holds(item, { [field]: value })).length;
    return left === 0 || left === items.length ? Infinity : Math.abs(left - 6);
  };
  const scored = of.map((condition) => ({ condition, score: score(condition) }));
  return scored.reduce((best, next) => (next.score < best.score ? next : best)).condition;
}

test('every list of records can be filtered and ordered', () => {
  expect(lists.length).toBeGreaterThan(20);
  for (const list of lists) {
    expect(itemsOf(list).length).toBeGreaterThan(0);
    const names = list.filterFields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ids', 'text']));
    // No program is about what a municipality enters.
    expect(names.includes('section')).toBe(!('localId' in list.type.getFields()));
    expect(list.filterFields.some(({ name }) => name === 'between')).toBe('date' in list.type.getFields());
    expect(list.orders).toEqual(expect.arrayContaining(['NAME', 'ID']));
    if ('date' in list.type.getFields()) expect(list.orders).toContain('DATE');
    if ('number' in list.type.getFields()) expect(list.orders).toContain('NUMBER');
  }
});

test('a filter or an order that this test cannot judge is reported, not passed over', () => {
  const [list] = rootLists(
    buildSchema(`
      interface Record { id: ID! }
      type Book implements Record { id: ID! }
      enum BookOrderField { WEIGHT }
      input BookOrder { field: BookOrderField }
      input BookFilter { shelf: String }
      type Query { books(where: BookFilter, orderBy: BookOrder): [Book!] }
    `),
  ) as [RootList];
  expect(() => comparator(list, 'WEIGHT', 'ASC')).toThrow('"books" can be ordered by WEIGHT, which this test cannot');
  for (const field of list.filterFields) {
    expect(() => conditionsOf(list, field, [])).toThrow('"books" can be filtered by "shelf", which this test does not');
  }
});

test('every order of every list is that of its values, in both directions', async () => {
  for (const list of lists) {
    const byId = new Map(itemsOf(list).map((item) => [item.id, item]));
    for (const { orderBy, ids, compare } of await ordersOf(list)) {
      const items = ids.map((id) => byId.get(id) as Item);
      const isSorted = items.slice(1).every((item, index) => compare(items[index] as Item, item) <= 0);
      expect({ list: list.name, orderBy, isSorted, size: new Set(ids).size }).toEqual({
        list: list.name,
        orderBy,
        isSorted: true,
        size: byId.size,
      });
    }
  }
});

test('every condition, alone and with every other one, leaves what filtering the whole list leaves, in every order and direction', async () => {
  for (const list of lists) {
    const byId = new Map(itemsOf(list).map((item) => [item.id, item]));
    const orders = await ordersOf(list);
    const all = conditions(list);
    const telling = all.map((ofField) => tellingOf(list, ofField));
    const pairs = telling.flatMap((one, index) => telling.slice(index + 1).map((other) => [one, other]));
    // What tells most, alone and in pairs, in every order; all other conditions in one of the orders.
    const cases = [
      ...[...telling.map((condition) => [condition]), ...pairs].flatMap((given) =>
        orders.map((order) => ({ given, order })),
      ),
      ...all.flat().map((condition, index) => ({
        given: [condition],
        order: orders[index % orders.length] as (typeof orders)[number],
      })),
    ].map(({ given, order }) => ({
      given,
      ids: order.ids,
      where: Object.fromEntries(given.map(({ field, value }) => [field, value])),
      orderBy: order.orderBy,
    }));
    const pages = await askAll(
      list,
      cases.map(({ where, orderBy }) => ({ where, orderBy, ...(list.isPaged && { first: 100 }) })),
    );
    for (const [index, { given, ids, where, orderBy }] of cases.entries()) {
      const { nodes, totalCount } = pages[index] as Page;
      const expected = ids.filter((id) => given.every(({ holds }) => holds(byId.get(id) as Item, where)));
      expect({ list: list.name, where, orderBy, ids: nodes.map(({ id }) => id), totalCount }).toEqual({
        list: list.name,
        where,
        orderBy,
        ids: expected.slice(0, 100),
        totalCount: expected.length,
      });
    }
  }
});

test('every list that has pages is the same in pages of any size, from either end', async () => {
  for (const list of lists.filter(({ isPaged }) => isPaged)) {
    const byId = new Map(itemsOf(list).map((item) => [item.id, item]));
    const condition = tellingOf(list, conditions(list).flat());
    for (const { orderBy, ids } of await ordersOf(list)) {
      for (const given of [undefined, condition]) {
        const where = given && { [given.field]: given.value };
        const expected = ids.filter((id) => !given || given.holds(byId.get(id) as Item, {}));
        // A whole list is long: it is read in larger pages only.
        const sizes = given ? [1, 2, 7] : [7, 100];
        const walks = sizes.flatMap((size) => [true, false].map((isForward) => ({ size, isForward })));
        await Promise.all(
          walks.map(async ({ size, isForward }) => {
            const walked = await walk(list, { where, orderBy }, size, isForward);
            expect({ list: list.name, where, orderBy, size, walked }).toEqual({
              list: list.name,
              where,
              orderBy,
              size,
              walked: expected,
            });
          }),
        );
      }
    }
  }
});
