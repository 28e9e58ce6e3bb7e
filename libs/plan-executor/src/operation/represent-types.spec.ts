import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, print, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { expandPlan } from '../plan/expand-plan';
import type { FetchNode } from '../plan/query-plan';
import { readSupergraphTypes, type SupergraphTypes } from '../plan/supergraph-types';
import { expandedSize, representTypes } from './represent-types';

const link = (imported: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imported}])\n`;

/** A catalogue of ids, and the owners of four kinds: Park and Pond are the same to a plan, Road and Rail nearly are. */
const subgraphs = {
  catalogue: `${link('"@key"')} type Query { things: [Thing] park: Park shapes: [Shape] }
    interface Thing { id: ID! near: [Thing] }
    type Park implements Thing @key(fields: "id", resolvable: false) { id: ID! near: [Thing] }
    type Pond implements Thing @key(fields: "id", resolvable: false) { id: ID! near: [Thing] }
    type Road implements Thing @key(fields: "id", resolvable: false) { id: ID! near: [Thing] }
    type Rail implements Thing @key(fields: "id", resolvable: false) { id: ID! near: [Thing] }
    interface Shape { corners: Int other: Shape }
    type Square implements Shape { corners: Int other: Shape }
    type Circle implements Shape { corners: Int other: Shape }`,
  green: `${link('"@key"')} interface Thing { id: ID! name(short: Boolean): String } interface Patch { area: Area }
    type Park implements Thing & Patch @key(fields: "id") { id: ID! name(short: Boolean): String area: Area }
    type Pond implements Thing & Patch @key(fields: "id") { id: ID! name(short: Boolean): String area: Area }
    type Area { size: Float unit: String }`,
  gray: `${link('"@key"')} interface Thing { id: ID! name(short: Boolean): String } interface Line { length: Int }
    type Road implements Thing & Line @key(fields: "id") { id: ID! name(short: Boolean): String length: Int }
    type Rail implements Thing & Line @key(fields: "id") { id: ID! name(short: Boolean): String length: Int! }`,
};

function open(definitions: Record<string, string>): { schema: GraphQLSchema; types: SupergraphTypes } {
  const services = Object.entries(definitions).map(([name, sdl]) => ({ name, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new AggregateError(errors ?? []);
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  return { schema, types: readSupergraphTypes(parse(supergraphSdl)) };
}

const { schema, types } = open(subgraphs);

function represented(query: string): { classes: string[]; text: string } | undefined {
  const found = representTypes(schema, parse(query), types.planningFacts);
  if (!found) return undefined;
  const text = print(found.document).replace(/\s+/g, ' ');
  return { text, classes: [...found.classes.values()].map((members) => members.join(' ')) };
}

describe('of types that are the same to a plan, one represents the others', () => {
  test('where the operation asks an interface of them', () => {
    expect(represented('{ things { id ... on Thing { name(short: true) } } }')).toEqual({
      classes: ['Park Pond', 'Rail Road'],
      text: '{ things { id ... on Park { name(short: true) } ... on Rail { name(short: true) } } }',
    });
  });

  test('where it asks the same of each of them', () => {
    const query =
      '{ things { ... on Pond { ...P } ... on Park { ... on Thing { name } } } } fragment P on Pond { name }';
    expect(represented(query)?.text).toBe('{ things { ... on Park { name } } }');
  });

  test('at every place of the operation', () => {
    expect(represented('{ things { name near { ... on Patch { area { size } } } } }')?.text).toBe(
      '{ things { near { ... on Park { area { size } } } ... on Park { name } ... on Rail { name } } }',
    );
  });
});

describe('a type is planned by itself', () => {
  test.each<[string, string, string[]]>([
    ['if it is asked for more', '{ things { name ... on Park { area { size } } } }', ['Rail Road']],
    ['if it is asked for the same in another way', '{ things { name ... on Park { title: name } } }', ['Rail Road']],
    ['if a field has another type', '{ things { name ... on Line { length } } }', ['Park Pond']],
    ['if a field of the operation is of that type', '{ park { name } things { name } }', ['Rail Road']],
  ])('%s', (_reason, query, classes) => {
    expect(represented(query)?.classes).toEqual(classes);
  });

  test.each<[string, string]>([
    ['it has another key', 'type Rail implements Thing & Line @key(fields: "id") @key(fields: "length")'],
    ['a subgraph does not have it in the interface', 'type Rail implements Line @key(fields: "id")'],
  ])('if %s', (_reason, rail) => {
    const gray = subgraphs.gray.replace(/type Rail [^{]*/, rail);
    const changed = open({ ...subgraphs, gray });
    const found = representTypes(changed.schema, parse('{ things { name } }'), changed.types.planningFacts);
    expect([...(found?.classes.values() ?? [])]).toEqual([['Park', 'Pond']]);
  });

  test('if no other type is like it: then the operation stays as it is', () => {
    expect(represented('{ shapes { corners other { corners other { corners } } } }')).toBeUndefined();
    expect(represented('{ things { id near { id } } park { name } }')).toBeUndefined();
  });
});

test('a plan is repeated for all types of a class, and what is below their fields is written once', () => {
  const classes = new Map([['Park', ['Park', 'Pond']]]);
  const fetch: FetchNode = {
    kind: 'Fetch',
    subgraph: 'green',
    operation: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ...a ... on Road { id } } }
      fragment a on Park { ... on Park { area { size unit } } alias: name }`,
    isMutation: false,
    variables: [],
    path: [],
    outputRewrites: [],
    entities: [
      {
        responseName: '_entities',
        variable: 'representations',
        paths: [[{ field: 'things' }, 'items', { types: ['Park', 'Rail'] }]],
        requires: [{ kind: 'Fragment', type: 'Park', requires: [{ kind: 'Field', from: 'id', name: 'id' }] }],
        inputRewrites: [{ path: [{ types: ['Park'] }], key: 'id', change: { renameTo: 'code' } }],
        outputRewrites: [{ path: [{ types: ['Park'] }], key: 'alias', change: { renameTo: 'name' } }],
      },
    ],
  };
  const expanded = expandPlan(fetch, classes, types.planningFacts) as FetchNode;
  expect(expanded.operation.replace(/\s+/g, ' ')).toBe(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) {' +
      ' ... on Park { area { ...shared0 } alias: name } ... on Pond { area { ...shared0 } alias: name } ... on Road { id } } }' +
      ' fragment shared0 on Area { size unit }',
  );
  const [entities] = expanded.entities;
  const path = [{ types: ['Park', 'Pond'] }];
  expect(entities?.paths).toEqual([[{ field: 'things' }, 'items', { types: ['Park', 'Pond', 'Rail'] }]]);
  expect(entities?.requires.map((each) => each.kind === 'Fragment' && each.type)).toEqual(['Park', 'Pond']);
  expect([entities?.inputRewrites[0]?.path, entities?.outputRewrites[0]?.path]).toEqual([path, path]);
});

describe('the size of an operation, as planners read it,', () => {
  const times = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');
  const sizeOf = (query: string): number => {
    const document = parse(query);
    return expandedSize(schema, document, document.definitions[0] as OperationDefinitionNode, types.planningFacts);
  };

  test.each<[string, string, number]>([
    ['counts fields, each with what is below it', '{ park { name area { size } } }', 4],
    ['counts a field of an interface for each class of its members', '{ things { name } }', 1 + 2],
    ['counts for each member those that are the same to no other', '{ things { ... on Line { length } } }', 1 + 2],
    [
      'counts a field of an interface once if it needs no other subgraph',
      '{ things { id near { id near { id } } } }',
      6,
    ],
    ['counts what is asked of one member for that member', '{ things { ... on Road { name } } }', 2],
    ['multiplies classes inside classes', '{ things { ... on Thing { name near { name } } } }', 1 + 2 + 1 + 2],
    ['counts nothing where no type is met', '{ things { ... on Park { ... on Thing { ... on Road { id } } } } }', 1],
    [
      'counts what is mentioned twice as two',
      '{ park { name name } things { near { id } near { id } } }',
      3 + 1 + 2 + 2,
    ],
    ['leaves out what the schema says of itself', '{ __schema { types { name } } park { __typename name } }', 2],
    [
      'is told at once of fragments that spread each other',
      `{ park { ...F0 } } ${times(100, (n) => `fragment F${n} on Park { ...F${n + 1} ...F${n + 1} }`)} fragment F100 on Park { name }`,
      2,
    ],
    [
      'is told at once of fields that double themselves',
      `{ shapes { ...F0 } } ${times(60, (n) => `fragment F${n} on Shape { a: other { ...F${n + 1} } b: other { ...F${n + 1} } }`)} fragment F60 on Shape { corners }`,
      3 * 2 ** 60,
    ],
  ])('%s', (_what, query, size) => {
    expect(sizeOf(query)).toBe(size);
  });

  test('is at least 20,000 for an operation that is not read to its end', () => {
    expect(sizeOf(`{ ${times(10_001, (n) => `a${n}: park { b${n}: name }`)} }`)).toBe(20_000);
  });
});
