import { openSmallGraph, planners, type SmallGraph } from './small-graph';

const art = (_e: unknown, { p }: { p?: string }) => {
  if (p === 'fails') throw new Error('No art.');
  return `art ${p}`;
};

const subgraphs = {
  a: {
    sdl: `union R = M | A
      type M { id: ID! e: E list: [[E!]] only: E }
      type A { id: ID! e: E list: [[E!]] other: E }
      type E @key(fields: "id") { id: ID! }
      type Query { search: [R!]! one: R }`,
    resolvers: {
      Query: {
        search: () => [
          { __typename: 'M', id: 'm', e: { id: '1' }, only: { id: '1' }, list: [[{ id: '1' }, { id: '2' }]] },
          { __typename: 'A', id: 'a', e: { id: '1' }, other: { id: '1' }, list: [[{ id: '1' }], null] },
        ],
        one: () => ({ __typename: 'M', id: 'm', e: { id: '1' } }),
      },
    },
  },
  b: {
    sdl: `type E @key(fields: "id") { id: ID! art(p: String): String code: ID! other: String friend(n: Int): E }`,
    resolvers: {
      E: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        art,
        code: ({ id }: { id: string }) => `code ${id}`,
        other: ({ id }: { id: string }) => `other ${id}`,
        friend: ({ id }: { id: string }, { n }: { n?: number }) => ({ id: `${id}-${n}` }),
      },
    },
  },
};

describe.each(planners)('one response name for two fields, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => void (graph = openSmallGraph(subgraphs as never, planner)));
  afterAll(() => graph.close());

  test.each<[string, string, unknown, Record<string, unknown>?]>([
    [
      'other arguments below the members of a union',
      '{ search { ... on M { e { art(p: "1") } } ... on A { e { art(p: "2") } } } }',
      { search: [{ e: { art: 'art 1' } }, { e: { art: 'art 2' } }] },
    ],
    [
      'the same with the fragments exchanged',
      '{ search { ... on A { e { art(p: "2") } } ... on M { e { art(p: "1") } } } }',
      { search: [{ e: { art: 'art 1' } }, { e: { art: 'art 2' } }] },
    ],
    [
      'one with and one without arguments',
      '{ search { ... on M { e { art } } ... on A { e { art(p: "2") } } } }',
      { search: [{ e: { art: 'art undefined' } }, { e: { art: 'art 2' } }] },
    ],
    [
      'another field by alias',
      '{ search { ... on M { e { x: art(p: "1") } } ... on A { e { x: other } } } }',
      { search: [{ e: { x: 'art 1' } }, { e: { x: 'other 1' } }] },
    ],
    [
      'a field whose name the other has for an alias',
      '{ search { ... on M { e { other } } ... on A { e { other: art(p: "2") } } } }',
      { search: [{ e: { other: 'other 1' } }, { e: { other: 'art 2' } }] },
    ],
    [
      'the name of a key for an alias',
      '{ search { ... on M { e { id art(p: "1") } } ... on A { e { id: code art(p: "2") } } } }',
      { search: [{ e: { id: '1', art: 'art 1' } }, { e: { id: 'code 1', art: 'art 2' } }] },
    ],
    [
      'variables',
      'query ($m: String, $a: String) { search { ... on M { e { art(p: $m) } } ... on A { e { art(p: $a) } } } }',
      { search: [{ e: { art: 'art 1' } }, { e: { art: 'art 2' } }] },
      { m: '1', a: '2' },
    ],
    [
      'lists of lists',
      '{ search { ... on M { list { art(p: "1") } } ... on A { list { art(p: "2") } } } }',
      { search: [{ list: [[{ art: 'art 1' }, { art: 'art 1' }]] }, { list: [[{ art: 'art 2' }], null] }] },
    ],
    [
      'named fragments, spread in both',
      `{ search { ... on M { e { ...F friend(n: 1) { ...F } } } ... on A { e { ...G friend(n: 2) { ...F ...G } } } } }
       fragment F on E { one: art(p: "f") } fragment G on E { art(p: "g") id }`,
      {
        search: [
          { e: { one: 'art f', friend: { one: 'art f' } } },
          { e: { art: 'art g', id: '1', friend: { one: 'art f', art: 'art g', id: '1-2' } } },
        ],
      },
    ],
    [
      'one named fragment that means two things at one place',
      `{ search { ... on M { e { ...F } } ... on A { e { x: friend(n: 2) { ...F } } } ... on A { e { art(p: "a") } } } }
       fragment F on E { art(p: "f") x: friend(n: 1) { art(p: "x") } }`,
      {
        search: [
          { e: { art: 'art f', x: { art: 'art x' } } },
          { e: { x: { art: 'art f', x: { art: 'art x' } }, art: 'art a' } },
        ],
      },
    ],
    [
      'fields of another name that lead to the same entity',
      '{ search { ... on M { e: only { art(p: "1") } } ... on A { e: other { art(p: "2") } } } }',
      { search: [{ e: { art: 'art 1' } }, { e: { art: 'art 2' } }] },
    ],
    [
      'a difference far below fields that are the same',
      `{ search { ... on M { e { friend(n: 1) { friend(n: 2) { art(p: "1") } } } }
         ... on A { e { friend(n: 1) { friend(n: 2) { art(p: "2") } } } } } }`,
      {
        search: [{ e: { friend: { friend: { art: 'art 1' } } } }, { e: { friend: { friend: { art: 'art 2' } } } }],
      },
    ],
    [
      'three meanings, of which two objects of one type have two',
      `{ search { ... on M { e { art(p: "1") x: art(p: "2") } } ... on A { e { art(p: "2") x: art(p: "3") } } } }`,
      { search: [{ e: { art: 'art 1', x: 'art 2' } }, { e: { art: 'art 2', x: 'art 3' } }] },
    ],
  ])('%s', async (_what, query, data, ...[variables]) => {
    expect(await graph.ask(query, variables)).toEqual({ data });
  });

  test('an error has the path of its field in the caller’s response names', async () => {
    const { data, errors } = await graph.ask(
      '{ search { ... on M { e { art(p: "1") } } ... on A { e { art(p: "fails") } } } }',
    );
    expect(data).toEqual({ search: [{ e: { art: 'art 1' } }, { e: { art: null } }] });
    expect(errors?.map(({ path }) => path)).toEqual([['search', 1, 'e', 'art']]);
  });

  test('an error of a field that the caller asks of no object in the response is left out', async () => {
    expect(await graph.ask('{ one { ... on M { e { art } } ... on A { e { art(p: "fails") } } } }')).toEqual({
      data: { one: { e: { art: 'art undefined' } } },
    });
  });

  test('fields without a conflict keep their names', async () => {
    graph.asked.length = 0;
    await graph.ask('{ search { ... on M { e { art(p: "1") } } ... on A { e { other } } } }');
    expect(graph.asked.map(({ query }) => query).join()).not.toContain(':art');
  });
});
