import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchema, readDataFiles, schemaOf } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';
import {
  buildSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  parse,
  printType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { describedParts } from '../testing/described-parts';
import { crossings } from '../testing/crossings';
import { subgraphs } from './index';

const root = join(__dirname, '../../..');
const supergraph = readFileSync(join(root, 'supergraph.graphql'), 'utf8');

/** What federation adds for routers is no part of what callers see. */
const isPublic = ({ name }: GraphQLNamedType): boolean => !/^(__|join__|link__|requiresScopes__)/.test(name);

const schema = buildSchema(supergraph);
const types = Object.values(schema.getTypeMap()).filter((type) => isPublic(type) && !isSpecifiedScalarType(type));

/** Without the types of the arguments of federation's directives, which no query reaches. */
const printedTypes = (schema: GraphQLSchema): string[] =>
  Object.values(lexicographicSortSchema(schema).getTypeMap())
    .filter(({ name }) => !/^(__|link__|federation__)/.test(name))
    .map(printType);

test('the committed schema of each subgraph is what its code says', () => {
  for (const definition of subgraphs) {
    expect(readFileSync(join(definition.directory, 'schema.graphql'), 'utf8')).toBe(printSchema(definition));
  }
});

test('the schema that executes is the one that Apollo makes of the committed schema', () => {
  for (const definition of subgraphs) {
    const ofApollo = buildSubgraphSchema(parse(printSchema(definition)));
    expect(printedTypes(schemaOf(definition))).toEqual(printedTypes(ofApollo));
  }
});

test('the subgraphs compose into the committed supergraph', () => {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((definition) => ({
      name: definition.name,
      url: `http://127.0.0.1:4001/${definition.name}/graphql`,
      typeDefs: parse(printSchema(definition)),
    })),
  );
  expect(errors).toBeUndefined();
  expect(supergraph).toBe(`${supergraphSdl?.trim()}\n`);
});

test('every type, field, argument, input field and enum value says what it means', () => {
  const parts = types.flatMap(describedParts);
  expect(parts.length).toBeGreaterThan(200);
  expect(parts.filter(({ description }) => !description?.trim()).map(({ coordinate }) => coordinate)).toEqual([]);
});

test('every root field can be null, so that one domain’s outage costs its own fields only', () => {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});

test('what all records have in common can be asked of the interface Record', () => {
  const record = schema.getType('Record') as GraphQLInterfaceType;
  const ofOwner = ['name', 'provenance', 'url', 'edition', 'editions', 'omittedSince'];
  const ofOthers = ['observations', 'programs', 'sections'];
  expect(Object.keys(record.getFields()).sort()).toEqual(['id', ...ofOwner, ...ofOthers].sort());
  const kinds = subgraphs.flatMap(({ concepts }) => concepts.map(({ name }) => name));
  expect(new Set(schema.getPossibleTypes(record).map(({ name }) => name))).toEqual(new Set(kinds));
});

test('every correction, gap and open list is about a field that its type has', async () => {
  const domains = await readDataFiles(subgraphs);
  // The records of the catalogue have the provenance of those that they are about.
  const reviewed = domains.filter(({ subgraph }) => subgraph !== 'catalogue');
  const unknown = reviewed.flatMap(({ editions }) =>
    editions
      .flatMap(({ rows }) => [...rows])
      .flatMap(([type, ofType]) =>
        ofType.flatMap(({ id, provenance }) => {
          const { corrections, gaps, openLists } = provenance as Provenance;
          const paths = [...corrections.map(({ field }) => field), ...gaps.map(({ field }) => field), ...openLists];
          return paths
            .filter((path) => !hasField([schema.getType(type)], path.split('.')))
            .map((path) => `${id}: ${path}`);
        }),
      ),
  );
  expect(unknown).toEqual([]);
});

/** True if a path of fields, which may pass through members of unions and items of lists, exists in one of these types. */
function hasField(types: (GraphQLNamedType | undefined)[], [name, ...rest]: string[]): boolean {
  if (name === undefined) return true;
  if (/^\d+$/.test(name)) return hasField(types, rest);
  const members = types.flatMap((type): readonly (GraphQLNamedType | undefined)[] =>
    isUnionType(type) ? type.getTypes() : [type],
  );
  const inner = members.flatMap((type) => (isObjectType(type) ? (type.getFields()[name] ?? []) : []));
  return (
    inner.length > 0 &&
    hasField(
      inner.map(({ type }) => getNamedType(type)),
      rest,
    )
  );
}

test('every field that leads from one domain into another can be null, and so can the items of its list', () => {
  const all = subgraphs.flatMap(crossings);
  expect(all.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(['Program.subject', 'Correction.record', 'SisterCity.programs', 'SisterCity.sections']),
  );
  expect(all.filter(({ canBeNull }) => !canBeNull).map(({ coordinate }) => coordinate)).toEqual([]);
});
