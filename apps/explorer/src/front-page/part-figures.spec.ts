import { partFigures } from './part-figures';

const query = `
query Part {
  # 市 / cities
  sisterCities { name
    # 経緯 / steps
    ties { date { precision earliest } }
  }
  # 講座 / courses
  courses(first: 1) { totalCount }
  notCounted: chapters { id }
}`;

const data = {
  sisterCities: [
    { name: 'a', ties: [{ date: { precision: 'YEAR', earliest: '1965-01-01' } }] },
    {
      name: 'b',
      ties: [
        { date: { precision: 'DAY', earliest: '1992-04-20' } },
        { date: { precision: 'YEAR', earliest: '1997-01-01' } },
      ],
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
