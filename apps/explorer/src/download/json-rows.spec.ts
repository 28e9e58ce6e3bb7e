import { answerShape, tablesOf } from '@tokorozawa/answer-tables';
import { graph } from '@tokorozawa/answer-tables/testing';
import { parse } from 'graphql';
import { jsonRows } from './json-rows';

function rowsOf(query: string, data: object): object[] {
  const [table] = tablesOf(answerShape(graph, parse(query)), data);
  if (!table) throw new Error(`The answer to ${query} has no table.`);
  const headers = table.columns.map(({ field }) => field.name);
  return jsonRows({ table, rows: table.rows, headers, notes: new Map() }, 'ja');
}

test('numbers, lists and null remain what they are; dates are words', () => {
  const city = { industries: ['農業', '観光'], population: 67_477, date: { day: '1966-05-06' }, profile: null };
  expect(rowsOf('{ sisterCities { industries population date { day } profile } }', { sisterCities: [city] })).toEqual([
    { ...city, date: '1966-05-06' },
  ]);
});

test('booleans remain what they are; values of enums are words', () => {
  const check = { agrees: false, provenance: { status: 'AS_PRINTED' } };
  const query = '{ checks { nodes { agrees provenance { status } } } }';
  expect(rowsOf(query, { checks: { nodes: [check] } })).toEqual([{ agrees: false, status: '資料のとおり' }]);
});
