import { openSmallGraph, planners, type SmallGraph } from './small-graph';

describe.each(planners)('in a document of several operations, planned by %s,', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    const cities = () => [{ id: '1', name: '安養市' }];
    graph = openSmallGraph(
      {
        a: {
          sdl: 'type Query { cities: [City!]! } type City { id: ID! name: String }',
          resolvers: { Query: { cities } },
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  test.each([
    ['a condition', 'query A { cities { id } } query B($x: Boolean!) { cities { name @include(if: $x) } }'],
    [
      'a condition in a fragment',
      'query A { cities { id } } query B($x: Boolean!) { cities { ...F } } fragment F on City { name @skip(if: $x) }',
    ],
    [
      'a variable of the same name and another type',
      'query A($x: Boolean! = true) { cities { id @include(if: $x) } } query B($x: Int) { cities { name } }',
    ],
    ['a literal that must be kept', 'query A { cities { id } } query B($x: String = "\\b") { cities { name } }'],
  ])('operations that are not executed have no effect: %s', async (_what, query) => {
    expect(await graph.ask(query, {}, 'A')).toEqual({ data: { cities: [{ id: '1' }] } });
  });

  test.each([
    ['null', 'false'],
    ['false', 'null'],
    ['null', 'true', 'absent', 'false'],
    ['absent', 'null', 'absent'],
  ])('conditions have the same results in any order: %s, %s …', async (...order) => {
    const query = `query ($b: Boolean = true) { cities { id name @skip(if: $b) } } # ${order.join()} ${planner}`;
    const whole = { data: { cities: [{ id: '1', name: '安養市' }] } };
    const skipped = { data: { cities: [{ id: '1' }] } };
    const right: Record<string, unknown> = { true: skipped, false: whole, absent: skipped };
    for (const value of order) {
      const asked = graph.ask(query, value === 'absent' ? {} : { b: JSON.parse(value) as unknown });
      if (value !== 'null') expect(await asked).toEqual(right[value]);
      else await expect(asked).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    }
  });

  test.each([
    ['query ($b: Boolean = true) {\n  cities { id name @skip(if: $b) } }', 2, 30],
    ['query ($b: Boolean = true) { cities { id ...F @include(if: $b) } }\nfragment F on City { name }', 1, 60],
    ['query ($_b: Boolean = true) { cities { ...F } }\nfragment F on City { name @skip(if: $_b) }', 2, 37],
  ])('the error of a null condition has its location: %s', async (query, line, column) => {
    const [name] = /_?b/.exec(query) as RegExpExecArray & [string];
    await expect(graph.ask(query, { [name]: null })).rejects.toMatchObject({
      message: 'Argument "if" of non-null type "Boolean!" must not be null.',
      locations: [{ line, column }],
      path: undefined,
    });
  });

  test('a null condition inside a skipped selection is not an error', async () => {
    const query = 'query ($b: Boolean = true) { cities { id ... @include(if: false) { name @skip(if: $b) } } }';
    expect(await graph.ask(query, { b: null })).toEqual({ data: { cities: [{ id: '1' }] } });
  });
});

describe.each(planners)('root types may have any name, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    const resolvers = {
      MyQ: { x: () => 1, me: () => ({}), e: () => ({ id: '1' }) },
      MyM: { set: () => ({ id: '1' }) },
      MyE: { id: ({ id }: { id: string }) => id },
    };
    graph = openSmallGraph(
      {
        a: {
          sdl: `schema { query: MyQ mutation: MyM } type MyQ { x: Int me: MyQ! e: E }
            type MyM { set: E } type E @key(fields: "id") { id: ID! }`,
          resolvers: { ...resolvers, E: { __resolveReference: (e: object) => e } } as never,
        },
        b: {
          sdl: 'type Query { y: Int } type E @key(fields: "id") { id: ID! name: String }',
          resolvers: {
            Query: { y: () => 2 },
            E: { __resolveReference: (e: object) => e, name: ({ id }: { id: string }) => `name ${id}` },
          } as never,
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  test.each([
    ['{ __typename x y }', { __typename: 'Query', x: 1, y: 2 }],
    ['{ t: __typename ...F } fragment F on Query { __typename x }', { t: 'Query', __typename: 'Query', x: 1 }],
    [
      '{ me { __typename x me { x y __typename } } }',
      { me: { __typename: 'Query', x: 1, me: { x: 1, y: 2, __typename: 'Query' } } },
    ],
    ['{ me { ... on Query { y } } }', { me: { y: 2 } }],
    ['{ e { name } }', { e: { name: 'name 1' } }],
    [
      'mutation { __typename set { __typename name } }',
      { __typename: 'Mutation', set: { __typename: 'E', name: 'name 1' } },
    ],
    ['{ __typename }', { __typename: 'Query' }],
  ])('%s', async (query, data) => {
    expect(await graph.ask(query)).toEqual({ data });
  });
});

describe.each(planners)('mutations, planned by %s,', (planner) => {
  let graph: SmallGraph;
  let counter: number;
  beforeAll(() => {
    const add = () => ({ id: String(++counter) });
    graph = openSmallGraph(
      {
        a: {
          sdl: `type Query { x: Int } type Mutation { add: T! addMany: [T!]! fail: T! touch: Int }
            type T @key(fields: "id") { id: ID! }`,
          resolvers: {
            Mutation: { add, addMany: () => [add(), add()], fail: () => null, touch: () => ++counter },
            T: { __resolveReference: (t: object) => t },
          },
        },
        b: {
          sdl: 'type Mutation { bump: Int } type T @key(fields: "id") { id: ID! seen: Int }',
          resolvers: {
            Mutation: { bump: () => ++counter },
            T: { __resolveReference: (t: object) => t, seen: () => counter },
          },
        },
      },
      planner,
    );
  });
  beforeEach(() => void (counter = 0));
  afterAll(() => graph.close());

  test.each([
    ['mutation { p: add { seen } bump q: add { seen } }', { p: { seen: 1 }, bump: 2, q: { seen: 3 } }],
    ['mutation { p: add { seen } q: add { seen } }', { p: { seen: 1 }, q: { seen: 2 } }],
    [
      'mutation { p: addMany { id seen } touch q: addMany { seen } }',
      {
        p: [
          { id: '1', seen: 2 },
          { id: '2', seen: 2 },
        ],
        touch: 3,
        q: [{ seen: 5 }, { seen: 5 }],
      },
    ],
    [
      'mutation { bump ...F } fragment F on Mutation { p: add { seen } again: bump }',
      { bump: 1, p: { seen: 2 }, again: 3 },
    ],
  ])('are executed one after the other, each with its whole response: %s', async (query, data) => {
    expect(await graph.ask(query)).toEqual({ data });
  });

  test('stop when a non-null field is null', async () => {
    const { data, errors } = await graph.ask('mutation { bump fail { seen } again: bump }');
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(counter).toBe(1);
  });
});

test.each(planners)('a subscription is refused with a code of its own, planned by %s', async (planner) => {
  const graph = openSmallGraph({ a: { sdl: 'type Query { x: Int } type Subscription { x: Int }' } }, planner);
  await expect(graph.ask('subscription { x }')).rejects.toMatchObject({
    extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' },
  });
  graph.close();
});
