import { openSmallGraph, planners, type SmallGraph } from './small-graph';

describe.each(planners)('while a subgraph gives no answer, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    const es = [{ id: '1' }, { id: '2' }];
    graph = openSmallGraph(
      {
        a: {
          sdl: `type Query { e: E es: [E!] lists: [[E]] u: [U!] deep: Deep! } union U = F | E
            type Deep { e: E! } type F { id: ID! }
            type E @key(fields: "id") { id: ID! size: Int @external label: String @requires(fields: "size") }`,
          resolvers: {
            Query: {
              e: () => es[0],
              es: () => es,
              lists: () => [null, es],
              u: () => [
                { __typename: 'F', id: 'f' },
                { __typename: 'E', id: '1' },
              ],
              deep: () => ({ e: es[0] }),
            },
            E: { __resolveReference: (e: object) => e },
          },
        },
        b: {
          sdl: `type Query { x: Int y: Int me: Me } type Me { name: String } type Mutation { touch: Int }
            type E @key(fields: "id") { id: ID! name: String must: Int! size: Int }`,
          down: true,
        },
        silent: {
          sdl: 'type Query { s: Int t: Int } type E @key(fields: "id") { id: ID! voice: String }',
          answer: { data: null, errors: [{ message: 'none' }] },
        },
        wrong: {
          sdl: 'type Query { w: Int } type E @key(fields: "id") { id: ID! wrong: String }',
          answer: { data: { w: 1 } },
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  test.each<[string, (string | number)[][]]>([
    ['{ x }', [['x']]],
    ['{ e { id } x: y first: x }', [['x']]],
    ['{ constructor: x }', [['constructor']]],
    ['{ me { name } }', [['me']]],
    ['mutation { touch }', [['touch']]],
    ['{ e { id name } }', [['e', 'name']]],
    ['{ e { name: id n: name } }', [['e', 'n']]],
    ['{ es { id __proto__: name size } }', [['es', 0, '__proto__']]],
    ['{ lists { name } }', [['lists', 1, 0, 'name']]],
    ['{ u { ... on F { name: id } ... on E { name } } }', [['u', 1, 'name']]],
    ['{ u { ... on E { b: name } } }', [['u', 1, 'b']]],
    ['{ deep { e { must } } }', [['deep', 'e', 'must']]],
    ['{ x es { name } }', [['es', 0, 'name'], ['x']]],
    // The fetch would only have brought what another fetch requires.
    ['{ es { label } }', [['es', 0]]],
    ['{ s }', [['s']]],
    ['{ es { voice } }', [['es', 0, 'voice']]],
    ['{ e { voice } t s }', [['e', 'voice'], ['t']]],
    ['{ es { wrong } }', [['es', 0, 'wrong']]],
  ])('each failed fetch is one error at the first field that is missing: %s', async (query, paths) => {
    const { errors = [] } = await graph.ask(query);
    expect(errors.map(({ path }) => path).sort()).toEqual(paths);
  });

  test('a field that is present is not reported as missing', async () => {
    const { data, errors } = await graph.ask('{ es { id name } w }');
    expect(data).toEqual({
      es: [
        { id: '1', name: null },
        { id: '2', name: null },
      ],
      w: 1,
    });
    expect(errors).toMatchObject([
      { path: ['es', 0, 'name'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'b' } },
    ]);
  });

  test('an error that several requests share is not changed', async () => {
    const [one, other] = await Promise.all([graph.ask('{ first: x }'), graph.ask('{ second: x }')]);
    expect([one, other].map(({ errors }) => errors?.[0]?.path)).toEqual([['first'], ['second']]);
  });
});
