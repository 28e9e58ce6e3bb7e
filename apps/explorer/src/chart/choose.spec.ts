import { example } from '../../testing/examples';
import { firstTable } from '../answer/answers';
import { tablesOf } from '../table/flatten';
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
  ['international-relations/sister-cities', 'bar', 'sisterCities.name', 'sisterCities.population'],
])('the answer to %s is drawn as a %s', (name, kind, label, measure) => {
  expect(drawn(name).setup).toMatchObject({ kind, label, measure });
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
