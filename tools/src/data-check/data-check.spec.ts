import type { DomainRows, EditionFile } from '@tokorozawa/subgraph-kit';
import { checkEdition } from './check-edition';
import { compareFigures } from './compare';
import { figuresByLine, figuresIn, normalizedFigure } from './figures';
import { localizedText, ordinal, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { type FigureClass, figuresOfRow } from './typed-figures';

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

test('a row holds the figures of its dates in both calendars, of its times on both clocks, and of its names', () => {
  const shape = z.strictObject({
    name: localizedText,
    number: ordinal,
    summary: localizedText,
    copies: z.int(),
    format: z.enum(['B5', 'CD']),
    date: partialDate,
    opens: z.string(),
  });
  const row = shape.parse({
    name: { ja: '第4次計画' },
    number: 3,
    summary: { ja: '12人が読む。' },
    copies: 444,
    format: 'B5',
    date: '1982-07',
    opens: '19:30',
  });
  expect(Object.fromEntries(figuresOfRow(shape, row).map(({ figure, class: of }) => [figure, of]))).toEqual({
    4: 'name',
    3: 'ordinal',
    // Printed as B5 判.
    5: 'code',
    1982: 'date',
    57: 'date',
    // 昭和57年7月, and half past seven in the evening.
    7: 'time of day',
    19: 'time of day',
    30: 'time of day',
  });
});

/** An account of a line by typed properties. */
const holding = (line: number, figures: Record<string, FigureClass>) =>
  new Map([[line, new Map(Object.entries(figures))]]);

const none = { observations: [], typed: new Map(), leftOut: [] };

test('an observation accounts for one figure of its line, digit for digit', () => {
  const source = new Map([[1, ['33.0', '1,262', '12', '12']]]);
  const observations = [
    { id: 'a', printed: '33', lines: [1] },
    { id: 'b', printed: '1,262', lines: [1] },
    { id: 'c', printed: '12', lines: [1] },
  ];
  expect(compareFigures(source, { ...none, observations })).toMatchObject({
    differences: [
      { line: 1, figure: '33.0', problem: { en: 'not accounted for' } },
      { line: 1, figure: '12', problem: { en: 'not accounted for' } },
      { line: 1, figure: '33', problem: { en: expect.stringContaining('the printed form of a') } },
    ],
    counts: { observation: 2 },
  });
});

test('what is no quantity is accounted for by a row of its line', () => {
  const source = new Map([
    [1, ['5', '08']],
    [2, ['5']],
  ]);
  const typed = holding(1, { 5: 'date', 8: 'ordinal' });
  expect(compareFigures(source, { ...none, typed })).toMatchObject({
    differences: [{ line: 2, figure: '5', problem: { en: 'not accounted for' } }],
    counts: { date: 1, ordinal: 1 },
  });
});

test('a figure may be left out with a reason, as long as nothing accounts for it', () => {
  const source = new Map([[1, ['3', '4']]]);
  const leftOut = [{ line: 1, figures: ['3', '4', '9'], reason: 'The number of a heading.' }];
  expect(compareFigures(source, { ...none, typed: holding(1, { 4: 'ordinal' }), leftOut })).toMatchObject({
    differences: [
      { line: 1, figure: '4', problem: { en: 'needlessly left out' } },
      { line: 1, figure: '9', problem: { en: 'needlessly left out' } },
    ],
    counts: { 'left out': 1, ordinal: 1 },
  });
});

test('an observation that cites a line without figures is reported', () => {
  const { differences } = compareFigures(new Map(), { ...none, observations: [{ id: 'a', printed: '3', lines: [7] }] });
  expect(differences).toMatchObject([{ line: 7, figure: '3' }]);
});

test.each([
  ['itself', { lines: [11], corrections: [] }, 1],
  ['what was left out', { lines: [10], corrections: [{ lines: [10, 11] }] }, 1],
  ['neither', { lines: [10], corrections: [{ lines: [10] }] }, 0],
])('a row that cites a line beyond the transcript for %s', (_what, provenance, faults) => {
  const rows = new Map([['Section', [{ id: 'section-1', provenance }]]]);
  const edition = { transcript: { lines: 10 } } as EditionFile;
  const check = checkEdition(edition, { figures: new Map(), leftOut: [] }, [{ rows } as unknown as DomainRows], []);
  expect(check.faults).toHaveLength(faults);
});
