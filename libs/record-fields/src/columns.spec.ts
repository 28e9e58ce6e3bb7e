import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Locale } from '@tokorozawa/vocabulary';
import { buildSchema, isObjectType } from 'graphql';
import { cellsOf, columnsOf, headerOf, type CellValue } from './columns';
import { isRecord, recordFields } from './record-fields';

const schema = buildSchema(readFileSync(join(__dirname, '../../../supergraph.graphql'), 'utf8'));
const kinds = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));

function cells(type: string, record: object, locale?: Locale): Record<string, CellValue> {
  const columns = columnsOf(recordFields(schema, type));
  const values = cellsOf(record, columns, locale);
  return Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]));
}

const day = { precision: 'DAY', earliest: '1966-05-06', latest: '1966-05-06', day: '1966-05-06', month: '1966-05' };

test.each(kinds.map(({ name }) => name))('each column of %s has a name and a header of its own', (name) => {
  const columns = columnsOf(recordFields(schema, name));
  expect(columns.length).toBeGreaterThan(2);
  for (const headers of [columns.map((column) => column.name), ...headersOf(columns)]) {
    expect(new Set(headers).size).toBe(headers.length);
  }
  // No header needs the name of its field to differ from the others.
  expect(
    headersOf(columns).flatMap((headers) => headers.filter((header, at) => header.endsWith(` (${columns[at]?.name})`))),
  ).toEqual([]);
});

const headersOf = (columns: ReturnType<typeof columnsOf>): string[][] =>
  Object.values(Locale).map((locale) => columns.map((column) => headerOf(column, locale)));

test('a date is ISO text as precise as the source, and what follows from it has columns of its own', () => {
  const date = { ...day, year: 1966, fiscalYear: 1966, era: '昭和41年5月6日' };
  const record = { id: 'sister-city-decatur', name: 'ディケイター市', population: 68_000, areaKm2: 157.6, date };
  expect(cells('SisterCity', record)).toMatchObject({
    id: 'sister-city-decatur',
    name: 'ディケイター市',
    population: 68_000,
    areaKm2: 157.6,
    date: '1966-05-06',
    'date.earliest': '1966-05-06',
    'date.fiscalYear': 1966,
    'date.era': '昭和41年5月6日',
    profile: null,
  });
  const fiscalYear = { ...day, day: null, month: null, year: null, fiscalYear: 2007, era: '平成19年度' };
  expect(cells('SisterCity', { date: fiscalYear }).date).toBe('2007FY');
});

test('the values of a list share a cell, and one that is missing keeps its place', () => {
  const ties = [
    { date: { ...day, year: 1966 }, datePrinted: null, event: '提携' },
    { date: { ...day, year: 1966 }, datePrinted: '1966年5月', event: '訪問' },
  ];
  expect(cells('SisterCity', { ties, industries: [] })).toMatchObject({
    'ties.date': '1966-05-06; 1966-05-06',
    'ties.datePrinted': '; 1966年5月',
    'ties.event': '提携; 訪問',
    industries: null,
  });
});

test('enum values are those of the schema, or words of a language', () => {
  const record = { provenance: { status: 'AS_PRINTED', lines: [1, 2] } };
  expect(cells('SisterCity', record)).toMatchObject({
    'provenance.status': 'AS_PRINTED',
    'provenance.lines': '1; 2',
  });
  expect(cells('SisterCity', record, Locale.EN)['provenance.status']).toBe('As printed');
  expect(cells('SisterCity', record, Locale.JA)['provenance.status']).not.toBe('AS_PRINTED');
});

test('a column has the unit that its name states, and a value of several types has a column for each of their fields', () => {
  const columns = new Map(columnsOf(recordFields(schema, 'SisterCity')).map((column) => [column.name, column]));
  expect(columns.get('areaKm2')).toMatchObject({ type: 'number', unit: 'km2' });
  expect(columns.get('sectionLinks.section.id')).toMatchObject({ type: 'id', isList: true });
  expect(columns.get('observations')).toBeUndefined();
  const details = { __typename: 'PeaceTalks', timesHeld: 14, participants: 1_182 };
  expect(cells('PeaceActivity', { details })).toMatchObject({
    'details.__typename': 'PeaceTalks',
    'details.timesHeld': 14,
  });
});
