import { openSmallGraph, planners, type SmallGraph } from './small-graph';

/** Names that planners or the executor use for their own variables or that objects inherit, and some similar ones. */
const names = [
  'representations',
  'representations_0',
  '__batch_reps_0',
  '_l0',
  '_',
  'caller_x',
  'caller__l0',
  '__proto__',
  'constructor',
  'toString',
  'x',
];

const told = (_parent: unknown, args: Record<string, unknown>) => JSON.stringify(args);

describe.each(planners)('a variable may have any name, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    graph = openSmallGraph(
      {
        a: {
          sdl: `scalar Any input In { s: String list: [String!] inner: In any: Any }
            type Query { echo(s: String, in: In, any: Any): String e: E es: [E!]! u: [U!]! }
            union U = E | F type F @key(fields: "id") { id: ID! }
            type E @key(fields: "id") { id: ID! }`,
          resolvers: {
            Query: {
              echo: told,
              e: () => ({ id: '1' }),
              es: () => [{ id: '1' }, { id: '2' }],
              u: () => [
                { __typename: 'E', id: '1' },
                { __typename: 'F', id: '1' },
              ],
            },
          },
        },
        b: {
          sdl: `type E @key(fields: "id") { id: ID! echo(s: String, ids: [ID!]): String }
            type F @key(fields: "id") { id: ID! echo(s: String, ids: [ID!]): String }`,
          resolvers: {
            E: { __resolveReference: (e: object) => e, echo: told },
            F: { __resolveReference: (f: object) => f, echo: told },
          },
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  const given = (name: string, value: unknown) =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Record<string, unknown>;

  describe.each(names)('$%s', (name) => {
    test('reaches the subgraphs of root fields and of entities', async () => {
      const query = `query ($${name}: String, $y: [ID!]) { echo(s: $${name}) e { echo(s: $${name}, ids: $y) } es { x: echo(ids: $y) } }`;
      expect(await graph.ask(query, { ...given(name, 'v'), y: ['7'] })).toEqual({
        data: {
          echo: '{"s":"v"}',
          e: { echo: '{"s":"v","ids":["7"]}' },
          es: [{ x: '{"ids":["7"]}' }, { x: '{"ids":["7"]}' }],
        },
      });
    });

    test('reaches several entity fetches at once', async () => {
      const query = `query ($${name}: [ID!]!) { es { echo(ids: $${name}) } u { ... on E { e: echo(ids: $${name}) } ... on F { f: echo(ids: $${name}) } } }`;
      const text = '{"ids":["1","2"]}';
      expect(await graph.ask(query, given(name, ['1', '2']))).toEqual({
        data: { es: [{ echo: text }, { echo: text }], u: [{ e: text }, { f: text }] },
      });
    });

    test('may be used in input objects, in lists and in literals of custom scalars', async () => {
      const query = `query ($${name}: String) {
        echo(in: {s: $${name}, list: ["\\b"], inner: {any: ["\\b", $${name}]}}, any: {deep: [$${name}]}) }`;
      const { data } = await graph.ask(query, given(name, 'v'));
      expect(JSON.parse(String(data?.echo))).toEqual({
        in: { s: 'v', list: ['\b'], inner: { any: ['\b', 'v'] } },
        any: { deep: ['v'] },
      });
    });

    test.each([
      [{}, '{"s":"d\\b"}'],
      [{ value: null }, '{"s":null}'],
      [{ value: 'v' }, '{"s":"v"}'],
    ])('has its default, given %j', async (value, text) => {
      const variables = 'value' in value ? given(name, value.value) : {};
      const query = `query ($${name}: String = "d\\b") { echo(s: $${name}) e { echo(s: $${name}) } }`;
      expect(await graph.ask(query, variables)).toEqual({ data: { echo: text, e: { echo: text } } });
    });

    test('is absent if it is not given', async () => {
      const query = `query ($${name}: String) { echo(s: $${name}, in: {s: $${name}}) e { echo(s: $${name}) } }`;
      expect(await graph.ask(query)).toEqual({ data: { echo: '{"in":{}}', e: { echo: '{}' } } });
    });

    test('decides conditions, in any order', async () => {
      const query = `query ($${name}: Boolean! = true) { e { id echo @skip(if: $${name}) } es @include(if: $${name}) { id } }`;
      const right = {
        true: { e: { id: '1' }, es: [{ id: '1' }, { id: '2' }] },
        false: { e: { id: '1', echo: '{}' } },
      };
      for (const value of [true, false, true, false]) {
        expect(await graph.ask(query, given(name, value))).toEqual({ data: right[`${value}`] });
      }
      expect(await graph.ask(query)).toEqual({ data: right.true });
    });

    test('is named in the error of a wrong value', async () => {
      const query = `query ($y: String, $${name}: String!) { echo(s: $${name}) }`;
      const { data, errors } = await graph.ask(query, { ...given(name, [1]), y: [2] });
      expect(data).toBeUndefined();
      expect(errors?.map(({ message }) => message.split(';')[0])).toEqual([
        'Variable "$y" got invalid value [2]',
        `Variable "$${name}" got invalid value [1]`,
      ]);
      expect(errors?.[1]?.locations).toEqual([{ line: 1, column: 20 }]);
    });
  });

  test('similar names are not confused', async () => {
    const query =
      'query ($x: String, $_x: String, $caller__x: String) { x: echo(s: $x) y: echo(s: $_x) z: echo(s: $caller__x) }';
    expect(await graph.ask(query, { x: '1', _x: '2', caller__x: '3' })).toEqual({
      data: { x: '{"s":"1"}', y: '{"s":"2"}', z: '{"s":"3"}' },
    });
  });

  test('equal fetches of different operations have equal bodies, so that they can be shared', async () => {
    graph.asked.length = 0;
    await graph.ask('query ($_x: String) { e { echo(s: $_x) } }', { _x: '1' });
    await graph.ask('query ($_z: String, $_x: String) { z: echo(s: $_z) e { echo(s: $_x) } }', { _x: '1', _z: '2' });
    const bodies = graph.asked.filter(({ subgraph }) => subgraph === 'b').map(({ body }) => body);
    expect(bodies).toEqual([bodies[0], bodies[0]]);
  });

  test('other names reach the subgraphs unchanged', async () => {
    graph.asked.length = 0;
    await graph.ask('query ($locale: String) { echo(s: $locale) }', { locale: 'JA' });
    expect(graph.asked[0]?.body).toContain('"variables":{"locale":"JA"}');
  });
});
