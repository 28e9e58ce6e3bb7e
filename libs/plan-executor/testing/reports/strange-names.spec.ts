import { openSmallGraph, planners, type SmallGraph } from './small-graph';

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '_a_name',
  '_a1_name',
  '_aa_name',
  '_l0',
  'id',
];
const planned = ['_internal_qp_alias', '_internal_qp_alias_0', 'name__alias_0', '_entities', 'representations', '_e0'];

describe.each(planners)('fields may have names that others use themselves, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    const fields = [
      '_a_name',
      '_a1_name',
      '_aa_name',
      '_internal_qp_alias_0',
      'constructor',
      'valueOf',
      'name__alias_0',
    ];
    const resolvers = Object.fromEntries(fields.map((field) => [field, () => field]));
    const e = (id: string) => ({ id, constructor: `c${id}` });
    const name = ({ id }: { id: string }, { p }: { p?: string }) => {
      if (p === 'fails') throw new Error('No name.');
      return `name ${id} ${p}`;
    };
    graph = openSmallGraph(
      {
        a: {
          sdl: `type Query { e: E es: [E!]! k: K u: [U!]! constructor(toString: String): String }
            union U = E | K
            type E @key(fields: "id") { id: ID! }
            type K @key(fields: "constructor") { constructor: ID! }`,
          resolvers: {
            Query: {
              e: () => e('1'),
              es: () => [e('1'), e('2')],
              k: () => e('1'),
              u: () => [
                { __typename: 'E', ...e('1') },
                { __typename: 'K', ...e('1') },
              ],
              constructor: (_q: unknown, args: object) => JSON.stringify(args),
            },
          },
        },
        b: {
          sdl: `type E @key(fields: "id") { id: ID! name(p: String): String next: E ${fields.map((f) => `${f}: String`).join(' ')} }
            type K @key(fields: "constructor") { constructor: ID! name(p: String): String _internal_qp_alias_0: Int }`,
          resolvers: {
            E: { __resolveReference: (ref: object) => ref, ...resolvers, name, next: () => e('3') },
            K: {
              __resolveReference: (ref: object) => ref,
              name: (k: { constructor: unknown }) => `of ${String(k.constructor)}`,
              _internal_qp_alias_0: () => 7,
            },
          } as never,
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  /** An object with one own property of any name. */
  const own = (name: string, value: unknown): object =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as object;

  test.each([...names, ...planned])('the alias %s', async (alias) => {
    const { data } = await graph.ask(
      `{ ${alias}: e { ${alias}: name } e { next { ${alias}: next { ${alias}: name } } } }`,
    );
    expect(data).toEqual({
      ...own(alias, own(alias, 'name 1 undefined')),
      e: { next: own(alias, own(alias, 'name 3 undefined')) },
    });
  });

  test.each([...names, ...planned])('the alias %s of a field that fails', async (alias) => {
    const { data, errors } = await graph.ask(`{ ${alias}: es { next { ${alias}: name(p: "fails") } } }`);
    expect(data).toEqual(own(alias, [{ next: own(alias, null) }, { next: own(alias, null) }]));
    expect(errors?.map(({ path }) => path)).toEqual([
      [alias, 0, 'next', alias],
      [alias, 1, 'next', alias],
    ]);
  });

  test.each(['_a_name', '_a1_name', '_aa_name', '_internal_qp_alias_0', 'constructor', 'valueOf', 'name__alias_0'])(
    'the field %s',
    async (field) => {
      expect(await graph.ask(`{ e { ${field} name } es { x: ${field} } }`)).toEqual({
        data: { e: { ...own(field, field), name: 'name 1 undefined' }, es: [{ x: field }, { x: field }] },
      });
      expect(await graph.ask(`{ e { name: ${field} ${field}: name } }`)).toEqual({
        data: { e: { ...own('name', field), ...own(field, 'name 1 undefined') } },
      });
    },
  );

  test('a key with the name of an inherited property', async () => {
    expect(await graph.ask('{ k { name constructor } }')).toEqual({
      data: { k: { name: 'of c1', ...own('constructor', 'c1') } },
    });
    expect(await graph.ask('{ k { constructor: name } }')).toEqual({ data: { k: own('constructor', 'of c1') } });
  });

  test('a field of two types with a name that a planner uses', async () => {
    expect(
      await graph.ask('{ u { ... on E { n: _internal_qp_alias_0 } ... on K { k: _internal_qp_alias_0 } } }'),
    ).toEqual({
      data: { u: [{ n: '_internal_qp_alias_0' }, { k: 7 }] },
    });
  });

  test('an argument and a variable with such names', async () => {
    const query =
      'query ($__proto__: String, $constructor: String) { constructor(toString: $constructor) x: constructor(toString: $__proto__) }';
    const variables = JSON.parse('{"__proto__": "p", "constructor": "c"}') as Record<string, unknown>;
    const { data } = await graph.ask(query, variables);
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({ ...own('constructor', '{"toString":"c"}'), x: '{"toString":"p"}' }),
    );
  });
});
