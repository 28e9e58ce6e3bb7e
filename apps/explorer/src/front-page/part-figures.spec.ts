import { partFigures } from './part-figures';

const query = `
query Part {
  # 市 / cities
  sisterCities { establishedOn
    # 経緯 / steps
    ties { when { date year } }
  }
  # 講座 / courses
  courses(first: 1) { totalCount }
  notCounted: chapters { id }
}`;

const data = {
  sisterCities: [
    { establishedOn: '1966-05-06', ties: [{ when: { date: null, year: 1965 } }] },
    {
      establishedOn: '1998-04-17',
      ties: [{ when: { date: '1992-04-20', year: null } }, { when: { date: null, year: 1997 } }],
    },
  ],
  courses: { totalCount: 18 },
  notCounted: [{ id: 'a' }],
};

test('marked fields are counted: lists, lists inside lists, and all pages of a connection', () => {
  expect(partFigures(query, data).counts).toEqual([
    { label: { ja: '市', en: 'cities' }, count: 2 },
    { label: { ja: '経緯', en: 'steps' }, count: 3 },
    { label: { ja: '講座', en: 'courses' }, count: 18 },
  ]);
});

test('missing data are not counted as zero', () => {
  expect(partFigures(query, { sisterCities: null, courses: { totalCount: 0 } }).counts).toEqual([
    { label: { ja: '講座', en: 'courses' }, count: 0 },
  ]);
});

test.each([
  [
    { a: '1998-04-17', b: ['2024-03'] },
    { text: '2024-03', precision: 'month' },
  ],
  [
    { a: '2023-03-31', asOf: { precision: 'FISCAL_YEAR', earliest: '2023-04-01' } },
    { text: '2023', precision: 'fiscalYear' },
  ],
  [
    { a: '2023-05-01', fiscalYear: 2023 },
    { text: '2023-05-01', precision: 'day' },
  ],
  [{ date: { precision: 'YEAR', earliest: '2019-01-01' } }, { text: '2019', precision: 'year' }],
  [{ date: { precision: 'MONTH', earliest: '2019-05-01' } }, { text: '2019-05', precision: 'month' }],
  [{ totalCount: 2030, name: '2040' }, undefined],
])('the newest date in %j is %j', (answer, newest) => {
  expect(partFigures('{ a }', answer).newest).toEqual(newest);
});
