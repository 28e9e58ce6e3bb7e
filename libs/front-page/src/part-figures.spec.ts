import { graphqlFiles } from '@tokorozawa/answer-tables/testing';
import { partFigures } from './part-figures';

const query = `
query Part {
  # 市 / cities
  sisterCities { name
    # 経緯 / steps
    ties {
      # 最新の経緯 / Latest step
      date { precision earliest }
    }
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
  [['2023-03-31', 'DAY'], ['2024-03-01', 'MONTH'], 1],
  [['2023-03-31', 'DAY'], ['2023-04-01', 'FISCAL_YEAR'], 1],
  [['2023-05-01', 'DAY'], ['2023-04-01', 'FISCAL_YEAR'], 0],
  [['1998-04-17', 'DAY'], ['2019-01-01', 'YEAR'], 1],
])('of the dates %j and %j the newest is number %i', (first, second, newest) => {
  const [a, b] = [first, second].map(([earliest, precision]) => ({ earliest, precision }));
  const dated = `{
    a {
      # 甲 / A
      date { precision earliest }
    }
    list {
      # 乙 / B
      date { precision earliest }
    }
  }`;
  expect(partFigures(dated, { a: { date: a }, list: [{ date: null }, { date: b }] }).newest).toEqual(
    [
      { label: { ja: '甲', en: 'A' }, date: a },
      { label: { ja: '乙', en: 'B' }, date: b },
    ][newest],
  );
});

test('every date of every part says what it is of', () => {
  for (const { name, text } of graphqlFiles('parts')) {
    const dates = text.split(/\b(?=precision\b)/).length - 1;
    const named = [...text.matchAll(/# .+ \/ .+\n\s*\w+ \{\n\s*precision\b/g)].length;
    expect([name, named]).toEqual([name, dates]);
  }
});

test('a part without dates has no newest one', () => {
  expect(partFigures('{ a }', { totalCount: 2030, name: '2040' }).newest).toBeUndefined();
});
