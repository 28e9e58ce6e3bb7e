import { parse } from 'graphql';
import { example, graph } from '@tokorozawa/answer-tables/testing';
import { answerShape, type AnswerTable, firstTable, tablesOf } from '@tokorozawa/answer-tables';
import { unitOf } from './table-chart';
import { chartColumns, chartSetup, chooseChart, possibleKinds } from './choose';

function drawn(name: string) {
  const { shape, data } = example(name);
  const table = firstTable(tablesOf(shape, data));
  if (!table) throw new Error(`${name} has no table.`);
  return { table, setup: chooseChart(table, table.rows) };
}

test.each([
  ['gender-equality/women-in-decision-making', 'bar', 'sharesOfWomen.name', 'sharesOfWomen.printedRatioPercent'],
  ['gender-equality/consultation-cases', 'bar', 'consultations.name', 'consultations.counts.cases'],
  ['informatization/system-milestones', 'timeline', 'systemMilestones.name', undefined],
  ['city-promotion/cool-japan-forest', 'timeline', 'coolJapanForest.milestones.name', undefined],
  [
    'informatization/pace-of-digitalization',
    'line',
    'systemChronology.byFiscalYear.date',
    'systemChronology.byFiscalYear.entries',
  ],
  ['catalogue/time-line', 'timeline', 'events.name', undefined],
  ['catalogue/figures', 'bar', 'observations.name', 'observations.value'],
  ['international-relations/sister-cities', 'bar', 'sisterCities.name', 'sisterCities.population'],
])('the answer to %s is drawn as a %s', (name, kind, label, measure) => {
  expect(drawn(name).setup).toMatchObject({ kind, label, measure });
});

/** The figure of one record in some fiscal years, as two or more editions print it. */
function series(fiscalYears: number[]) {
  const document = parse('{ observations { nodes { name value printed unit date { fiscalYear } } } }');
  const nodes = fiscalYears.map((fiscalYear) => ({
    name: '人口(ディケイター市)',
    value: fiscalYear,
    printed: String(fiscalYear),
    unit: 'PERSON',
    date: { fiscalYear },
  }));
  const table = firstTable(tablesOf(answerShape(graph, document), { observations: { nodes } })) as AnswerTable;
  return { table, setup: chooseChart(table, table.rows) };
}

test('a figure over the years is a line, whose points are told apart by their times', () => {
  const { table, setup } = series([2022, 2023, 2024]);
  expect(setup).toMatchObject({ kind: 'line', label: 'observations.date', measure: 'observations.value' });
  expect(unitOf(table, table.rows, 'observations.value', 'ja')?.name).toBe('人');
});

test('… and bars for two years', () => {
  expect(series([2023, 2024]).setup).toMatchObject({ kind: 'bar', label: 'observations.date' });
});

test('the reader’s choices apply where they fit, and are ignored where they do not', () => {
  const { table } = drawn('gender-equality/women-in-decision-making');
  const setup = chartSetup(table, table.rows, { kind: 'share', measure: 'sharesOfWomen.womenPersons', label: 'gone' });
  expect(setup).toMatchObject({ kind: 'share', measure: 'sharesOfWomen.womenPersons', label: 'sharesOfWomen.name' });
});

test('ratios are not drawn as shares of a whole', () => {
  const { table } = drawn('gender-equality/women-in-decision-making');
  const columns = chartColumns(table, table.rows);
  expect(possibleKinds(columns, 'sharesOfWomen.printedRatioPercent')).not.toContain('share');
  expect(possibleKinds(columns, 'sharesOfWomen.womenPersons')).toContain('share');
});

test('an empty table is not drawn', () => {
  const { table } = drawn('gender-equality/women-in-decision-making');
  expect(chooseChart(table, [])).toBeUndefined();
});
