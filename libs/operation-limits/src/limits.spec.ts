import { parseJson } from '@tokorozawa/exact-json';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { exactVariables, requireReadableVariables } from './limits';

const schema = buildSchema(`
  scalar Anything
  input Options { id: ID any: Anything floats: [Float!] }
  type Query { echo(id: ID, ids: [ID!], int: Int, float: Float, any: Anything, options: Options): String }`);

function read(type: string, json: string): unknown {
  const [operation] = parse(`query ($v: ${type}) { echo }`).definitions;
  const variables = parseJson(`{"v":${json}}`) as Record<string, unknown>;
  requireReadableVariables(variables, operation as OperationDefinitionNode, schema);
  return exactVariables(schema, operation as OperationDefinitionNode, variables).v;
}

test.each<[type: string, json: string, value: unknown]>([
  ['ID!', '9007199254740993', '9007199254740993'],
  ['[ID!]', '[9007199254740993,1]', ['9007199254740993', 1]],
  ['[ID!]', '9007199254740993', '9007199254740993'],
  ['Float', '9007199254740993', 9007199254740992],
  ['Int', '9007199254740993', 9007199254740992],
  ['Anything', '{"a":[9007199254740993]}', { a: [9007199254740993n] }],
  [
    'Options',
    '{"id":9007199254740993,"floats":[9007199254740993]}',
    { id: '9007199254740993', floats: [9007199254740992] },
  ],
])('%s from %s', (type, json, value) => {
  expect(read(type, json)).toEqual(value);
});

test.each<[type: string, json: string]>([
  ['ID', '1e400'],
  ['Anything', '[-1e20]'],
  ['Options', '{"any":{"a":1e400}}'],
])('%s cannot be read exactly from %s', (type, json) => {
  expect(() => read(type, json)).toThrow('cannot be read exactly');
});

test.each([100, 100_000])('variables of %i levels are too deep, also beside a large integer', (levels) => {
  const deep = '['.repeat(levels) + ']'.repeat(levels);
  expect(() => read('Anything', deep)).toThrow('nested deeper than 100 levels');
  expect(() => read('Anything', `[9007199254740993,${deep}]`)).toThrow('nested deeper than 100 levels');
});
