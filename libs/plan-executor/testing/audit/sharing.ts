import { byKey, fails, type Scenario } from './scenario';

let steps = 0;

/** Mutations that return their position in the order of execution. */
function step(): number {
  steps += 1;
  return steps;
}

/** A query that resets the counter, so that a mutation can be executed again. */
function startOver(): number {
  steps = 0;
  return step();
}

const halls = [
  { id: 'h1', name: 'North', seats: 30 },
  { id: 'h2', name: 'South', seats: 20 },
];

export const sharing: Scenario[] = [
  {
    name: 'a shared root field returns the fields of both subgraphs',
    subgraphs: {
      a: {
        sdl: 'type Query { hall: Hall @shareable halls: [Hall!]! @shareable } type Hall @key(fields: "id") { id: ID! name: String }',
        resolvers: { Query: { hall: () => halls[0], halls: () => halls } },
      },
      b: {
        sdl: 'type Query { hall: Hall @shareable halls: [Hall!]! @shareable } type Hall @key(fields: "id") { id: ID! seats: Int }',
        resolvers: {
          Query: { hall: () => halls[0], halls: () => halls },
          Hall: { __resolveReference: byKey(halls, 'id') },
        },
      },
    },
    queries: [
      {
        query: '{ hall { seats name } halls { id seats } }',
        data: {
          hall: { seats: 30, name: 'North' },
          halls: [
            { id: 'h1', seats: 30 },
            { id: 'h2', seats: 20 },
          ],
        },
      },
    ],
  },
  {
    name: 'a value type without a key is merged from a shared root field',
    subgraphs: {
      a: {
        sdl: 'type Query { size: Size @shareable } type Size { w: Int @shareable h: Int @shareable }',
        resolvers: { Query: { size: () => ({ w: 1, h: 2 }) } },
      },
      b: {
        sdl: 'type Query { size: Size @shareable } type Size { h: Int @shareable w: Int @shareable }',
        resolvers: { Query: { size: () => ({ w: 1, h: 2 }) } },
      },
    },
    queries: [{ query: '{ size { h w again: h } }', data: { size: { h: 2, w: 1, again: 2 } } }],
  },
  {
    name: 'an overridden field is fetched from its new subgraph',
    subgraphs: {
      old: {
        sdl: 'type Query { halls: [Hall!] } type Hall @key(fields: "id") { id: ID! name: String seats: Int }',
        resolvers: {
          Query: { halls: () => halls },
          Hall: { seats: () => fails('the old place was asked'), __resolveReference: byKey(halls, 'id') },
        },
      },
      new: {
        sdl: `type Query { first: Hall } type Hall @key(fields: "id") { id: ID! seats: Int @override(from: "old") }`,
        resolvers: { Query: { first: () => halls[1] }, Hall: { __resolveReference: byKey(halls, 'id') } },
      },
    },
    queries: [
      {
        query: '{ halls { name seats } first { seats name } }',
        data: {
          halls: [
            { name: 'North', seats: 30 },
            { name: 'South', seats: 20 },
          ],
          first: { seats: 20, name: 'South' },
        },
      },
    ],
  },
  {
    name: 'a field may be overridden from a subgraph that no longer exists',
    subgraphs: {
      a: {
        sdl: 'type Query { hall: Hall } type Hall @key(fields: "id") { id: ID! }',
        resolvers: { Query: { hall: () => halls[0] } },
      },
      b: {
        sdl: 'type Hall @key(fields: "id") { id: ID! seats: Int @override(from: "gone") }',
        resolvers: { Hall: { __resolveReference: byKey(halls, 'id') } },
      },
    },
    queries: [{ query: '{ hall { seats } }', data: { hall: { seats: 30 } } }],
  },
  {
    name: 'inaccessible fields are used in plans but not visible to callers',
    subgraphs: {
      a: {
        sdl: `type Query { halls: [Hall!] state: State states: [State!] }
          type Hall @key(fields: "code") { code: ID! @inaccessible name: String }
          enum State { OPEN CLOSED @inaccessible }`,
        resolvers: {
          Query: {
            halls: () => halls.map((hall) => ({ ...hall, code: hall.id })),
            state: () => 'CLOSED',
            states: () => ['OPEN'],
          },
        },
      },
      b: {
        sdl: 'type Hall @key(fields: "code") { code: ID! @inaccessible seats: Int }',
        resolvers: { Hall: { seats: ({ code }) => (code === 'h1' ? 30 : 20) } },
      },
    },
    queries: [
      {
        query: '{ halls { seats name } }',
        data: {
          halls: [
            { seats: 30, name: 'North' },
            { seats: 20, name: 'South' },
          ],
        },
      },
      { query: '{ states }', data: { states: ['OPEN'] } },
      { query: '{ state }', data: { state: null } },
    ],
  },
  {
    name: 'enums and input objects accept what all subgraphs accept',
    subgraphs: {
      a: {
        sdl: `type Query { sized(size: Size = SMALL, where: Where): String } enum Size { SMALL BIG HUGE }
          input Where { name: String = "x" only: Int }`,
        resolvers: { Query: { sized: (_root, args) => JSON.stringify(args) } },
      },
      b: {
        sdl: 'type Query { other(size: Size, where: Where): String } enum Size { SMALL BIG } input Where { name: String = "x" more: Int }',
        resolvers: { Query: { other: (_root, args) => JSON.stringify(args) } },
      },
    },
    queries: [
      {
        query:
          'query ($size: Size = BIG, $where: Where, $name: String) { sized(size: $size) other(where: $where) third: other(where: { name: $name }, size: null) }',
        variables: { where: {} },
        data: {
          sized: '{"size":"BIG"}',
          other: '{"where":{"name":"x"}}',
          third: '{"size":null,"where":{"name":"x"}}',
        },
      },
    ],
  },
  {
    name: 'mutations run one after another, across subgraphs',
    subgraphs: {
      a: {
        sdl: 'type Query { x: Int } type Mutation { a(name: String): Int! startOver: Int! }',
        resolvers: { Mutation: { a: step, startOver } },
      },
      b: {
        sdl: 'type Query { y: Int } type Mutation { b: Step } type Step @shareable { number: Int! }',
        resolvers: { Mutation: { b: () => ({ number: step() }) } },
      },
    },
    queries: [
      {
        query: 'mutation { startOver two: a b { number } four: a(name: "x") five: a last: b { number } }',
        data: { startOver: 1, two: 2, b: { number: 3 }, four: 4, five: 5, last: { number: 6 } },
      },
      {
        query: 'mutation { startOver ...F four: a } fragment F on Mutation { two: a three: a(name: "y") }',
        data: { startOver: 1, two: 2, three: 3, four: 4 },
        mistakes: { stock: 'puts the fields of a fragment before those that stand before it' },
      },
    ],
  },
  {
    name: '@provides may have nested fields',
    subgraphs: {
      a: {
        sdl: `type Query { loan: Loan @provides(fields: "hall { keeper { name } }") }
          type Loan @key(fields: "id") { id: ID! hall: Hall @external }
          type Hall @key(fields: "id") { id: ID! keeper: Keeper @external } type Keeper @key(fields: "id") { id: ID! name: String @external }`,
        resolvers: { Query: { loan: () => ({ id: 'l', hall: { id: 'h', keeper: { id: 'k', name: 'Ito' } } }) } },
      },
      b: {
        sdl: `type Loan @key(fields: "id") { id: ID! hall: Hall @shareable } type Hall @key(fields: "id") { id: ID! keeper: Keeper @shareable }
          type Keeper @key(fields: "id") { id: ID! name: String @shareable phone: String @shareable }`,
        resolvers: {
          Loan: { hall: () => ({ id: 'h' }) },
          Hall: { keeper: () => ({ id: 'k' }) },
          Keeper: { phone: () => '04', name: () => 'Ito' },
        },
      },
    },
    queries: [
      {
        query: '{ loan { hall { keeper { name phone } } } }',
        data: { loan: { hall: { keeper: { name: 'Ito', phone: '04' } } } },
      },
    ],
  },
  {
    name: 'subgraphs of Federation 1 are supported',
    subgraphs: {
      a: {
        federation1: true,
        sdl: 'type Query { hall: Hall } type Hall @key(fields: "id") @key(fields: "name") { id: ID! name: String }',
        resolvers: { Query: { hall: () => halls[0] }, Hall: { __resolveReference: byKey(halls, 'id', 'name') } },
      },
      b: {
        federation1: true,
        sdl: 'extend type Hall @key(fields: "id") { id: ID! @external name: String @external sign: String @requires(fields: "name") } extend type Query { second: Hall }',
        resolvers: { Query: { second: () => ({ id: 'h2' }) }, Hall: { sign: ({ name }) => `<${name}>` } },
      },
    },
    queries: [
      {
        query: '{ hall { sign } second { name sign } }',
        data: { hall: { sign: '<North>' }, second: { name: 'South', sign: '<South>' } },
      },
    ],
  },
];
