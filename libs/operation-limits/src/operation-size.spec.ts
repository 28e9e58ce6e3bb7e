import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { readCostTable } from './cost';
import { MeasureCache, measureOperation, type OperationSize } from './operation-size';

const sdl = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION

  type Query {
    rooms(first: Int! = 20, where: RoomFilter): RoomPage @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    halls(first: Int, last: Int): RoomPage @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
    places: [Place!] @listSize(assumedSize: 4)
    nodes(ids: [ID!]!): [Place]! @listSize(assumedSize: 100)
    bookables: [Bookable!]
    room: Room
  }
  input RoomFilter { ids: [ID!] }
  type RoomPage { nodes: [Room!]! edges: [RoomEdge!]! totalCount: Int! }
  type RoomEdge { node: Room! }
  interface Place { name: String! slots: [Slot!]! source: Source sources: [Source!] @listSize(assumedSize: 2) }
  type Room implements Place {
    name: String!
    slots: [Slot!]! @listSize(assumedSize: 30)
    source: Source @cost(weight: 7)
    words: [String!]!
    sources: [Source!] @listSize(assumedSize: 50)
  }
  type Hall implements Place {
    name: String!
    slots: [Slot!]! @listSize(assumedSize: 3)
    source: Source @cost(weight: 0)
    sources: [Source!]
  }
  type Slot @cost(weight: 5) { hour: Int! room: Room! }
  type Source { heading: String! }
  union Bookable = Room | Hall`;

const schema = buildSchema(sdl);
const graph = { schema, costs: readCostTable(parse(sdl)), expandedSize: () => 17 };

function measured(query: string, variables: Record<string, unknown> = {}): OperationSize {
  const document = parse(query);
  return measureOperation(graph, document, document.definitions[0] as OperationDefinitionNode, variables);
}

describe('the cost of an operation', () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ['values cost nothing, an object one', '{ room { name words } }', {}, 1],
    ['a list costs as many as it is declared to hold', '{ places { name } }', {}, 4],
    ['a list that declares nothing is taken to hold ten', '{ bookables { __typename } }', {}, 10],
    ['a list inside a list multiplies', '{ bookables { ... on Room { slots { hour } } } }', {}, 10 * (1 + 30 * 5)],
    ['a page is as long as it is asked to be', '{ rooms(first: 3) { nodes { name } } }', {}, 1 + 3],
    ['a page that is not told its size is as long as its default', '{ rooms { nodes { name } } }', {}, 1 + 20],
    ['a page from the end is as long as it is asked to be', '{ halls(last: 3) { nodes { name } } }', {}, 1 + 3],
    ['a page of which neither end is given is as long as assumed', '{ halls { nodes { name } } }', {}, 1 + 20],
    [
      'an argument of a page that is null does not count',
      'query ($n: Int) { halls(first: $n, last: 7) { nodes { name } } }',
      { n: null },
      1 + 7,
    ],
    ['a list asked for by ids has one item for each', '{ nodes(ids: ["a", "b"]) { name } }', {}, 2],
    ['a single id may be given without brackets', '{ nodes(ids: "a") { name } }', {}, 1],
    ['ids beyond what the list can hold do not count', `{ nodes(ids: [${'"a",'.repeat(101)}]) { name } }`, {}, 100],
    [
      'a page of which only some ids are asked for is no longer than these',
      'query ($ids: [ID!]) { rooms(where: { ids: $ids }) { nodes { name } } }',
      { ids: ['a', 'b', 'c'] },
      1 + 3,
    ],
    ['ids that are null count as nothing', '{ rooms(where: { ids: null }) { nodes { name } } }', {}, 1 + 20],
    ['edges and nodes both count', '{ rooms(first: 3) { edges { node { name } } nodes { name } } }', {}, 1 + 3 * 2 + 3],
    ['a variable tells the size', 'query ($n: Int!) { rooms(first: $n) { nodes { name } } }', { n: 50 }, 51],
    ['so does the default of a variable', 'query ($n: Int! = 70) { rooms(first: $n) { nodes { name } } }', {}, 71],
    [
      'a variable that is left out leaves the default',
      'query ($n: Int) { rooms(first: $n) { nodes { name } } }',
      {},
      21,
    ],
    ['a page of no items, or of fewer, counts as one item', '{ rooms(first: -9) { nodes { name } } }', {}, 2],
    ['a declared weight counts for each item', '{ room { slots { hour } source { heading } } }', {}, 1 + 30 * 5 + 7],
    [
      'a field of an interface costs what its costliest type asks',
      '{ places { slots { hour } source { heading } } }',
      {},
      4 * (1 + 30 * 5 + 7),
    ],
    ['a list of an interface is as long as the interface says', '{ places { sources { heading } } }', {}, 4 * 3],
    [
      'the types of a union add up',
      '{ bookables { ... on Room { source { heading } } ... on Hall { slots { hour } } } }',
      {},
      10 * (1 + 7 + 3 * 5),
    ],
    [
      'what a condition may leave out counts',
      'query ($no: Boolean!) { room @include(if: $no) { name } }',
      { no: false },
      1,
    ],
    [
      'a fragment counts wherever it is spread',
      '{ a: room { ...S } b: room { ...S } } fragment S on Room { slots { hour } }',
      {},
      2 * (1 + 30 * 5),
    ],
    [
      'a fragment costs what it does on the type that it is spread on',
      '{ places { ...S } room { ...S } } fragment S on Place { slots { hour } }',
      {},
      4 * (1 + 150) + 1 + 150,
    ],
    [
      'sizes reach through fragments',
      '{ rooms(first: 3) { ...P ... { nodes { name } } } } fragment P on RoomPage { edges { node { name } } }',
      {},
      1 + 3 * 2 + 3,
    ],
    [
      'variables that do not fit cost nothing, for they are refused',
      'query ($n: Int!) { rooms(first: $n) { nodes { name } } }',
      { n: 'x' },
      0,
    ],
  ])('%s', (_sentence, query, variables, cost) => {
    expect(measured(query, variables).cost).toBe(cost);
  });

  test('a fragment spread twice in each of sixty others is measured at once', () => {
    const chain = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Room { ...F${n + 1} ...F${n + 1} }`);
    const asked = measured(`{ room { ...F0 } } ${chain.join(' ')} fragment F60 on Room { source { heading } }`);
    expect(asked.cost).toBe(1 + 2 ** 60 * 7);
  });

  test('a null where an argument cannot be null is the fault of the request', () => {
    expect(() => measured('query ($n: Int) { rooms(first: $n) { totalCount } }', { n: null })).toThrow(
      'Argument "first" of non-null type "Int!" must not be null.',
    );
  });
});

test('depth counts levels of fields; fragments are no levels', () => {
  expect(measured('{ room { slots { room { name } } } }').depth).toBe(4);
  expect(measured('{ ... { room { ...R } } } fragment R on Room { slots { ... on Slot { hour } } }').depth).toBe(3);
});

test('a field that its selection set has already counts like an alias, and one with an alias only once', () => {
  expect(measured('{ room { name name name a: name a: name } }').aliases).toBe(4);
  expect(measured('{ room { name ...R } } fragment R on Room { name }').aliases).toBe(0);
});

test('aliases count wherever they stand, as often as their fragment is spread', () => {
  expect(measured('{ a: room { b: name } room { ...R ...R } } fragment R on Room { c: name }').aliases).toBe(4);
});

test('directives count on operations, fields and fragments', () => {
  const query = 'query @a { room @b { ... @c { ...R @d } } } fragment R on Room { name @e }';
  expect(measured(query).directives).toBe(5);
});

describe('a question about the schema', () => {
  test('counts its aliases and its lists, and not its depth', () => {
    const asked = measured('{ __schema { a: types { b: fields { type { ofType { name } } args { name } } } } }');
    expect(asked).toEqual({
      depth: 0,
      aliases: 2,
      directives: 0,
      cost: 10 * (4 + 10 * (4 + 10 * 4)),
      expandedSize: 17,
    });
  });

  test('asked in many ways at once adds up', () => {
    const types = Array.from({ length: 200 }, (_, n) => `t${n}: types { fields { args { name } } }`);
    expect(measured(`{ __schema { ${types.join(' ')} } }`).cost).toBe(200 * 10 * (4 + 10 * (4 + 10 * 4)));
  });
});

test('the fields that planners read are counted by whoever knows the planners', () => {
  expect(measured('{ room { name } }').expandedSize).toBe(17);
  expect(measured('query ($n: Int!) { rooms(first: $n) { totalCount } }', { n: 'x' }).expandedSize).toBe(0);
});

describe('the sizes of operations are remembered:', () => {
  const found = { depth: 1, aliases: 0, directives: 0, cost: 1, expandedSize: 1 };

  function counted(): { times: number; measure: () => typeof found } {
    const count = { times: 0, measure: () => (count.times++, found) };
    return count;
  }

  test('the same question is measured once, and another one by itself', () => {
    const [cache, count] = [new MeasureCache(), counted()];
    const [one, other] = [parse('query A { a } query B { b }'), parse('{ a }')];
    for (let turn = 0; turn < 3; turn++) {
      expect(cache.get(one, 'A', { first: 1 }, count.measure)).toBe(found);
      cache.get(one, 'B', { first: 1 }, count.measure);
      cache.get(one, 'A', { first: 2 }, count.measure);
      cache.get(other, undefined, {}, count.measure);
    }
    expect(count.times).toBe(4);
  });

  test('what is refused while it is measured is refused each time', () => {
    const [cache, document] = [new MeasureCache(), parse('{ a }')];
    const refuse = () => {
      throw new Error('null');
    };
    for (let turn = 0; turn < 2; turn++) expect(() => cache.get(document, undefined, {}, refuse)).toThrow('null');
  });

  test('variables without end are not remembered', () => {
    const [cache, count, document] = [new MeasureCache(), counted(), parse('{ a }')];
    for (let turn = 0; turn < 2; turn++) cache.get(document, undefined, { long: 'x'.repeat(1_000) }, count.measure);
    for (let n = 0; n < 100; n++) cache.get(document, undefined, { n }, count.measure);
    cache.get(document, undefined, { n: 0 }, count.measure);
    expect(count.times).toBe(103);
  });
});
