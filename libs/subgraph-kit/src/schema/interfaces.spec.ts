import { buildSchema, Kind, parse, print, validateSchema, type InterfaceTypeDefinitionNode } from 'graphql';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { printSchema } from './build-schema';
import { withInterfaces } from './interfaces';

const interfacesOf = (sdl: string): InterfaceTypeDefinitionNode[] =>
  parse(sdl).definitions.filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION);

const fieldsOf = (sdl: string, name: string): string[] | undefined =>
  interfacesOf(sdl)
    .find((type) => type.name.value === name)
    ?.fields?.map((field) => field.name.value);

/** The schema of a library with these types, whose concepts are `Author` and `Book`. */
const withTypes = (types: string): string =>
  print(withInterfaces(parse(`${types} type Query { author: Author }`), library));

test('every record implements Node and Record, its own and those of others', () => {
  const sdl = printSchema(library);
  for (const type of ['Author', 'Book', 'City'])
    expect(sdl).toMatch(new RegExp(`type ${type} implements Node & Record`));
  expect(sdl).toContain('interface Record implements Node');
});

test('a value without an identity implements nothing', () => {
  expect(withTypes('type Author { id: ID! } type Shelf { id: ID! }')).toContain('type Shelf {');
});

test('an interface has the fields that all of its types have in the subgraph, as they declare them', () => {
  const sdl = withTypes(
    'type Author { id: ID! name(locale: String): String! } type Book { id: ID! name(locale: String): String! url: String! }',
  );
  expect(fieldsOf(sdl, 'Record')).toEqual(['id', 'name']);
  expect(sdl).toMatch(/interface Record.*name\(locale: String\): String!/s);
  expect(validateSchema(buildSchema(sdl))).toEqual([]);
});

test('a field has one type in all records, for otherwise no operation could ask for it of several', () => {
  expect(() => withTypes('type Author { id: ID! name: String! } type Book { id: ID! name: String }')).toThrow(
    'Author.name is String!, but Book.name is String. Give both the same type',
  );
});

test('a record with a date that is never absent is Dated', () => {
  const sdl = withTypes(
    'type PartialDate { year: Int } type Author { id: ID! date: PartialDate } type Book { id: ID! date: PartialDate! }',
  );
  expect(sdl).toContain('type Author implements Node & Record {');
  expect(sdl).toContain('type Book implements Node & Record & Dated {');
  expect(fieldsOf(sdl, 'Dated')).toEqual(['id', 'date']);
});

test('a subgraph without such records has no interface Dated', () => {
  const sdl = withTypes('type Author { id: ID! } type Book { id: ID! }');
  expect(interfacesOf(sdl).map(({ name }) => name.value)).toEqual(['Node', 'Record']);
});

describe('a subgraph', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => (subgraph = await openTestSubgraph(library)));
  afterAll(() => subgraph.close());

  it('answers fragments on an interface for its own records and for those of others', async () => {
    const { data, errors } = await subgraph.ask(
      `query ($records: [_Any!]!) {
        _entities(representations: $records) { ... on Record { __typename id } ... on Node { same: id } }
      }`,
      {
        records: [
          { __typename: 'Book', id: 'book-kokoro' },
          { __typename: 'City', id: 'tokorozawa' },
        ],
      },
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      { __typename: 'Book', id: 'book-kokoro', same: 'book-kokoro' },
      { __typename: 'City', id: 'tokorozawa', same: 'tokorozawa' },
    ]);
  });
});
