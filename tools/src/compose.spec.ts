import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, parse, printSchema, type GraphQLSchema } from 'graphql';
import { compose } from './compose';
import { checkout } from './testing/checkout';

const url = 'http://127.0.0.1:4001/x/graphql';
const header =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable"])\n';

test('subgraphs that fit become a supergraph', () => {
  const { supergraph, hints } = compose([
    { name: 'a', url, sdl: `${header} type Query { city: City } type City @key(fields: "id") { id: ID! }` },
    { name: 'b', url, sdl: `${header} type City @key(fields: "id") { id: ID! name: String }` },
  ]);
  expect(supergraph).toContain('@join__graph(name: "a", url: "http://127.0.0.1:4001/x/graphql")');
  expect(hints).toEqual([]);
});

test('subgraphs that do not fit are told with the code of each fault, and what to do is said', () => {
  const clash = () =>
    compose([
      { name: 'a', url, sdl: `${header} type Query { city: City } type City { id: ID! area: Float }` },
      { name: 'b', url, sdl: `${header} type Query { town: City } type City { id: ID! area: Float }` },
    ]);
  expect(clash).toThrow(/^The subgraphs do not compose \(2 faults\)\. The supergraph was left as it is\./);
  expect(clash).toThrow(/INVALID_FIELD_SHARING: .*City\.area.*subgraphs "a" and "b"/);
});

test('what composes but may not be meant is hinted at', () => {
  const { hints } = compose([
    {
      name: 'a',
      url,
      sdl: `${header} type Query { city: City } type City @shareable { id: ID! "Area in km²." area: Float }`,
    },
    {
      name: 'b',
      url,
      sdl: `${header} type Query { town: City } type City @shareable { id: ID! "Area in acres." area: Float }`,
    },
  ]);
  expect(hints.join('\n')).toContain('INCONSISTENT_DESCRIPTION');
});

const print = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));
/** Our gateway enforces scopes, which Apollo's does not know. */
const supportedFeatures = null;
const apiOf = (supergraph: string): string =>
  print(Supergraph.build(supergraph, { supportedFeatures }).apiSchema().toGraphQLJSSchema());

test('another library composes our subgraphs too, and callers see the same schema', () => {
  const domains = join(checkout, 'libs/subgraphs');
  const schemaOf = (name: string): string => join(domains, name, 'schema.graphql');
  const names = readdirSync(domains).filter((name) => existsSync(schemaOf(name)));
  const result = composeWithGuild(
    names.map((name) => ({ name, url, typeDefs: parse(readFileSync(schemaOf(name), 'utf8')) })),
  );
  expect(result.errors?.map(({ message }) => message)).toBeUndefined();

  const ours = apiOf(readFileSync(join(checkout, 'supergraph.graphql'), 'utf8'));
  expect(print(buildSchema(result.publicSdl ?? ''))).toBe(ours);
  expect(apiOf(result.supergraphSdl ?? '')).toBe(ours);
});
