import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { printSchema } from '@tokorozawa/subgraph-kit';
import {
  buildSchema,
  isNonNullType,
  isSpecifiedScalarType,
  parse,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
} from 'graphql';
import { describedParts } from '../testing/described-parts';
import { crossings } from '../testing/crossings';
import { subgraphs } from './index';

const root = join(__dirname, '../../..');
const supergraph = readFileSync(join(root, 'supergraph.graphql'), 'utf8');

/** What federation adds for routers is no part of what callers see. */
const isPublic = ({ name }: GraphQLNamedType): boolean => !/^(__|join__|link__)/.test(name);

const schema = buildSchema(supergraph);
const types = Object.values(schema.getTypeMap()).filter((type) => isPublic(type) && !isSpecifiedScalarType(type));

test('the committed schema of each subgraph is what its code says', () => {
  for (const definition of subgraphs) {
    expect(readFileSync(join(definition.directory, 'schema.graphql'), 'utf8')).toBe(printSchema(definition));
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
  expect(Object.keys(record.getFields())).toEqual(['id', 'name', 'provenance', 'url', 'programs', 'sections']);
  const kinds = subgraphs.flatMap(({ concepts }) => concepts.map(({ name }) => name));
  expect(new Set(schema.getPossibleTypes(record).map(({ name }) => name))).toEqual(new Set(kinds));
});

test('every field that leads from one domain into another can be null, and so can the items of its list', () => {
  const all = subgraphs.flatMap(crossings);
  expect(all.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(['Program.subject', 'Correction.record', 'SisterCity.programs', 'SisterCity.sections']),
  );
  expect(all.filter(({ canBeNull }) => !canBeNull).map(({ coordinate }) => coordinate)).toEqual([]);
});
