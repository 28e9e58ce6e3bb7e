import { openSmallGraph, planners } from './small-graph';

const withMember =
  'interface Node @key(fields: "id") { id: ID! } type Book implements Node @key(fields: "id") { id: ID! }';
const withoutMembers = 'interface Node @key(fields: "id") { id: ID! }';

describe.each(planners)('a field that cannot be fetched is an error that names it, planned by %s:', (planner) => {
  test.each([
    ['{ a { field } }', withoutMembers],
    ['{ a { id field } }', withoutMembers],
    ['{ a { ... on Node { x: field } } }', withoutMembers],
    ['{ a { ...F } } fragment F on Node { ... { field } }', withoutMembers],
    ['{ b { id } a { field } }', withoutMembers],
    ['{ a { field } }', withMember],
    ['{ a { id field } b { id } }', withMember],
  ])('%s of %s', async (query, node) => {
    const book = { __typename: 'Book', id: '1' };
    const graph = openSmallGraph(
      {
        a: { sdl: `type Query { a: Node } ${node}`, resolvers: { Query: { a: () => book } } },
        b: {
          sdl: 'type Query { b: Node } type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! field: String }',
          resolvers: { Query: { b: () => book } },
        },
      },
      planner,
      true,
    );
    const asked = graph.ask(query);
    await expect(asked).rejects.toMatchObject({ extensions: { code: 'QUERY_NOT_PLANNABLE' } });
    await expect(asked).rejects.toThrow(/"(Node\.)?field"/);
    expect(graph.asked).toEqual([]);
    expect(await graph.ask('{ b { id field } }')).toMatchObject({ data: { b: { id: '1' } } });
    graph.close();
  });
});

describe.each(planners)('one field that is required with different arguments, planned by %s:', (planner) => {
  const room = { id: '1' };
  const fee = (_room: object, args: { in?: string }) => (args.in === 'EUR' ? 7 : 1000);
  const told = { __resolveReference: (told: object) => told, yen: (told: { fee: number }) => told.fee };
  const open = (more: string, moreAtB: string) =>
    openSmallGraph(
      {
        a: {
          sdl: `type Query { room: Room } type Room @key(fields: "id") { id: ID! fee(in: String!): Int } ${more}`,
          resolvers: { Query: { room: () => room }, Room: { __resolveReference: () => room, fee } },
        },
        b: {
          sdl: `type Room @key(fields: "id") { id: ID! fee(in: String!): Int @external
            yen: Int @requires(fields: "fee(in: \\"JPY\\")") euro: Int @requires(fields: "fee(in: \\"EUR\\")") } ${moreAtB}`,
          resolvers: { Room: { ...told, euro: told.yen } } as never,
        },
        c: {
          sdl: 'type Room @key(fields: "id") { id: ID! fee(in: String!): Int @external dollar: Int @requires(fields: "fee(in: \\"USD\\")") }',
          resolvers: { Room: { __resolveReference: told.__resolveReference, dollar: told.yen } } as never,
        },
      },
      planner,
    );

  test.each(['{ room { yen euro } }', '{ room { euro dollar } }'])(
    '%s is told right or is an error, never another value',
    async (query) => {
      const graph = open('', '');
      const answer = await graph.ask(query).catch((error: unknown) => error);
      const right = query.includes('yen') ? { yen: 1000, euro: 7 } : { euro: 7, dollar: 1000 };
      if (planner === 'native') expect(answer).toEqual({ data: { room: right } });
      else expect(answer).toMatchObject({ extensions: { code: 'QUERY_NOT_PLANNABLE' } });
      graph.close();
    },
  );

  test('so it is beside an interface object', async () => {
    const graph = open(
      'interface Show @key(fields: "id") { id: ID! } type Play implements Show @key(fields: "id") { id: ID! }',
      'type Show @key(fields: "id") @interfaceObject { id: ID! stars: Int }',
    );
    await expect(graph.ask('{ room { yen euro } }')).rejects.toMatchObject({
      extensions: { code: 'QUERY_NOT_PLANNABLE' },
    });
    expect(await graph.ask('{ room { yen fee(in: "EUR") } }')).toEqual({ data: { room: { yen: 1000, fee: 7 } } });
    expect(await graph.ask('{ room { euro } }')).toEqual({ data: { room: { euro: 7 } } });
    graph.close();
  });
});

test.each(planners)('the members of a required argument have no order, planned by %s', async (planner) => {
  const room = { id: '1' };
  const input = 'input Price { currency: String year: Int }';
  const graph = openSmallGraph(
    {
      a: {
        sdl: `${input} type Query { room: Room } type Room @key(fields: "id") { id: ID! fee(of: Price): Int }`,
        resolvers: { Query: { room: () => room }, Room: { __resolveReference: () => room, fee: () => 7 } },
      },
      b: {
        sdl: `${input} type Room @key(fields: "id") { id: ID! fee(of: Price): Int @external
          euro: Int @requires(fields: "fee(of: {year: 2024, currency: \\"EUR\\"})") }`,
        resolvers: {
          Room: { __resolveReference: (told: object) => told, euro: (told: { fee: number }) => told.fee },
        } as never,
      },
    },
    planner,
  );
  expect(await graph.ask('{ room { euro } }')).toEqual({ data: { room: { euro: 7 } } });
  graph.close();
});
