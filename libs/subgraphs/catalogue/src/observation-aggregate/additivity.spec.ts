import { PartialDate, Unit } from '@tokorozawa/vocabulary';
import { type Addend, type AdditivityRules, NotAdditiveReason, percentOf, sumOf, whyNotAdditive } from './additivity';

const rules: AdditivityRules = {
  isAdditiveOverRecords: true,
  isAdditiveOverPeriods: true,
  whyNotAdditive: { ja: '理由。', en: 'The reason.' },
  dimensions: [
    { code: 'event', name: { ja: '回', en: 'Event' }, isAdditive: true },
    { code: 'basis', name: { ja: '期間', en: 'Period' }, isAdditive: false },
  ],
};

let ids = 0;

function figure({ id = `figure-${++ids}`, fact = id, ...given }: Partial<Addend> = {}): Addend {
  return {
    id,
    fact,
    indicatorId: 'indicator-cases',
    unit: Unit.CASE,
    value: 1,
    date: new PartialDate('2023FY'),
    dateIsOfEdition: false,
    recordIds: [`record-of-${id}`],
    dimensions: [],
    partIds: null,
    mayIncludeIds: [],
    ...given,
  };
}

const reasonFor = (addends: Addend[], changed: Partial<AdditivityRules> = {}) =>
  whyNotAdditive(addends, () => ({ ...rules, ...changed }))?.reason;

const inDimension = (dimension: string, code: string): Partial<Addend> => ({
  dimensions: [{ dimension, code, name: { ja: dimension }, value: { ja: code } }],
});

const of = (text: string, more: Partial<Addend> = {}) =>
  figure({ recordIds: ['record-1'], date: new PartialDate(text), ...more });

test('figures of one indicator are added up over what it allows', () => {
  expect(reasonFor([figure(), figure({ date: new PartialDate('2022FY') })])).toBeUndefined();
  expect(reasonFor([figure(inDimension('event', '1')), figure(inDimension('event', '2'))])).toBeUndefined();
  expect(reasonFor([figure()], { isAdditiveOverRecords: false })).toBeUndefined();
});

test.each<[NotAdditiveReason, string, Addend[], Partial<AdditivityRules>?]>([
  [NotAdditiveReason.NO_FIGURES, 'nothing', []],
  [NotAdditiveReason.UNITS_DIFFER, 'persons and person-visits', [figure(), figure({ unit: Unit.PERSON_VISIT })]],
  [NotAdditiveReason.INDICATORS_DIFFER, 'two indicators', [figure(), figure({ indicatorId: 'indicator-other' })]],
  [
    NotAdditiveReason.SEVERAL_EDITIONS,
    'two versions of one fact',
    [
      figure({ id: 'observation-1@2024', fact: 'observation-1' }),
      figure({ id: 'observation-1@2025', fact: 'observation-1' }),
    ],
  ],
  [
    NotAdditiveReason.SEVERAL_EDITIONS,
    'an undated figure that two editions print',
    [of('2024FY', { dateIsOfEdition: true }), of('2025FY', { dateIsOfEdition: true })],
  ],
  [
    NotAdditiveReason.TOTAL_AND_PARTS,
    'a total and a part',
    [figure({ id: 'part' }), figure({ partIds: ['part', 'other'] })],
  ],
  [
    NotAdditiveReason.MAY_INCLUDE,
    'what may include the other',
    [figure({ id: 'rank' }), figure({ mayIncludeIds: ['rank'] })],
  ],
  [
    NotAdditiveReason.DIMENSION,
    'a monthly average and a yearly number',
    [figure(inDimension('basis', 'MONTHLY')), figure(inDimension('basis', 'YEARLY'))],
  ],
  [
    NotAdditiveReason.DIMENSION,
    'a figure with a dimension and one without',
    [figure(inDimension('basis', 'MONTHLY')), figure()],
  ],
  [NotAdditiveReason.PERIODS_OVERLAP, 'a month and its fiscal year', [of('2023-05'), of('2023FY')]],
  [
    NotAdditiveReason.PERIODS,
    'two days, of a stock',
    [of('2023-04-01'), of('2024-04-01')],
    { isAdditiveOverPeriods: false },
  ],
  [NotAdditiveReason.RECORDS, 'people of two courses', [figure(), figure()], { isAdditiveOverRecords: false }],
])('%s: %s', (reason, _what, addends, ...[changed]) => {
  expect(reasonFor(addends, changed)).toBe(reason);
});

test('the order of the figures does not matter', () => {
  const [total, part] = [figure({ partIds: ['part'] }), figure({ id: 'part' })];
  expect(reasonFor([total, figure(), part])).toBe(NotAdditiveReason.TOTAL_AND_PARTS);
  expect(reasonFor([part, figure(), total])).toBe(NotAdditiveReason.TOTAL_AND_PARTS);
});

test('sums have no noise of binary fractions', () => {
  expect(sumOf([0.1, 0.2])).toBe(0.3);
  expect(sumOf([121.62, 4372.15, 58.48])).toBe(4552.25);
  expect(sumOf([12, 30.5])).toBe(42.5);
});

test.each([
  [248, 858, 28.9],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [7, 7, 100],
])('%d of %d is %d percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
