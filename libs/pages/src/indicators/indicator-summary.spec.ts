import { Locale, Unit } from '@tokorozawa/vocabulary';
import { summaryOf } from './indicator-summary';
import type { Figure, IndicatorData } from './read-indicator';

const indicator = (more: Partial<IndicatorData> = {}): IndicatorData => ({
  id: 'indicator-users',
  code: 'users',
  name: 'Users',
  definition: 'Who uses it.',
  unit: Unit.PERSON,
  unitCode: 'IE',
  isAdditiveOverRecords: true,
  isAdditiveOverPeriods: true,
  whyNotAdditive: 'They are the same people.',
  dimensions: [],
  provenance: { document: 'The source', edition: '令和6年度版', heading: 'Users', lines: [1] },
  edition: null,
  omittedSince: null,
  editions: null,
  ...more,
});

const year = (fiscalYear: number): Figure['date'] => ({
  precision: 'FISCAL_YEAR',
  earliest: `${fiscalYear}-04-01`,
  latest: `${fiscalYear + 1}-03-31`,
  era: `令和${fiscalYear - 2018}年度`,
});

const figure = (name: string, fiscalYear: number, value: number, more: Partial<Figure> = {}): Figure => ({
  id: `observation-${name}-${fiscalYear}`,
  name: `Users (${name})`,
  value,
  printed: String(value),
  date: year(fiscalYear),
  dateBasis: 'STATED',
  status: 'NORMAL',
  recordId: name,
  field: 'users',
  line: 1,
  dimensions: [],
  record: { id: name, name },
  alsoAbout: [],
  parts: null,
  provenance: {
    document: 'The source',
    edition: '令和6年度版',
    heading: 'Users',
    lines: [1],
    status: 'AS_PRINTED',
    corrections: [],
    gaps: [],
  },
  ...more,
});

const english = (figures: Figure[], more: Partial<IndicatorData> = {}) =>
  summaryOf({ indicator: indicator(more), figures, sum: undefined }, Locale.EN);
const japanese = (figures: Figure[], more: Partial<IndicatorData> = {}) =>
  summaryOf({ indicator: indicator(more), figures, sum: undefined }, Locale.JA);

test('the largest and the smallest figure of the newest period are named, with those that tie', () => {
  const figures = [figure('a', 2022, 99_999), figure('a', 2023, 1_200), figure('b', 2023, 30), figure('c', 2023, 30)];
  expect(english(figures).sentences[0]).toBe(
    'Of the 3 figures for FY2023 (Reiwa 5), the largest is 1,200 people (a) and the smallest 30 people (b, c).',
  );
  expect(japanese(figures).sentences[0]).toBe(
    '令和5年度(2023年度)の3つの数値のうち、最も大きいのはaの1,200人、最も小さいのはb、cの30人です。',
  );
});

test('a change is told in the unit and as a share, and percentages change by points', () => {
  const figures = [figure('a', 2022, 200), figure('a', 2023, 150)];
  expect(english(figures).sentences[1]).toBe(
    'a: from 200 people in FY2022 (Reiwa 4) to 150 people in FY2023 (Reiwa 5), down by 50 people (25.0 %).',
  );
  expect(japanese(figures).sentences[1]).toBe(
    'aは令和4年度(2022年度)の200人から令和5年度(2023年度)の150人へ、50人(25.0 %)減りました。',
  );
  const shares = [figure('a', 2022, 33, { printed: '33.0' }), figure('a', 2023, 33.3)];
  expect(english(shares, { unit: Unit.PERCENT }).sentences[1]).toBe(
    'a: from 33.0 % in FY2022 (Reiwa 4) to 33.3 % in FY2023 (Reiwa 5), up by 0.3 percentage points.',
  );
  const rounded = [figure('a', 2022, 32, { printed: '32.0' }), figure('a', 2023, 33, { printed: '33.0' })];
  expect(japanese(rounded, { unit: Unit.PERCENT }).sentences[1]).toBe(
    'aは令和4年度(2022年度)の32.0 %から令和5年度(2023年度)の33.0 %へ、1.0ポイント増えました。',
  );
});

test('nothing is said of a change without an earlier figure of the same thing', () => {
  const { sentences } = english([figure('a', 2022, 1), figure('b', 2023, 2)]);
  expect(sentences.at(-1)).toBe('There is no earlier figure of the same thing, so no change can be told.');
});

test('figures that differ in a dimension that must not be added up are not compared with each other', () => {
  const basis = (code: string) => [{ dimension: 'basis', name: 'Basis', code, value: code }];
  const dimensions = [{ code: 'basis', name: 'Basis', isAdditive: false }];
  const figures = [
    figure('a', 2023, 10, { dimensions: basis('month') }),
    figure('b', 2023, 20, { dimensions: basis('month') }),
    figure('a', 2023, 120, { dimensions: basis('year') }),
  ];
  expect(english(figures, { dimensions }).sentences.slice(0, 2)).toEqual([
    'Of the 2 figures for FY2023 (Reiwa 5), the largest is 20 people (b (month)) and the smallest 10 people (a (month)).',
    'The figure for FY2023 (Reiwa 5) is 120 people (a (year)).',
  ]);
});

test('a total is no record among others, and is compared with the sum of its parts', () => {
  const part = (name: string, value: number) => ({ id: name, name, value });
  const total = (value: number) => figure('all', 2023, value, { parts: [part('a', 0.1), part('b', 0.2)] });
  const records = [figure('a', 2023, 0.1), figure('b', 2023, 0.2)];
  expect(english([...records, total(0.3)]).sentences).toEqual([
    'Of the 2 figures for FY2023 (Reiwa 5), the largest is 0.2 people (b) and the smallest 0.1 people (a).',
    'There is no earlier figure of the same thing, so no change can be told.',
    'The total of 0.3 people that the source prints for FY2023 (Reiwa 5) is the sum of its 2 parts.',
  ]);
  expect(english([...records, total(5)]).sentences[2]).toContain('is not the sum of its 2 parts, which is 0.3.');
});

test('doubts, periods that are not stated, and what must not be added up are cautions', () => {
  const doubt = {
    field: 'value',
    kind: 'KEPT_IN_DOUBT',
    lines: [1],
    printed: '2',
    read: '2',
    reason: '',
    confidence: 'LOW',
  };
  const a = figure('a', 2023, 1, { status: 'APPROXIMATE', dateBasis: 'EDITION' });
  const b = figure('b', 2023, 2);
  const doubted = { ...b, provenance: { ...b.provenance, corrections: [doubt] } };
  const { sentences, cautions } = english([a, doubted], { isAdditiveOverPeriods: false });
  expect(sentences[0]).toContain('the smallest about 1 person (a)');
  expect(cautions).toEqual([
    'For 1 of the figures the source does not say of when they are. The fiscal year of its edition is given.',
    '2 of the 2 figures are approximate or in doubt.',
    'The figures must not be added up over time. They are the same people.',
  ]);
});

test('a figure of low reliability is compared with nothing', () => {
  const { sentences } = english([figure('a', 2022, 1, { status: 'LOW_RELIABILITY' }), figure('a', 2023, 2)]);
  expect(sentences).toEqual([
    'The figure for FY2023 (Reiwa 5) is 2 people (a).',
    'There is no earlier figure of the same thing, so no change can be told.',
  ]);
});

test('figures of several things are not added up without being asked, and it is said why they must not be', () => {
  const figures = [figure('a', 2023, 1_000), figure('b', 2023, 234)];
  const sum = { __typename: 'ObservationAmount' as const, value: 1_234 };
  const { sentences, cautions } = summaryOf({ indicator: indicator(), figures, sum }, Locale.EN);
  expect([sentences.join(' '), cautions]).toEqual([expect.not.stringContaining('1,234'), []]);
  const refused = { __typename: 'NotAdditive' as const, reason: 'MAY_INCLUDE', explanation: '' };
  expect(summaryOf({ indicator: indicator(), figures, sum: refused }, Locale.EN).cautions).toEqual([
    'One of the figures may include another, which the source does not say: a sum of all figures could count it twice.',
  ]);
});

test('without figures nothing else is said', () => {
  expect(english([])).toEqual({ sentences: ['It has no figures.'], cautions: [] });
});
