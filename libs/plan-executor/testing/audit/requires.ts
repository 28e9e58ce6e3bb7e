import { byKey, fails, type Scenario } from './scenario';

const parks = [{ id: 'p1' }, { id: 'p2' }];
const areas = [
  { id: 'p1', area: 120 },
  { id: 'p2', area: null },
];

export const requires: Scenario[] = [
  {
    name: 'a field may require a field of another subgraph, which may be null',
    subgraphs: {
      parks: {
        sdl: 'type Query { parks: [Park!]! } type Park @key(fields: "id") { id: ID! }',
        resolvers: { Query: { parks: () => parks } },
      },
      land: {
        sdl: 'type Park @key(fields: "id") { id: ID! area: Int }',
        resolvers: { Park: { __resolveReference: byKey(areas, 'id') } },
      },
      fees: {
        sdl: 'type Park @key(fields: "id") { id: ID! area: Int @external fee: String @requires(fields: "area") }',
        resolvers: { Park: { fee: ({ area }) => `${area === null ? 'no area' : Number(area) * 2} yen` } },
      },
    },
    queries: [
      { query: '{ parks { fee } }', data: { parks: [{ fee: '240 yen' }, { fee: 'no area yen' }] } },
      {
        query: '{ parks { fee area id } }',
        data: {
          parks: [
            { fee: '240 yen', area: 120, id: 'p1' },
            { fee: 'no area yen', area: null, id: 'p2' },
          ],
        },
      },
    ],
  },
  {
    name: 'a required field may require others itself',
    subgraphs: {
      a: {
        sdl: 'type Query { park: Park } type Park @key(fields: "id") { id: ID! length: Int! }',
        resolvers: { Query: { park: () => ({ id: 'p1', length: 3 }) } },
      },
      b: {
        sdl: 'type Park @key(fields: "id") { id: ID! length: Int! @external area: Int! @requires(fields: "length") }',
        resolvers: { Park: { area: ({ length }) => Number(length) * 5 } },
      },
      c: {
        sdl: `type Park @key(fields: "id") { id: ID! area: Int! @external length: Int! @external
          label: String! @requires(fields: "area length") }`,
        resolvers: { Park: { label: ({ area, length }) => `${area} and ${length}` } },
      },
    },
    queries: [
      { query: '{ park { label } }', data: { park: { label: '15 and 3' } } },
      { query: '{ park { label area length } }', data: { park: { label: '15 and 3', area: 15, length: 3 } } },
    ],
  },
  {
    name: 'a chain of required fields may lead back to its first subgraph',
    subgraphs: {
      a: {
        sdl: `type Query { park: Park }
          type Park @key(fields: "id") { id: ID! length: Int! area: Int! @external total: Int! @requires(fields: "area") }`,
        resolvers: {
          Query: { park: () => ({ id: 'p1', length: 3 }) },
          Park: { total: ({ area }) => Number(area) + 1000 },
        },
      },
      b: {
        sdl: `type Park @key(fields: "id") { id: ID! length: Int! @external area: Int! @requires(fields: "length")
          total: Int! @external label: String! @requires(fields: "total") }`,
        resolvers: { Park: { area: ({ length }) => Number(length) * 5, label: ({ total }) => `T${total}` } },
      },
    },
    queries: [
      { query: '{ park { total } }', data: { park: { total: 1015 } } },
      {
        query: '{ park { label } }',
        data: { park: { label: 'T1015' } },
        mistakes: {
          stock: 'asks the first subgraph for a field that is external there',
          apollo: 'asks the first subgraph for a field that is external there',
        },
      },
    ],
  },
  {
    name: 'required fields may be nested, in lists and in fragments on a union',
    subgraphs: {
      a: {
        sdl: `type Query { halls: [Hall] }
          type Hall @key(fields: "id") { id: ID! rooms: [Room] use: [Use!]! }
          type Room { seats: Int! name: String! }
          union Use = Course | Meeting
          type Course { title: String! } type Meeting { topic: String! open: Boolean }`,
        resolvers: {
          Query: {
            halls: () => [
              {
                id: 'h1',
                rooms: [{ seats: 3, name: 'x' }, null, { seats: 4, name: 'y' }],
                use: [{ __typename: 'Course', title: 'Go' }],
              },
              null,
              {
                id: 'h2',
                rooms: null,
                use: [
                  { __typename: 'Meeting', topic: 'Plan', open: null },
                  { __typename: 'Course', title: 'Art' },
                ],
              },
            ],
          },
        },
      },
      b: {
        sdl: `type Hall @key(fields: "id") { id: ID! rooms: [Room] @external use: [Use!]! @external
            seats: Int @requires(fields: "rooms { seats }")
            poster: String! @requires(fields: "use { ... on Course { title } ... on Meeting { topic open } }") }
          type Room { seats: Int! @external }
          union Use = Course | Meeting
          type Course { title: String! @external } type Meeting { topic: String! @external open: Boolean @external }`,
        resolvers: {
          Hall: {
            seats: ({ rooms }) =>
              (rooms as unknown as { seats: number }[] | null)?.reduce((sum, room) => sum + (room?.seats ?? 0), 0),
            poster: ({ use }) =>
              (use as unknown as { title?: string; topic?: string }[]).map((each) => each.title ?? each.topic).join(),
          },
        },
      },
    },
    queries: [
      {
        query: '{ halls { seats poster rooms { name } } }',
        data: {
          halls: [
            { seats: 7, poster: 'Go', rooms: [{ name: 'x' }, null, { name: 'y' }] },
            null,
            { seats: null, poster: 'Plan,Art', rooms: null },
          ],
        },
      },
    ],
  },
  {
    name: 'the response has the field with the caller’s arguments, not with those of @requires',
    subgraphs: {
      a: {
        sdl: 'type Query { park: Park } type Park @key(fields: "id") { id: ID! area(unit: String!): String }',
        resolvers: {
          Query: { park: () => ({ id: 'p1' }) },
          Park: { __resolveReference: ({ id }) => ({ id }), area: (_park, { unit }) => `12 ${unit}` },
        },
      },
      b: {
        sdl: `type Park @key(fields: "id") { id: ID! area(unit: String!): String @external
          fee: String @requires(fields: "area(unit: \\"ha\\")") tax: String @requires(fields: "area(unit: \\"a\\")") }`,
        resolvers: { Park: { fee: ({ area }) => `fee of ${area}`, tax: ({ area }) => `tax of ${area}` } },
      },
    },
    queries: [
      { query: '{ park { fee } }', data: { park: { fee: 'fee of 12 ha' } } },
      { query: '{ park { area(unit: "ha") fee } }', data: { park: { area: '12 ha', fee: 'fee of 12 ha' } } },
      {
        query: '{ park { area(unit: "m2") fee } }',
        data: { park: { area: '12 m2', fee: 'fee of 12 ha' } },
        mistakes: { stock: 'takes the value for one set of arguments for the other' },
      },
      {
        query: 'query ($unit: String!) { park { mine: area(unit: $unit) fee } }',
        variables: { unit: 'm2' },
        data: { park: { mine: '12 m2', fee: 'fee of 12 ha' } },
      },
      {
        query: '{ park { fee tax } }',
        data: { park: { fee: 'fee of 12 ha', tax: 'tax of 12 a' } },
        mistakes: { stock: 'gives both fields the same value', apollo: 'as stock' },
      },
    ],
  },
  {
    name: 'a required field that fails is an error at its own path, and null for the field that requires it',
    subgraphs: {
      a: {
        sdl: 'type Query { park: Park } type Park @key(fields: "id") { id: ID! area: Int }',
        resolvers: { Query: { park: () => ({ id: 'p1' }) }, Park: { area: () => fails('unknown', 'NOT_FOUND') } },
      },
      b: {
        sdl: 'type Park @key(fields: "id") { id: ID! area: Int @external fee: String @requires(fields: "area") }',
        resolvers: { Park: { fee: ({ area }) => `of ${area}` } },
      },
    },
    queries: [{ query: '{ park { fee } }', data: { park: { fee: 'of null' } }, errors: ['park.area NOT_FOUND'] }],
  },
  {
    name: 'a field of an interface may be required',
    subgraphs: {
      a: {
        sdl: `type Query { places: [Place!]! } interface Place { id: ID! floor: Int! }
          type Hall implements Place @key(fields: "id") { id: ID! floor: Int! }
          type Park implements Place @key(fields: "id") { id: ID! floor: Int! }`,
        resolvers: {
          Query: {
            places: () => [
              { __typename: 'Hall', id: 'h', floor: 2 },
              { __typename: 'Park', id: 'p', floor: 0 },
            ],
          },
          Hall: { __resolveReference: ({ id }) => ({ id, floor: 2 }) },
        },
      },
      b: {
        sdl: `type Hall @key(fields: "id") { id: ID! floor: Int! @external lift: Boolean @requires(fields: "floor") }`,
        resolvers: { Hall: { lift: ({ floor }) => Number(floor) > 1 } },
      },
    },
    queries: [
      {
        query: '{ places { id ... on Hall { lift } ... on Park { floor } } }',
        data: {
          places: [
            { id: 'h', lift: true },
            { id: 'p', floor: 0 },
          ],
        },
      },
    ],
  },
  {
    name: 'required fields are fetched by the keys that are known if there are several',
    subgraphs: {
      a: {
        sdl: 'interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! } type Query { book: Book }',
        resolvers: { Query: { book: () => ({ id: 'b1' }) } },
      },
      b: {
        sdl: 'type Park @key(fields: "id") { id: ID! name: String @external sign: String @requires(fields: "name") }',
        resolvers: { Park: { sign: ({ name }) => `<${name}>` } },
      },
      c: {
        sdl: `type Park @key(fields: "id") @key(fields: "code") { id: ID! code: ID! name: String sign: String @external
            poster: String @requires(fields: "sign") }
          type Media @interfaceObject @key(fields: "id") { id: ID! places: [Park!] }`,
        resolvers: {
          Media: { places: () => [{ id: 'p1', code: 'c1', name: 'Hill' }] },
          Park: {
            __resolveReference: (park) => ({ id: 'p1', code: 'c1', name: 'Hill', sign: park.sign }),
            poster: ({ sign }) => `poster of ${sign}`,
          },
        },
      },
    },
    queries: [
      { query: '{ book { places { sign } } }', data: { book: { places: [{ sign: '<Hill>' }] } } },
      {
        query: '{ book { places { poster } } }',
        data: { book: { places: [{ poster: 'poster of <Hill>' }] } },
      },
    ],
  },
  {
    name: 'a required field is null for an object whose type shares its name with another type',
    subgraphs: {
      a: {
        sdl: `type Query { named: [Named!]! } interface Named { id: ID! }
          type Hall implements Named @key(fields: "id") { id: ID! size: [Int] } type Room implements Named @key(fields: "id") { id: ID! size: String }`,
        resolvers: {
          Query: {
            named: () => [
              { __typename: 'Hall', id: 'h', size: null },
              { __typename: 'Room', id: 'r', size: null },
            ],
          },
        },
      },
      b: {
        sdl: `type Hall @key(fields: "id") { id: ID! size: [Int] @external note: String @requires(fields: "size") }
          type Room @key(fields: "id") { id: ID! size: String @external note: String @requires(fields: "size") }`,
        resolvers: {
          Hall: { __resolveReference: (hall) => hall, note: ({ id, size }) => `${String(id)} ${String(size)}` },
          Room: { __resolveReference: (room) => room, note: ({ id, size }) => `${String(id)} ${String(size)}` },
        },
      },
    },
    queries: [
      {
        query: '{ named { ... on Hall { note } ... on Room { note } } }',
        data: { named: [{ note: 'h null' }, { note: 'r null' }] },
        mistakes: { stock: 'loses a null under an alias of the planner’s' },
      },
    ],
  },
];
