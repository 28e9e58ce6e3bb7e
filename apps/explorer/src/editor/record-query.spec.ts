import { isInterfaceType, parse, validate } from 'graphql';
import { graph } from '@tokorozawa/answer-tables/testing';
import { anyRecordQuery, recordQuery } from './record-query';

const record = graph.getType('Record');
const types = isInterfaceType(record) ? graph.getPossibleTypes(record).map(({ name }) => name) : [];

test.each(types)('the query for a record of the type %s is valid, and asks for its name and source', (type) => {
  const query = recordQuery(graph, type);
  expect(validate(graph, parse(query))).toEqual([]);
  expect(query).toMatch(/^ {6}name$/m);
  expect(query).toMatch(/^ {6}provenance \{$/m);
});

test('values are selected in full, other records by id and name', () => {
  const query = recordQuery(graph, 'SisterCity').replaceAll(/\s+/g, ' ');
  expect(query).toContain('population');
  expect(query).toContain('ties { date { day month year fiscalYear era }');
  expect(query).toContain('program { id name }');
});

test('a record of a type that the graph does not describe is asked for what all records have', () => {
  expect(recordQuery(graph, 'Unheard')).toBe(anyRecordQuery);
  expect(validate(graph, parse(anyRecordQuery))).toEqual([]);
});
