import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { isRecord, recordFields, selectionOf } from './record-fields';

const schema = buildSchema(readFileSync(join(__dirname, '../../../supergraph.graphql'), 'utf8'));
const kinds = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));

test('the fields of every kind of record can be asked for', () => {
  expect(kinds.length).toBeGreaterThan(40);
  for (const { name } of kinds) {
    const text = `{ node(id: "x") { ... on ${name} ${selectionOf(recordFields(schema, name))} } }`;
    expect(validate(schema, parse(text)).map(({ message }) => `${name}: ${message}`)).toEqual([]);
  }
});

test('a field has its words, its kind and what it consists of', () => {
  const fields = new Map(recordFields(schema, 'SisterCity').map((field) => [field.name, field]));
  expect(fields.get('name')).toMatchObject({ label: { ja: '名称', en: 'Name' }, kind: 'text', isList: false });
  expect(fields.get('date')).toMatchObject({ kind: 'date' });
  expect(fields.get('sectionLinks')).toMatchObject({ kind: 'value', isList: true });
  expect(fields.get('sections')).toBeUndefined();
  expect(fields.get('observations')).toMatchObject({ kind: 'record', isList: true, isPaged: true });
});
