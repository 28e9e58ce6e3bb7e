import { setImmediate } from 'node:timers/promises';
import {
  buildSchema,
  execute,
  parse,
  type ExecutionResult,
  type GraphQLInterfaceType,
  type GraphQLScalarType,
} from 'graphql';
import { QueryExecutor } from './query-executor';

const schema = buildSchema(`
  type Query {
    city(id: ID = "tokorozawa"): City
    cities: [City!]!
    matrix: [[Place]]
    places: [Place]
    things: [Thing]
    entities: [Entity]!
    place(later: Boolean = false): Place!
    level: Level
    broken: String
    never: String!
    wrongLevel: Level
    odd(number: Int): Odd
    wrongPlace: Place
    wrongCity: City
    isNoList: [Int]
    ofSet: [Int]
    where: String
  }
  type Mutation { count: Int }
  interface Thing { name: String }
  interface Place implements Thing { id: ID! name: String }
  type City implements Thing & Place { id: ID! name: String population: Int festival: Festival neighbors: [City] fails: String! }
  type Park implements Thing & Place { id: ID! name: String trees: [Int!] }
  union Festival = Parade | Fair
  type Parade implements Thing { name: String floats: Int }
  type Fair implements Thing { name: String stalls: Int }
  union Entity = City | Park | Parade | Fair
  enum Level { HIGH LOW }
  scalar Odd
`);

for (const name of ['Place', 'Thing']) {
  (schema.getType(name) as GraphQLInterfaceType).resolveType = ({ __typename }: { __typename: string }) => __typename;
}
(schema.getType('Odd') as GraphQLScalarType).serialize = (value) => (Number(value) % 2 === 1 ? value : undefined);

const later = async <Value>(value: Value): Promise<Value> => (await setImmediate(), value);
const later2 = async <Value>(value: Value): Promise<Value> => (await later(0), later(value));

interface Context {
  log: string[];
}

const parade = { __typename: 'Parade', name: 'ところざわまつり', floats: 12 };
const hanno = {
  __typename: 'City',
  id: 'hanno',
  name: () => later('飯能市'),
  population: null,
  fails: () => Promise.reject(new Error('no')),
};
const tokorozawa = {
  __typename: 'City',
  id: 'tokorozawa',
  name: '所沢市',
  population: () => later2(344_000),
  festival: () => later(parade),
  neighbors: () => [later(hanno), null, hanno],
  fails: 'not at all',
};
const park = { __typename: Promise.resolve('Park'), id: 'park', name: '航空公園', trees: [1, 2] };

const rootValue: Record<string, unknown> = {
  city: ({ id }: { id: string }) => (id === 'tokorozawa' ? tokorozawa : null),
  cities: () => later([tokorozawa, hanno]),
  matrix: [[tokorozawa, null], null, [], [park, later(hanno)]],
  places: [tokorozawa, park, later(null)],
  things: [parade, tokorozawa, null, park],
  entities: [tokorozawa, null, parade, hanno],
  place: ({ later: isLater }: { later: boolean }) => (isLater ? later(park) : park),
  level: 'HIGH',
  broken: () => {
    throw new Error('broken');
  },
  never: null,
  wrongLevel: 'MIDDLING',
  odd: ({ number }: { number: number }) => number,
  wrongPlace: { __typename: 'Parade' },
  wrongCity: () => new Error('given and not thrown'),
  isNoList: 7,
  ofSet: new Set([1, 2]),
  count: (_args: unknown, { log }: Context) => log.push('counted'),
};

/** Executes a query with both executors, and compares the results as JSON, which has the order of the fields. */
async function ask(query: string, variableValues: Record<string, unknown> = {}) {
  const document = parse(query);
  let isFallback = false;
  const fieldResolver: QueryResolver = (source, args, context, info) => {
    const value = ((source ?? rootValue) as Record<string, unknown>)[info.fieldName];
    if (info.fieldName === 'where') return info.path.key;
    return typeof value === 'function' ? (value as QueryMethod)(args, context as Context) : value;
  };
  const executor = new QueryExecutor({ schema, fieldResolver, onFallback: () => void (isFallback = true) });
  const [own, theirs] = [{ log: [] }, { log: [] }];
  const answer = await executor.execute({ document, variableValues, contextValue: own });
  const right: ExecutionResult = await execute({
    schema,
    fieldResolver,
    document,
    variableValues,
    contextValue: theirs,
  });
  expect(JSON.stringify(answer)).toBe(JSON.stringify(right));
  expect(own).toEqual(theirs);
  return { ...answer, isFallback };
}

type QueryResolver = NonNullable<ConstructorParameters<typeof QueryExecutor>[0]['fieldResolver']>;
type QueryMethod = (args: unknown, context: Context) => unknown;

test.each([
  '{ city { id name population } }',
  '{ city(id: "nowhere") { id } level odd(number: 3) }',
  '{ __typename city { __typename name again: name } }',
  '{ cities { name neighbors { name neighbors { id } } } }',
  '{ matrix { id name ... on Park { trees } } }',
  '{ places { ... on City { population } ... on Place { id } ...Named } } fragment Named on Park { name trees }',
  '{ things { __typename name ... on Place { id } ... on Parade { floats } } }',
  '{ things { ...Place } } fragment Place on Place { id ... on Thing { name ... on Park { trees } } }',
  '{ entities { ... on Place { __typename id name } ... on Thing { label: name } } }',
  '{ entities { ... on Place { ... on Thing { ... on City { population festival { ... on Thing { name } } } } } } }',
  '{ place { id } then: place(later: true) { __typename ... on Park { trees } } }',
  '{ cities { festival { ... on Parade { name floats } ... on Fair { stalls } } } }',
  '{ city { festival { __typename } name } city { population } ...More } fragment More on Query { city { id } }',
  '{ constructor: level toString: city { valueOf: name } }',
])('%s has the result of graphql-js, without a fallback', async (query) => {
  const { isFallback, errors } = await ask(query);
  expect(errors).toBeUndefined();
  expect(isFallback).toBe(false);
});

test.each([{}, { id: null }, { id: 'tokorozawa' }, { id: 'nowhere' }])('with the variables %j', async (variables) => {
  const { isFallback } = await ask('query ($id: ID = "tokorozawa") { city(id: $id) { name } }', variables);
  expect(isFallback).toBe(false);
});

test('each request is executed with its own conditions', async () => {
  const query = parse(`query ($a: Boolean!, $b: Boolean = false) {
    city { id @skip(if: $a) name @include(if: $b) ... on City @include(if: $a) { population } level: __typename }
  }`);
  const fieldResolver: QueryResolver = (source, args, _context, { fieldName }) => {
    const value = ((source ?? rootValue) as Record<string, unknown>)[fieldName];
    return typeof value === 'function' ? (value as QueryMethod)(args, { log: [] }) : value;
  };
  const executor = new QueryExecutor({ schema, fieldResolver });
  for (const [a, b] of [[true, true], [true], [false, true], [false, false], [true, true]]) {
    const asked = { document: query, variableValues: { a, b } };
    const right = await execute({ schema, fieldResolver, ...asked });
    expect(JSON.stringify(await executor.execute(asked))).toBe(JSON.stringify(right));
  }
});

test.each([
  '{ broken level }',
  '{ level never }',
  '{ wrongLevel }',
  '{ wrongPlace { __typename } }',
  '{ odd(number: 2) }',
  '{ wrongCity { id } }',
  '{ isNoList }',
  '{ ofSet }',
  '{ cities { id fails } }',
  '{ cities { name } broken }',
  '{ city { neighbors { fails } name } }',
  '{ where }',
  '{ __proto__: level }',
  '{ __schema { queryType { name } } level }',
  '{ city { id } __type(name: "City") { name } }',
  'query ($id: ID!) { city(id: $id) { id } }',
  'query ($id: ID) { city(id: $id) { id } level @skip(if: "no") }',
  'mutation { count again: count }',
])('%s falls back to graphql-js', async (query) => {
  const { isFallback } = await ask(query);
  expect(isFallback).toBe(true);
});

test.each([
  ['refused', () => Promise.reject(new Error('refused'))],
  [
    'thrown',
    () => {
      throw new Error('thrown');
    },
  ],
])('graphql-js starts after all resolvers have finished, also after an error that is %s', async (_how, fail) => {
  const log: string[] = [];
  const slow = async () => (log.push('begun'), await later2(0), log.push('done'), '遅い');
  const executor = new QueryExecutor({
    schema,
    fieldResolver: (source, _args, _context, { fieldName }) => {
      if (fieldName === 'cities') return ['slow', 'failing'];
      return source === 'slow' ? slow() : fail();
    },
    onFallback: () => void log.push('fallback'),
  });
  await executor.execute({ document: parse('{ cities { name } }') });
  expect(log).toEqual(['begun', 'done', 'fallback', 'begun', 'done']);
});

describe('a rejected promise whose value is no longer needed', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  const no = () => Promise.reject(new Error('no'));
  const noLater = () => later2(0).then(no);
  test.each<[string, string, Record<string, unknown>]>([
    [
      'comes in a list when all is lost',
      '{ cities { neighbors { id } fails } }',
      { cities: [{ neighbors: () => later([noLater()]), fails: no }] },
    ],
    ['stands beside something that is no list', '{ matrix { id } }', { matrix: [[noLater()], 7] }],
    ['stands in a list beside an error', '{ matrix { id } }', { matrix: [new Error('here'), [noLater()]] }],
    ['stands in a list of lists', '{ level matrix { id } }', { level: no, matrix: () => later([[noLater()], [no()]]) }],
  ])('%s', async (_where, query, root) => {
    const executor = new QueryExecutor({
      schema,
      fieldResolver: (source, _args, _context, { fieldName }) => {
        const value = ((source ?? root) as Record<string, unknown>)[fieldName];
        return typeof value === 'function' ? (value as () => unknown)() : value;
      },
    });
    const { errors } = await executor.execute({ document: parse(query) });
    expect(errors).not.toHaveLength(0);
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    expect(unhandled).toEqual([]);
  });
});

test('an unknown operation name is an error', async () => {
  const document = parse('query One { level }');
  const executor = new QueryExecutor({ schema, fieldResolver: () => 'HIGH' });
  for (const operationName of ['Other', 'One', 'None']) {
    const { data, errors } = await executor.execute({ document, operationName });
    if (operationName === 'One') expect(data).toEqual({ level: 'HIGH' });
    else expect(errors?.[0]?.message).toBe(`Unknown operation named "${operationName}".`);
  }
});

test('a field is resolved for all objects before its promises are awaited', async () => {
  const asked: string[][] = [];
  let now: string[] = [];
  const read = (id: string) => {
    if (now.length === 0) process.nextTick(() => void (asked.push(now), (now = [])));
    now.push(id);
    return later(`name of ${id}`);
  };
  const city = (id: string) => ({
    id,
    name: () => read(id),
    neighbors: () => later([{ id: `${id}'`, name: () => read(`${id}'`) }]),
  });
  const executor = new QueryExecutor({
    schema,
    fieldResolver: (source, _args, _context, { fieldName }) => {
      if (fieldName === 'cities') return ['a', 'b', 'c'].map(city);
      const value = (source as Record<string, unknown>)[fieldName];
      return typeof value === 'function' ? (value as () => unknown)() : value;
    },
  });
  await executor.execute({ document: parse('{ cities { name neighbors { name } } }') });
  expect(asked).toEqual([
    ['a', 'b', 'c'],
    ["a'", "b'", "c'"],
  ]);
});
