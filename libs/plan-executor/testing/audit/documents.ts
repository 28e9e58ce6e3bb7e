import { byKey, type Scenario } from './scenario';

const rooms = [
  { id: 'r1', name: 'Blue', floor: 1, fee: 100 },
  { id: 'r2', name: 'Red', floor: 2, fee: null },
];

export const documents: Scenario[] = [
  {
    name: 'a query may be written in many ways',
    subgraphs: {
      a: {
        sdl: `type Query { rooms(first: Int = 2, of: [Of!]): [Room!] room(id: ID!): Room any: [Any!] }
          type Room @key(fields: "id") { id: ID! name(upper: Boolean = false): String floor: Int }
          type Hall { name: Int } union Any = Room | Hall input Of { floor: Int! deeper: [Of!] }`,
        resolvers: {
          Query: {
            rooms: (_root, { first }) => rooms.slice(0, first),
            room: (_root, { id }) => byKey(rooms, 'id')({ id }),
            any: () => [
              { __typename: 'Hall', name: 5 },
              { __typename: 'Room', ...rooms[0] },
            ],
          },
          Room: {
            __resolveReference: byKey(rooms, 'id'),
            name: ({ name }, { upper }) => (upper ? String(name).toUpperCase() : name),
          },
        },
      },
      b: {
        sdl: 'type Room @key(fields: "id") { id: ID! fee(times: Int! = 1): Int }',
        resolvers: { Room: { fee: ({ id }, { times }) => (id === 'r1' ? 100 * Number(times) : null) } },
      },
    },
    queries: [
      {
        query:
          'query ($no: Boolean = false, $yes: Boolean!) { rooms { id @include(if: $no) fee @skip(if: $yes) name @skip(if: $no) @include(if: $yes) } }',
        variables: { yes: true },
        data: { rooms: [{ name: 'Blue' }, { name: 'Red' }] },
      },
      {
        query:
          '{ rooms(first: 1) { ...F @skip(if: true) ... @include(if: false) { fee } ... on Room @include(if: true) { floor } } } fragment F on Room { name fee }',
        data: { rooms: [{ floor: 1 }] },
      },
      {
        query: 'query ($go: Boolean!) { rooms { fee @include(if: $go) } }',
        variables: { go: false },
        data: { rooms: [{}, {}] },
      },
      {
        query: '{ rooms { one: fee two: fee(times: 2) three: fee(times: 3) fee big: name(upper: true) name } }',
        data: {
          rooms: [
            { one: 100, two: 200, three: 300, fee: 100, big: 'BLUE', name: 'Blue' },
            { one: null, two: null, three: null, fee: null, big: 'RED', name: 'Red' },
          ],
        },
      },
      {
        query: '{ __typename rooms(first: 1) { __typename t: __typename fee } q: __typename }',
        data: { __typename: 'Query', rooms: [{ __typename: 'Room', t: 'Room', fee: 100 }], q: 'Query' },
      },
      {
        query:
          'query ($first: Int, $id: ID! = "r2", $times: Int! = 4) { rooms(first: $first) { id } room(id: $id) { name fee(times: $times) } none: room(id: "r9") { fee } }',
        variables: { first: 1 },
        data: { rooms: [{ id: 'r1' }], room: { name: 'Red', fee: null }, none: null },
      },
      { query: 'query ($first: Int) { rooms(first: $first) { id } }', data: { rooms: [{ id: 'r1' }, { id: 'r2' }] } },
      {
        query:
          '{ any { ... on Room { name } ... on Hall { number: name } ...A ... on Any { __typename } } } fragment A on Any { ... on Room { fee name } }',
        data: {
          any: [
            { number: 5, __typename: 'Hall' },
            { name: 'Blue', fee: 100, __typename: 'Room' },
          ],
        },
      },
      {
        query:
          '{ rooms(first: 1) { fee } rooms(first: 1) { name } ...R } fragment R on Query { rooms(first: 1) { floor fee } }',
        data: { rooms: [{ fee: 100, name: 'Blue', floor: 1 }] },
      },
      {
        query: '{ __schema { queryType { name } } rooms(first: 1) { fee } __type(name: "Hall") { fields { name } } }',
        data: {
          __schema: { queryType: { name: 'Query' } },
          rooms: [{ fee: 100 }],
          __type: { fields: [{ name: 'name' }] },
        },
      },
      {
        query: 'query ($no: Boolean!) { ... @skip(if: $no) { __schema { queryType { name } } rooms { fee } } }',
        variables: { no: false },
        data: { __schema: { queryType: { name: 'Query' } }, rooms: [{ fee: 100 }, { fee: null }] },
        mistakes: { stock: 'cannot plan introspection under a condition' },
      },
    ],
  },
];
