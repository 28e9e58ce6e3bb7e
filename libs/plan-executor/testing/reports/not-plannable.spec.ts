import { openSmallGraph, planners } from './small-graph';

const withMember =
  'interface Node @key(fields: "id") { id: ID! } type Book implements Node @key(fields: "id") { id: ID! }';
const withoutMembers = 'interface Node @key(fields: "id") { id: ID! }';

describe.each(planners)('a field to which no way leads is an error that names it, planned by %s:', (planner) => {
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
