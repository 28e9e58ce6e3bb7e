import { parse } from 'graphql';
import { example, examples, graph } from '@tokorozawa/answer-tables/testing';
import { answerShape, type AnswerTable, firstTable, tablesOf } from '@tokorozawa/answer-tables';
import { chartColumns, chartSetup, chooseChart, possibleKinds } from './choose';
import { unitOf } from './measured';

function drawn(name: string) {
  const { shape, data } = example(name);
  const table = firstTable(tablesOf(shape, data));
  if (!table) throw new Error(`${name} has no table.`);
  return { table, choice: chooseChart(table, table.rows) };
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
])('without a declaration, the answer to %s is drawn as a %s', (name, kind, label, measure) => {
  expect(drawn(name).choice).toMatchObject({ setup: { kind, label, measure } });
});

/** An answer that was not asked: what a query selects, with these data. */
function tableOf(query: string, data: object): AnswerTable {
  const [table] = tablesOf(answerShape(graph, parse(query)), data);
  if (!table) throw new Error('There is no table.');
  return table;
}

/** The figure of one record in some fiscal years, as two or more editions print it. */
function series(fiscalYears: number[]) {
  const nodes = fiscalYears.map((fiscalYear) => ({
    name: '人口(ディケイター市)',
    value: fiscalYear,
    printed: String(fiscalYear),
    unit: 'PERSON',
    date: { fiscalYear },
  }));
  const table = tableOf('{ observations { nodes { name value printed unit date { fiscalYear } } } }', {
    observations: { nodes },
  });
  return { table, choice: chooseChart(table, table.rows) };
}

test('a figure over the years is a line, whose points are told apart by their times', () => {
  const { table, choice } = series([2022, 2023, 2024]);
  expect(choice).toMatchObject({
    setup: { kind: 'line', label: 'observations.date', measure: 'observations.value' },
  });
  expect(unitOf(table, table.rows, 'observations.value', 'ja').unit?.name).toBe('人');
});

test('… and bars for two years', () => {
  expect(series([2023, 2024]).choice).toMatchObject({ setup: { kind: 'bar', label: 'observations.date' } });
});

test('nothing is drawn that tells no rows apart, and the reason is given', () => {
  const slots = (minutes: number[]) =>
    tableOf('{ genderEqualityCenter(id: "a") { slots { name hours { durationMinutes } } } }', {
      genderEqualityCenter: {
        slots: minutes.map((durationMinutes, at) => ({ name: `${at}`, hours: { durationMinutes } })),
      },
    });
  const choose = (table: AnswerTable) => chooseChart(table, table.rows);
  expect(choose(slots([120, 120, 120]))).toEqual({ reason: 'ALL_EQUAL' });
  expect(choose(slots([120]))).toEqual({ reason: 'ONE_ROW' });
  expect(choose(slots([]))).toEqual({ reason: 'NOTHING_TO_DRAW' });
  expect(choose(slots([90, 120]))).toMatchObject({ setup: { kind: 'bar' } });
});

test('what a record around the rows has is no measure of them', () => {
  const { shape, data } = example('city-promotion/city-brand');
  const table = tablesOf(shape, data).find(({ id }) => id === 'cityBrand.uses.initiative.milestones') as AnswerTable;
  expect(table.columns.map(({ field }) => field.name)).toContain('radiusM');
  expect(chartColumns(table, table.rows).measures).toEqual([]);
});

test('no measure of any table of any question is a code, an ordinal or a value of a record around the rows', () => {
  const measures = examples.flatMap(({ shape, data }) =>
    tablesOf(shape, data).flatMap((table) =>
      chartColumns(table, table.rows).measures.map((column) => ({ column, table })),
    ),
  );
  expect(measures.length).toBeGreaterThan(30);
  for (const { column, table } of measures) {
    expect(column.id).not.toMatch(/(number|code|position|line|year|floor|^id|\.id)$/i);
    expect(column.level).toBe(table.lists.length - 1);
  }
});

test('the reader’s choices apply where they fit, and are ignored where they do not', () => {
  const { table } = drawn('gender-equality/women-in-decision-making');
  const choice = chartSetup(table, table.rows, { kind: 'share', measure: 'sharesOfWomen.womenPersons', label: 'gone' });
  expect(choice).toMatchObject({
    setup: { kind: 'share', measure: 'sharesOfWomen.womenPersons', label: 'sharesOfWomen.name' },
  });
});

test('ratios are not drawn as shares of a whole', () => {
  const { table } = drawn('gender-equality/women-in-decision-making');
  const columns = chartColumns(table, table.rows);
  expect(possibleKinds(columns, 'sharesOfWomen.printedRatioPercent')).not.toContain('share');
  expect(possibleKinds(columns, 'sharesOfWomen.womenPersons')).toContain('share');
});
