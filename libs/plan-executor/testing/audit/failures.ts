import { byKey, fails, type Scenario } from './scenario';

const rooms = [
  { __typename: 'Room', id: 'r1' },
  { __typename: 'Hall', id: 'h1' },
  { __typename: 'Room', id: 'r2' },
];

const places = `type Query { places: [Place] room: Room strict: Strict }
  union Place = Room | Hall type Room @key(fields: "id") { id: ID! } type Hall @key(fields: "id") { id: ID! name: String }
  type Strict { room: Room! }`;

const resolvers = {
  Query: { places: () => rooms, room: () => rooms[0], strict: () => ({ room: rooms[0] }) },
  Hall: { name: () => 'North' },
};

export const failures: Scenario[] = [
  {
    name: 'a subgraph that is down costs its own fields only',
    subgraphs: {
      a: { sdl: places, resolvers },
      b: {
        sdl: 'type Query { fees: [Int!] } type Room @key(fields: "id") { id: ID! fee: Int must: Int! }',
        down: true,
      },
    },
    queries: [
      {
        query: '{ places { ... on Hall { name } ... on Room { id fee } } fees }',
        data: { places: [{ id: 'r1', fee: null }, { name: 'North' }, { id: 'r2', fee: null }], fees: null },
        errors: ['SUBGRAPH_UNAVAILABLE'],
      },
      { query: '{ room { id must } }', data: { room: null }, errors: ['SUBGRAPH_UNAVAILABLE'] },
      { query: '{ room { id } }', data: { room: { id: 'r1' } } },
      { query: '{ strict { room { must } } }', data: { strict: null }, errors: ['SUBGRAPH_UNAVAILABLE'] },
    ],
  },
  {
    name: 'an error has the path in the caller’s response',
    subgraphs: {
      a: { sdl: places, resolvers },
      b: {
        sdl: 'type Room @key(fields: "id") { id: ID! fee(times: Int): Int owners: [Owner] } type Owner { name: String! age: Int! }',
        resolvers: {
          Room: {
            __resolveReference: ({ id }) => ({ id }),
            fee: ({ id }) => (id === 'r2' ? fails('no fee', 'NOT_FOUND') : 5),
            owners: () => [{ name: 'Ito', age: 3 }, { name: null, age: 4 }, null],
          },
        },
      },
    },
    queries: [
      {
        query: '{ places { ... on Room { price: fee(times: 2) } } }',
        data: { places: [{ price: 5 }, {}, { price: null }] },
        errors: ['places.2.price NOT_FOUND'],
        mistakes: { stock: 'counts only the items of one type and names a neighbor' },
      },
      {
        query: '{ room { id owners { age name } } }',
        data: { room: { id: 'r1', owners: [{ age: 3, name: 'Ito' }, null, null] } },
        errors: ['room.owners.1.name DOWNSTREAM_SERVICE_ERROR'],
      },
    ],
  },
  {
    name: 'a missing entity in a non-null field makes its parent null',
    subgraphs: {
      a: {
        sdl: 'type Query { rooms: [Room!] some: [Room] } type Room @key(fields: "id") { id: ID! }',
        resolvers: {
          Query: { rooms: () => [{ id: 'r1' }, { id: 'r2' }], some: () => [{ id: 'r1' }, null, { id: 'r2' }] },
        },
      },
      b: {
        sdl: 'type Room @key(fields: "id") { id: ID! fee: Int name: String! }',
        resolvers: { Room: { __resolveReference: byKey([{ id: 'r2', fee: 2, name: 'Red' }], 'id') } },
      },
    },
    queries: [
      { query: '{ rooms { fee } }', data: { rooms: [{ fee: null }, { fee: 2 }] } },
      { query: '{ rooms { name } }', data: { rooms: null } },
      { query: '{ some { name } }', data: { some: [null, null, { name: 'Red' }] } },
    ],
  },
  {
    name: 'a reference that cannot be resolved is an error of that entity',
    subgraphs: {
      a: {
        sdl: 'type Query { rooms: [Room!] } type Room @key(fields: "id") { id: ID! }',
        resolvers: { Query: { rooms: () => [{ id: 'r1' }, { id: 'r2' }] } },
      },
      b: {
        sdl: 'type Room @key(fields: "id") { id: ID! fee: Int name: String }',
        resolvers: {
          Room: {
            __resolveReference: async ({ id }) =>
              id === 'r1' ? fails('gone', 'NOT_FOUND') : { id, fee: 2, name: 'Red' },
          },
        },
      },
    },
    queries: [
      {
        query: '{ rooms { id fee name } }',
        data: {
          rooms: [
            { id: 'r1', fee: null, name: null },
            { id: 'r2', fee: 2, name: 'Red' },
          ],
        },
        errors: ['rooms.0 NOT_FOUND'],
      },
    ],
  },
];
