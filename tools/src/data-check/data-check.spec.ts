import { compareFigures } from './compare';
import { figuresByLine, figuresIn, normalizedFigure } from './figures';
import { figuresOf } from './figures-of-rows';

test('figures are read as they are printed, full-width digits too, and enumerators are none', () => {
  expect(figuresIn('② 1,262 件、30.3%、(平成８年) 27.283.17㎡ 33.0% 03')).toEqual([
    '1,262',
    '30.3',
    '8',
    '27.283.17',
    '33.0',
    '03',
  ]);
});

test.each([
  ['1,262', '1262'],
  ['31,187,591', '31187591'],
  ['33.0', '33'],
  ['08', '8'],
  ['0.623', '0.623'],
  ['27.283.17', '27.283.17'],
])('%s is compared as %s', (printed, normalized) => expect(normalizedFigure(printed)).toBe(normalized));

test('only lines that have figures count', () => {
  expect(figuresByLine('所沢市\n40 節\n\n7 章')).toEqual(
    new Map([
      [2, ['40']],
      [4, ['7']],
    ]),
  );
});

test('a row holds the figures of its dates in both calendars', () => {
  const figures = figuresOf({
    establishedOn: '1966-05-06',
    from: '1982-07',
    since: '1965',
    plan: '2007FY',
    start: 2019,
  });
  for (const figure of ['1966', '5', '6', '41', '57', '7', '40', '19', '2019']) expect(figures).toContain(figure);
});

test('a figure that no row of its line holds is missing, unless it is left out with a reason', () => {
  const source = new Map([
    [1, ['33.0', '10', '30.3']],
    [2, ['7']],
  ]);
  const rows = new Map([[1, new Set(['33', '10'])]]);
  expect(compareFigures(source, rows, [])).toEqual([
    { line: 1, figure: '30.3', problem: 'missing' },
    { line: 2, figure: '7', problem: 'missing' },
  ]);
  const leftOut = [{ line: 2, figures: ['7', '8'], reason: 'The number of a heading.' }];
  expect(compareFigures(source, new Map([[1, new Set(['33', '10', '30.3'])]]), leftOut)).toEqual([
    { line: 2, figure: '8', problem: 'needlessly left out' },
  ]);
});
