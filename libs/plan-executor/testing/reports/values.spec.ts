import { GraphQLScalarType, parse, print, type ValueNode } from 'graphql';
import { PlanExecutor, type FetchAnswer, type PlannerName } from '../../src';
import { supergraphOf } from '../audit/scenario';
import { openSmallGraph, planners, type SmallGraph } from './small-graph';

/** A scalar whose values show how they arrived: as literals or as JSON values. */
const seen = new GraphQLScalarType({
  name: 'Seen',
  parseLiteral: (node: ValueNode) => `literal ${print(node)}`,
  parseValue: (value: unknown) => `value ${JSON.stringify(value)}`,
});

const told = (_parent: unknown, args: Record<string, unknown>) => JSON.stringify(args);

describe.each(planners)('literals and variables reach subgraphs unchanged, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    graph = openSmallGraph(
      {
        a: {
          sdl: `scalar Seen scalar Any
            input In { s: String list: [String!] inner: In any: Any id: ID f: Float }
            type Query { echo(s: String, i: Int, f: Float, id: ID, seen: Seen, any: Any, in: In, list: [[String]]): String
              must(s: String!): String e: E u: U }
            union U = E | F
            type F { id: ID! }
            type E @key(fields: "id") { id: ID! }`,
          resolvers: {
            Query: { echo: told, must: told, e: () => ({ id: '1' }), u: () => ({ __typename: 'E', id: '1' }) },
            Seen: seen,
          } as never,
        },
        b: {
          sdl: 'type E @key(fields: "id") { id: ID! echo(s: String): String }',
          resolvers: { E: { __resolveReference: (e: object) => e, echo: told } },
        },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  async function echo(args: string): Promise<Record<string, unknown>> {
    const { data, errors } = await graph.ask(`{ echo(${args}) }`);
    expect(errors).toBeUndefined();
    return JSON.parse(String(data?.echo)) as Record<string, unknown>;
  }

  test.each([
    'a\bb',
    '\f\n\r\t\u0000\u0007\u001f\u007f',
    '"quoted" \\ back / slash',
    '所沢 𠮷 e\u0301 \u200b \u2028 \ufeff',
    '\\u0041 \\n',
    '',
  ])('the string %j', async (text) => {
    expect(await echo(`s: ${JSON.stringify(text)}`)).toEqual({ s: text });
    expect(await echo(`in: {inner: {list: ["plain", ${JSON.stringify(text)}]}}`)).toEqual({
      in: { inner: { list: ['plain', text] } },
    });
    expect(await echo(`list: [[null, ${JSON.stringify(text)}], null]`)).toEqual({ list: [[null, text], null] });
  });

  test('every escape of the language', async () => {
    const escapes = String.raw`\" \\ \/ \b \f \n \r \t \u3042 \u{1F600} \uD83D\uDE00`;
    expect(await echo(`s: "${escapes}"`)).toEqual({ s: '" \\ / \b \f \n \r \t あ 😀 😀' });
  });

  test('a block string', async () => {
    const block = '"""\n    one "quoted" \\b\n      two \\"""\n    """';
    expect(await echo(`s: ${block}`)).toEqual({ s: 'one "quoted" \\b\n  two """' });
  });

  test.each([
    ['id: 9007199254740993', { id: '9007199254740993' }],
    ['id: 99999999999999999999999999', { id: '99999999999999999999999999' }],
    ['in: {id: -9007199254740993}', { in: { id: '-9007199254740993' } }],
    ['f: 1.50', { f: 1.5 }],
    ['f: 123456789012345678901', { f: 123456789012345680000 }],
    ['i: -2147483648', { i: -2147483648 }],
    ['i: 2147483647', { i: 2147483647 }],
    ['s: "x"', { s: 'x' }],
    ['list: "\\b"', { list: [['\b']] }],
  ])('%s', async (args, right) => {
    expect(await echo(args)).toEqual(right);
  });

  test.each([
    '9007199254740993',
    '99999999999999999999999999',
    '-0',
    '-0.0',
    '1e400',
    '1.50',
    '"\\b"',
    '[1.0, "所沢", RED, null, true, {a: 9007199254740993, b: [{c: 1e3}]}]',
    '{b: "x", a: 1.50, on: RED}',
    '{b: "x", a: 1}',
  ])('the literal %s of a custom scalar', async (literal) => {
    const { seen: arrived } = await echo(`seen: ${literal}`);
    expect(String(arrived).replace(/\s/g, '')).toBe(`literal ${literal}`.replace(/\s/g, ''));
  });

  test('variables within a literal', async () => {
    const query =
      'query ($v: String, $w: Any) { echo(in: {s: $v, list: ["\\b"], any: {deep: ["\\b", $w, $w]}}, any: ["\\b", $v]) }';
    const { data } = await graph.ask(query, { v: 'a\b', w: { x: 1.5 } });
    expect(JSON.parse(String(data?.echo))).toEqual({
      in: { s: 'a\b', list: ['\b'], any: { deep: ['\b', { x: 1.5 }, { x: 1.5 }] } },
      any: ['\b', 'a\b'],
    });
  });

  test.each([
    [{}, 'x\b'],
    [{ s: 'given' }, 'given'],
    [{ s: null }, null],
  ])('the default of a variable, given %j', async (variables, right) => {
    const { data } = await graph.ask('query ($s: String = "x\\b") { echo(s: $s) e { echo(s: $s) } }', variables);
    expect(JSON.parse(String(data?.echo))).toEqual({ s: right });
    expect(data?.e).toEqual({ echo: JSON.stringify({ s: right }) });
  });

  test('the default of a nullable variable for a non-null argument', async () => {
    expect(await graph.ask('query ($s: String = "x\\b") { must(s: $s) }')).toEqual({
      data: { must: JSON.stringify({ s: 'x\b' }) },
    });
  });

  test('a variable with a name that the executor uses', async () => {
    const { data } = await graph.ask('query ($_l0: String) { a: echo(s: $_l0) b: echo(s: "\\b") }', { _l0: 'mine' });
    expect(data).toEqual({ a: '{"s":"mine"}', b: '{"s":"\\b"}' });
  });

  test('fields with equal literals can still be merged', async () => {
    const { data } = await graph.ask('{ e { echo(s: "\\b") } ...F } fragment F on Query { e { echo(s: "\\b") id } }');
    expect(data).toEqual({ e: { echo: '{"s":"\\b"}', id: '1' } });
  });

  test('literals in entity fetches, and where one response name stands for two fields', async () => {
    const { data } = await graph.ask('{ u { ... on E { id: echo(s: "\\b") } ... on F { id } } e { echo(s: "\\f") } }');
    expect(data).toEqual({ u: { id: '{"s":"\\b"}' }, e: { echo: '{"s":"\\f"}' } });
  });

  test.each([
    ['{"any":-0}', '"variables":{"any":-0}'],
    ['{"any":[-0,0,{"x":-0.0}]}', '"variables":{"any":[-0,0,{"x":-0}]}'],
    [
      '{"any":{"__proto__":1,"constructor":{"toString":"\\b"}}}',
      '"variables":{"any":{"__proto__":1,"constructor":{"toString":"\\b"}}}',
    ],
  ])('the variables %s', async (variables, body) => {
    graph.asked.length = 0;
    await graph.ask('query ($any: Any) { echo(any: $any) }', JSON.parse(variables) as Record<string, unknown>);
    expect(graph.asked[0]?.body).toContain(body);
  });
});

/** An executor whose only subgraph answers with any JSON, as a server in another language may. */
function answeredBy(json: string, planner: PlannerName): PlanExecutor<undefined> {
  const sdl = `scalar Any type Query { box: Box }
    type Box { int: Int ints: [Int] must: Int! id: ID any: Any float: Float }`;
  return new PlanExecutor({
    supergraphSdl: supergraphOf({ name: 'a box', subgraphs: { a: { sdl } } }),
    planner,
    ask: async () => JSON.parse(`{"data":{"box":${json}}}`) as FetchAnswer,
  });
}

describe.each(planners)('a value of a subgraph is written, or is an error at its path, planned by %s:', (planner) => {
  test.each<[string, string, unknown, string[][]]>([
    ['int', '{"int":2147483647}', { int: 2147483647 }, []],
    ['int', '{"int":-2147483648}', { int: -2147483648 }, []],
    ['int', '{"int":2147483648}', { int: null }, [['box', 'int']]],
    ['int', '{"int":-2147483649}', { int: null }, [['box', 'int']]],
    ['int', '{"int":1.5}', { int: null }, [['box', 'int']]],
    ['ints', '{"ints":[1,4294967296,2]}', { ints: [1, null, 2] }, [['box', 'ints', 1] as never]],
    ['must int', '{"must":1e400,"int":1}', null, [['box', 'must']]],
    ['id', '{"id":7}', { id: 7 }, []],
    ['id', '{"id":9007199254740993}', { id: null }, [['box', 'id']]],
    ['any', '{"any":1e400}', { any: null }, [['box', 'any']]],
    ['float', '{"float":1e300}', { float: 1e300 }, []],
  ])('{ box { %s } } of %s', async (fields, json, box, paths) => {
    const executor = answeredBy(json, planner);
    const { data, errors = [] } = await executor.execute({
      document: parse(`{ box { ${fields} } }`),
      context: undefined,
    });
    executor.close();
    expect(data).toEqual({ box });
    expect(errors.map(({ path }) => path)).toEqual(paths);
  });
});
