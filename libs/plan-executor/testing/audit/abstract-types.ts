import { byKey, fails, type Scenario } from './scenario';

const media = [
  { __typename: 'Book', id: 'm1', title: 'Red' },
  { __typename: 'Film', id: 'm2', title: 'Blue' },
];

const mediaWithKey = `interface Media @key(fields: "id") { id: ID! title: String! }
  type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
  type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }`;

export const abstractTypes: Scenario[] = [
  {
    name: 'a union may have other members in each subgraph',
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media] book: Media @shareable } union Media = Book | Film
          type Book @shareable { title: String } type Film { length: Int }`,
        resolvers: {
          Query: {
            media: () => [{ __typename: 'Film', length: 90 }, null, { __typename: 'Book', title: 'Red' }],
            book: () => ({ __typename: 'Book', title: 'Red' }),
          },
        },
      },
      b: {
        sdl: `type Query { songs: [Media] book: Media @shareable } union Media = Book | Song
          type Book @shareable { title: String } type Song { title: String! }`,
        resolvers: {
          Query: {
            songs: () => [{ __typename: 'Song', title: 'La' }],
            book: () => ({ __typename: 'Book', title: 'Red' }),
          },
        },
      },
    },
    queries: [
      {
        query:
          '{ media { __typename ... on Book { title } ... on Song { sung: title } ... on Film { length } } songs { __typename ... on Book { title } ... on Song { sung: title } } }',
        data: {
          media: [{ __typename: 'Film', length: 90 }, null, { __typename: 'Book', title: 'Red' }],
          songs: [{ __typename: 'Song', sung: 'La' }],
        },
      },
      {
        query:
          '{ book { ... on Song { sung: title } ... on Film { length } } other: book { ...B } } fragment B on Book { title kind: __typename }',
        data: { book: {}, other: { title: 'Red', kind: 'Book' } },
      },
    ],
  },
  {
    name: 'an interface object adds a field to every member of an interface, from any subgraph',
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media!] book: Book } ${mediaWithKey}`,
        resolvers: {
          Query: { media: () => media, book: () => ({ id: 'm1', title: 'Red', pages: 3 }) },
          Media: { __resolveReference: byKey(media, 'id') },
          Book: { __resolveReference: byKey(media, 'id') },
          Film: { __resolveReference: byKey(media, 'id') },
        },
      },
      b: {
        sdl: `type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int related: [Media] }`,
        resolvers: {
          Query: { best: () => ({ id: 'm2' }) },
          Media: {
            stars: ({ id }) => (id === 'm1' ? 4 : 5),
            related: ({ id }) => [{ id: id === 'm1' ? 'm2' : 'm1' }, null],
          },
        },
      },
    },
    queries: [
      {
        query: '{ media { id stars } }',
        data: {
          media: [
            { id: 'm1', stars: 4 },
            { id: 'm2', stars: 5 },
          ],
        },
      },
      {
        query: '{ book { stars title related { title } } }',
        data: { book: { stars: 4, title: 'Red', related: [{ title: 'Blue' }, null] } },
      },
      { query: '{ best { stars title } }', data: { best: { stars: 5, title: 'Blue' } } },
      { query: '{ best { __typename id ... on Book { pages } } }', data: { best: { __typename: 'Film', id: 'm2' } } },
      {
        query: '{ media { ... on Film { title related { ... on Book { title } } } ... on Book { stars } } }',
        data: { media: [{ stars: 4 }, { title: 'Blue', related: [{ title: 'Red' }, null] }] },
      },
      { query: '{ book { __typename title stars } }', data: { book: { __typename: 'Book', title: 'Red', stars: 4 } } },
      {
        query: '{ best { ... on Film { related { title } } ... on Book { stars } } }',
        data: { best: { related: [{ title: 'Red' }, null] } },
      },
      {
        query: '{ book { stars __typename } }',
        data: { book: { stars: 4, __typename: 'Book' } },
        mistakes: { stock: 'takes the name of the interface object for the type of the book' },
      },
    ],
  },
  {
    name: 'an interface object that its interface does not know is an error',
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media!] } ${mediaWithKey}`,
        resolvers: { Media: { __resolveReference: byKey(media, 'id') } },
      },
      b: {
        sdl: 'type Query { best: [Media] } type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }',
        resolvers: {
          Query: {
            best: () => [
              { id: 'm1', stars: 1 },
              { id: 'nowhere', stars: 2 },
            ],
          },
        },
      },
    },
    queries: [
      {
        query: '{ best { stars title } }',
        data: { best: [{ stars: 1, title: 'Red' }, null] },
        errors: 'some',
        mistakes: { stock: 'gives null without an error' },
      },
      {
        query: '{ best { stars __typename } }',
        data: { best: [{ stars: 1, __typename: 'Book' }, null] },
        errors: 'some',
        mistakes: { stock: 'gives null without an error' },
      },
      { query: '{ best { stars } }', data: { best: [{ stars: 1 }, { stars: 2 }] } },
    ],
  },
  {
    name: 'an interface object may require a field of the interface',
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media!] } ${mediaWithKey}`,
        resolvers: { Query: { media: () => media }, Media: { __resolveReference: byKey(media, 'id') } },
      },
      b: {
        sdl: `type Query { best: Media } type Media @interfaceObject @key(fields: "id") {
          id: ID! title: String! @external label: String! @requires(fields: "title") }`,
        resolvers: {
          Query: { best: () => ({ id: 'm2' }) },
          Media: { __resolveReference: (media) => media, label: ({ title }) => `«${title}»` },
        },
      },
    },
    queries: [
      {
        query: '{ media { label } best { label } }',
        data: { media: [{ label: '«Red»' }, { label: '«Blue»' }], best: { label: '«Blue»' } },
      },
    ],
  },
  {
    name: 'fields that @provides gives through a union or an interface are used, and others are fetched',
    subgraphs: {
      a: {
        sdl: `type Query { any: [Media!] @provides(fields: "... on Book { title }") named: [Named!] @provides(fields: "... on Film { length }") }
          union Media = Book | Film
          interface Named { id: ID! }
          type Book implements Named @key(fields: "id") { id: ID! title: String @external }
          type Film implements Named @key(fields: "id") { id: ID! length: Int @external }`,
        resolvers: {
          Query: {
            any: () => [
              { __typename: 'Book', id: 'm1', title: 'Red' },
              { __typename: 'Film', id: 'm2' },
            ],
            named: () => [
              { __typename: 'Film', id: 'm2', length: 90 },
              { __typename: 'Book', id: 'm1' },
            ],
          },
        },
      },
      b: {
        sdl: `type Book @key(fields: "id") { id: ID! title: String @shareable }
          type Film @key(fields: "id") { id: ID! title: String @shareable length: Int @shareable }`,
        resolvers: {
          Book: { __resolveReference: byKey(media, 'id') },
          Film: { __resolveReference: ({ id }) => ({ id, title: 'Blue', length: 90 }) },
        },
      },
    },
    queries: [
      {
        query:
          '{ any { ... on Book { title } ... on Film { title } } named { id ... on Film { length title } ... on Book { title } } }',
        data: {
          any: [{ title: 'Red' }, { title: 'Blue' }],
          named: [
            { id: 'm2', length: 90, title: 'Blue' },
            { id: 'm1', title: 'Red' },
          ],
        },
      },
    ],
  },
  {
    name: 'an interface may refer to itself, with members in several subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { node(id: ID!): Node } interface Node { id: ID! parent: Node }
          type Hall implements Node @key(fields: "id") { id: ID! parent: Node }
          type Room implements Node @key(fields: "id") { id: ID! parent: Node }`,
        resolvers: {
          Query: {
            node: (_root, { id }) => ({
              __typename: 'Room',
              id,
              parent: { __typename: 'Hall', id: 'h1', parent: null },
            }),
          },
        },
      },
      b: {
        sdl: 'type Hall @key(fields: "id") { id: ID! name: String } type Room @key(fields: "id") { id: ID! name: String }',
        resolvers: {
          Hall: { __resolveReference: ({ id }) => ({ id, name: `hall ${id}` }) },
          Room: { __resolveReference: ({ id }) => ({ id, name: `room ${id}` }) },
        },
      },
    },
    queries: [
      {
        query:
          'query ($id: ID!) { node(id: $id) { id ...N parent { ...N parent { id ...N } } } } fragment N on Node { ... on Hall { name } ... on Room { name } }',
        variables: { id: 'r7' },
        data: { node: { id: 'r7', name: 'room r7', parent: { name: 'hall h1', parent: null } } },
      },
    ],
  },
  {
    name: 'members of a union may have fields of one name and different types',
    subgraphs: {
      a: {
        sdl: `type Query { any: [Any!] } union Any = A | B type A @key(fields: "id") { id: ID! } type B { id: String x: Int! }`,
        resolvers: {
          Query: {
            any: () => [
              { __typename: 'A', id: '1' },
              { __typename: 'B', id: null, x: 3 },
            ],
          },
        },
      },
      b: {
        sdl: 'type A @key(fields: "id") { id: ID! x: String }',
        resolvers: { A: { __resolveReference: ({ id }) => ({ id, x: 'text' }) } },
      },
    },
    queries: [
      {
        query: '{ any { ... on A { a: id ax: x } ... on B { b: id bx: x } } }',
        data: {
          any: [
            { a: '1', ax: 'text' },
            { b: null, bx: 3 },
          ],
        },
      },
    ],
  },
  {
    name: 'a field of an interface object that cannot be fetched is an error',
    unsatisfiable: true,
    subgraphs: {
      a: {
        sdl: 'type Query { a: Media } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! }',
        resolvers: {
          Query: { a: () => ({ __typename: 'Book', id: 'm1' }) },
          Media: { __resolveReference: () => fails('must not be asked') },
          Book: { __resolveReference: () => fails('must not be asked') },
        },
      },
      b: {
        sdl: 'type Query { b: Media } type Media @interfaceObject @key(fields: "id", resolvable: false) { id: ID! stars: Int }',
        resolvers: { Query: { b: () => ({ id: 'm1', stars: 4 }) } },
      },
    },
    queries: [
      { query: '{ b { id stars } }', data: { b: { id: 'm1', stars: 4 } } },
      { query: '{ a { id } }', data: { a: { id: 'm1' } } },
      {
        query: '{ a { id stars } b { id } }',
        data: null,
        errors: 'some',
      },
    ],
  },
  {
    name: 'a field of an interface object without members of the interface is an error',
    unsatisfiable: true,
    subgraphs: {
      a: {
        sdl: 'type Query { a: Media } interface Media @key(fields: "id") { id: ID! }',
        resolvers: { Query: { a: () => fails('must not be asked') } },
      },
      b: {
        sdl: 'type Query { b: Media } type Media @interfaceObject @key(fields: "id", resolvable: false) { id: ID! stars: Int }',
        resolvers: { Query: { b: () => ({ id: 'm1', stars: 4 }) } },
      },
    },
    queries: [
      { query: '{ b { id stars } }', data: { b: { id: 'm1', stars: 4 } } },
      {
        query: '{ a { stars } }',
        data: null,
        errors: 'some',
        mistakes: { stock: 'gives null without an error' },
      },
    ],
  },
];
