import { byKey, type Scenario } from './scenario';

const books = [
  { id: 'b1', isbn: 'i1', title: 'Red', copies: 3 },
  { id: 'b2', isbn: null, title: 'Blue', copies: 1 },
  { id: 'b3', isbn: 'i3', title: 'Green', copies: 0 },
];

export const keys: Scenario[] = [
  {
    name: 'an entity is resolved through a third subgraph that knows both keys',
    subgraphs: {
      ids: {
        sdl: 'type Query { books: [Book] } type Book @key(fields: "id") { id: ID! }',
        resolvers: { Query: { books: () => [...books, null] } },
      },
      both: {
        sdl: 'type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: ID }',
        resolvers: { Book: { __resolveReference: byKey(books, 'id', 'isbn') } },
      },
      isbns: {
        sdl: 'type Book @key(fields: "isbn") { isbn: ID title: String copies: Int }',
        resolvers: {
          Book: {
            __resolveReference: byKey(
              books.filter(({ isbn }) => isbn),
              'isbn',
            ),
          },
        },
      },
    },
    queries: [
      {
        query: '{ books { title id } }',
        data: { books: [{ title: 'Red', id: 'b1' }, { title: null, id: 'b2' }, { title: 'Green', id: 'b3' }, null] },
      },
      {
        query: '{ books { copies isbn } }',
        data: { books: [{ copies: 3, isbn: 'i1' }, { copies: null, isbn: null }, { copies: 0, isbn: 'i3' }, null] },
      },
    ],
  },
  {
    name: 'a key may have several fields, nested and in lists',
    subgraphs: {
      a: {
        sdl: `type Query { shelf: Shelf }
          type Shelf @key(fields: "floor { number } letters books { id }") { floor: Floor! letters: [String!]! books: [Book!]! }
          type Floor @shareable { number: Int! }
          type Book @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: { shelf: () => ({ floor: { number: 2 }, letters: ['x', 'y'], books: [{ id: 'b1' }, { id: 'b3' }] }) },
        },
      },
      b: {
        sdl: `type Shelf @key(fields: "floor { number } letters books { id }") {
            floor: Floor! letters: [String!]! books: [Book!]! label: String! }
          type Floor @shareable { number: Int! name: String }
          type Book @key(fields: "id") { id: ID! title: String }`,
        resolvers: {
          Shelf: {
            __resolveReference: (shelf) => shelf,
            label: ({ floor, letters, books: all }) =>
              `${(floor as unknown as { number: number }).number} ${String(letters)} ${(all as unknown as { id: string }[]).map(({ id }) => id).join('+')}`,
          },
          Floor: { name: ({ number }) => `floor ${number}` },
          Book: { __resolveReference: byKey(books, 'id'), title: ({ id }) => byKey(books, 'id')({ id })?.title },
        },
      },
    },
    queries: [
      {
        query: '{ shelf { label books { title } floor { number name } } }',
        data: {
          shelf: {
            label: '2 x,y b1+b3',
            books: [{ title: 'Red' }, { title: 'Green' }],
            floor: { number: 2, name: 'floor 2' },
          },
        },
      },
    ],
  },
  {
    name: 'a key that is not resolvable only leads to other subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { fromA: Book }
          type Book @key(fields: "id") @key(fields: "isbn author", resolvable: false) { id: ID! isbn: ID! author: String! pages: Int }`,
        resolvers: {
          Query: { fromA: () => ({ id: 'b1', isbn: 'i1', author: 'x', pages: 9 }) },
          Book: { __resolveReference: ({ id }) => ({ id, isbn: 'i1', author: 'x', pages: 9 }) },
        },
      },
      b: {
        sdl: `type Query { fromB: Book }
          type Book @key(fields: "isbn author") @key(fields: "id", resolvable: false) { id: ID! isbn: ID! author: String! price: Int }`,
        resolvers: {
          Query: { fromB: () => ({ id: 'b1', isbn: 'i1', author: 'x', price: 5 }) },
          Book: {
            __resolveReference: ({ isbn, author }) => (isbn && author ? { isbn, author, id: 'b1', price: 5 } : null),
          },
        },
      },
    },
    queries: [
      { query: '{ fromA { price pages } }', data: { fromA: { price: 5, pages: 9 } } },
      { query: '{ fromB { price pages author } }', data: { fromB: { price: 5, pages: 9, author: 'x' } } },
    ],
  },
  {
    name: 'a subgraph may only refer to an entity',
    subgraphs: {
      a: {
        sdl: `type Query { loans: [Loan!]! } type Loan { book: Book! }
          type Book @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { loans: () => [{ book: { id: 'b3' } }, { book: { id: 'b1' } }, { book: { id: 'b3' } }] } },
      },
      b: {
        sdl: 'type Book @key(fields: "id") { id: ID! title: String }',
        resolvers: { Book: { __resolveReference: byKey(books, 'id') } },
      },
    },
    queries: [
      {
        query: '{ loans { book { id } } }',
        data: { loans: [{ book: { id: 'b3' } }, { book: { id: 'b1' } }, { book: { id: 'b3' } }] },
      },
      {
        query: '{ loans { book { title } } }',
        data: { loans: [{ book: { title: 'Green' } }, { book: { title: 'Red' } }, { book: { title: 'Green' } }] },
      },
    ],
  },
  {
    name: 'a value type is fetched through the entity that holds it',
    subgraphs: {
      a: {
        sdl: `type Query { book: Book } type Book @key(fields: "id") { id: ID! size: Size @shareable } type Size @shareable { width: Int }`,
        resolvers: { Query: { book: () => ({ id: 'b1', size: { width: 7 } }) } },
      },
      b: {
        sdl: `type Book @key(fields: "id") { id: ID! size: Size @shareable } type Size { width: Int @shareable height: Int }`,
        resolvers: { Book: { __resolveReference: ({ id }) => ({ id, size: { width: 7, height: 8 } }) } },
      },
    },
    queries: [{ query: '{ book { size { height width } } }', data: { book: { size: { height: 8, width: 7 } } } }],
  },
  {
    name: 'only one of several composite keys is resolvable, and required fields are sent with it',
    subgraphs: {
      a: {
        sdl: `type Book @key(fields: "id") @key(fields: "shelf", resolvable: false)
            @key(fields: "place { floor row }", resolvable: false) @key(fields: "id place { row seat }", resolvable: false) {
            id: ID! shelf: ID! place: Place! title: String! }
          type Place { floor: ID! row: ID! seat: ID! }`,
        resolvers: {
          Book: {
            __resolveReference: ({ id }) => ({
              id,
              shelf: `s-${id}`,
              place: { floor: 'a', row: 'a', seat: 'a' },
              title: `title ${id}`,
            }),
          },
        },
      },
      b: {
        sdl: `type Query { reader: Reader } type Reader @key(fields: "id") { id: ID! books: [Book!]! }
          type Book @key(fields: "place { floor row }", resolvable: false) @key(fields: "id place { row seat }")
            @key(fields: "shelf", resolvable: false) @key(fields: "id", resolvable: false) {
            id: ID! shelf: ID! place: Place! title: String! @external note: String! @requires(fields: "title") }
          type Place { floor: ID! row: ID! seat: ID! }`,
        resolvers: {
          Query: { reader: () => ({ id: 'r' }) },
          Reader: {
            books: () => ['1', '2'].map((id) => ({ id, shelf: `s-${id}`, place: { floor: 'b', row: 'b', seat: 'b' } })),
          },
          Book: {
            __resolveReference: ({ id, place, title }) => ({ id, place, title }),
            note: ({ title }) => `note on ${title}`,
          },
        },
      },
    },
    queries: [
      {
        query: '{ reader { books { id title note } } }',
        data: {
          reader: {
            books: [
              { id: '1', title: 'title 1', note: 'note on title 1' },
              { id: '2', title: 'title 2', note: 'note on title 2' },
            ],
          },
        },
      },
    ],
  },
];
