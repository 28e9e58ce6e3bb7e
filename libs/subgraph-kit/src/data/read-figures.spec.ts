import { localizedText, Unit } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { defineConcept } from '../definition/concept';
import { Property } from '../entity/property';
import { ReviewedEntity } from '../entity/reviewed-entity';
import type { DataFault } from './faults';
import { numberIn, readFigures } from './read-figures';
import { checkRows } from './row-checks';
import { YamlFile } from './yaml-file';

@ObjectType()
@Entity()
class Town extends ReviewedEntity {
  @Property(localizedText, 'Name. 「名称」')
  name!: { ja: string };

  @Property(z.number(), 'Population. 「人口」')
  population!: number;
}

const whereCounted = { id: 'where', name: { ja: '場所' }, values: { NORTH: { ja: '北' } } };
const population = { id: 'population', name: { ja: '人口' }, unit: Unit.PERSON, definition: { ja: '住む人の数。' } };
const visitors = { ...population, id: 'visitors', dimensions: [whereCounted] };

const town = defineConcept({
  entity: Town,
  figures: {
    indicators: [population, visitors],
    read: (rows) =>
      rows.map(({ id, population: value }) => ({ indicator: population, recordId: id, field: 'population', value })),
  },
});

/** Reads a town whose row says this of its figures. */
function read(more: string, provenance = '{ heading: 町, lines: [1, 2] }') {
  const faults: DataFault[] = [];
  const file = new YamlFile(
    'town.yaml',
    `rows:\n  - { id: town-1, name: { ja: 町 }, population: 1262, ${more} provenance: ${provenance} }\n`,
  );
  const source = { document: { ja: '資料' }, edition: '令和6年度版' };
  const rows = checkRows(town, file, source, { faults, drafts: [] });
  const figures = readFigures({ concept: town, rows }, () => [], faults);
  return { figures, problems: faults.map(({ message }) => message) };
}

test.each([
  ['1,262', 1262],
  ['31,187,591', 31_187_591],
  ['33.0', 33],
  ['0.623', 0.623],
  ['5千', 5000],
  ['1.182', 1.182],
  ['27.283.17', NaN],
  ['12,34', NaN],
  ['twelve', NaN],
])('%s means %d', (printed, value) => expect(numberIn(printed)).toBe(value));

test('a figure is printed as its value, on all lines of its row, unless the file says otherwise', () => {
  expect(read('').figures).toMatchObject([{ value: 1262, printed: '1262', lines: [1, 2], alsoAbout: [] }]);
  const stated = read("figures: { population: { printed: '1,262', lines: [2] } },");
  expect(stated.problems).toEqual([]);
  expect(stated.figures).toMatchObject([{ printed: '1,262', lines: [2], recordType: 'Town' }]);
  expect(read('', '{ heading: 町, lines: [1, 2], figureLines: [2] }').figures).toMatchObject([{ lines: [2] }]);
  expect(read('figures: { population: { printed: false } },').figures).toEqual([]);
});

test('figures in a text are listed beside it', () => {
  const { figures } = read(
    'figuresInText: [{ indicator: visitors, field: name, value: 3, dimensions: { where: NORTH }, lines: [1] }],',
  );
  expect(figures).toMatchObject([
    { field: 'population' },
    { field: 'name', value: 3, printed: '3', dimensions: [{ code: 'NORTH', name: { ja: '北' } }] },
  ]);
});

test('a printed form of another number is a fault, unless a correction says why', () => {
  const wrong = "figures: { population: { printed: '1.262' } },";
  expect(read(wrong).problems).toEqual([expect.stringContaining('"1.262" is not 1262.')]);
  const correction =
    '{ field: population, kind: TYPOGRAPHY, lines: [1], printed: "1.262", read: "1,262", reason: { ja: 位取り }, confidence: HIGH }';
  const corrected = read(wrong, `{ heading: 町, lines: [1, 2], status: CORRECTED, corrections: [${correction}] }`);
  expect(corrected.problems).toEqual([]);
  expect(corrected.figures).toMatchObject([{ value: 1262, printed: '1.262' }]);
});

test('what leads to no figure is a fault', () => {
  expect(read('figures: { area: { lines: [1] } },').problems).toEqual([
    'There is no figure in "area". Known: population.',
  ]);
  expect(read('figuresInText: [{ indicator: area, field: name, value: 3, lines: [1] }],').problems).toEqual([
    'Town has no indicator "area". Known: population, visitors.',
  ]);
});
