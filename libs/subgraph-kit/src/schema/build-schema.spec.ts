import { Field, ObjectType } from 'type-graphql';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, typesLeftOut } from '../testing';
import { printSchema } from './build-schema';

test('the schema is a Federation 2 schema whose entities have keys', () => {
  const sdl = printSchema(library);
  expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"');
  expect(sdl).toMatch(/type Author implements Node & Record\s+@key\(fields: "id"\)/);
  expect(sdl).toContain('name(');
  expect(sdl).toMatch(/locale: Locale\s/);
});

test('a type of another subgraph is kept although no field leads to it', () => {
  expect(printSchema(library)).toContain('type City');
  expect(typesLeftOut(library)).toEqual([]);
});

test('a type that nobody names is found out', () => {
  expect(typesLeftOut({ ...library, extends: [] })).toEqual(['City']);

  @ObjectType({ description: 'Declared, and then forgotten.' })
  class Forgotten {
    @Field(() => String, { description: 'Never asked for.' })
    word!: string;
  }
  expect(typesLeftOut(library)).toEqual([Forgotten.name]);
});

test('every entity has a reference resolver', async () => {
  const subgraph = await openTestSubgraph(library);
  try {
    const { data } = await subgraph.ask(
      '{ _entities(representations: [{ __typename: "Book", id: "book-kokoro" }]) { ... on Book { title } } }',
    );
    expect(data?._entities).toEqual([{ title: 'こころ' }]);
  } finally {
    await subgraph.close();
  }
});
