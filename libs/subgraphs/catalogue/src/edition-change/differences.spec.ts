import { PartialDate } from '@tokorozawa/vocabulary';
import { differencesOf } from './differences';

const date = (text: string) => new PartialDate(text);
const difference = (field: string, before: object | null, after: object | null) => ({ field, before, after });
const between = (before: object, after: object) => differencesOf({ id: 'x', ...before }, { id: 'x', ...after });

test('the fields of a record that differ have their values as texts, by their paths', () => {
  const row = {
    name: { ja: '市', en: 'City' },
    population: 67477,
    isOld: false,
    councilId: 'council-a',
    details: { kind: 'TALKS', timesHeld: 14 },
    note: null,
    provenance: { lines: [1] },
  };
  expect(between(row, { ...row, provenance: { lines: [2] } })).toEqual([]);
  const changed = {
    ...row,
    name: { ja: '町', en: 'City' },
    population: 66000,
    isOld: true,
    councilId: 'council-b',
    details: null,
    note: { ja: '注' },
  };
  expect(between(row, changed)).toEqual([
    difference('name', { ja: '市', en: 'City' }, { ja: '町', en: 'City' }),
    difference('population', { ja: '67477' }, { ja: '66000' }),
    difference('isOld', { ja: 'false' }, { ja: 'true' }),
    difference('council', { ja: 'council-a' }, { ja: 'council-b' }),
    difference('details.kind', { ja: 'TALKS' }, null),
    difference('details.timesHeld', { ja: '14' }, null),
    difference('note', null, { ja: '注' }),
  ]);
});

test('dates are as people read them', () => {
  const dates = ['2007FY', '1965', '1982-07', '1992-04-20'];
  const texts = dates.map((text) => between({}, { date: date(text) })[0]?.after);
  expect(texts).toEqual([
    { ja: '平成19年度', en: 'FY2007' },
    { ja: '昭和40年', en: '1965' },
    { ja: '昭和57年7月', en: 'July 1982' },
    { ja: '平成4年4月20日', en: 'April 20, 1992' },
  ]);
});

describe('items of a list', () => {
  const first = { date: date('1965'), event: { ja: '縁', en: 'Tie' } };
  const second = { date: date('1992'), event: { ja: '提携', en: 'Agreement' } };
  const third = { date: date('2024FY'), event: { ja: '訪問', en: 'Visit' } };
  const textOfThird = { ja: '令和6年度、訪問', en: 'FY2024, Visit' };

  test('that are inserted or removed are one difference each, wherever they stand', () => {
    for (const ties of [
      [third, first, second],
      [first, third, second],
      [first, second, third],
    ]) {
      const field = `ties.${ties.indexOf(third)}`;
      expect(between({ ties: [first, second] }, { ties })).toEqual([difference(field, null, textOfThird)]);
      expect(between({ ties }, { ties: [first, second] })).toEqual([difference(field, textOfThird, null)]);
    }
    expect(between({ words: ['b', 'c'] }, { words: ['a', 'b', 'c'] })).toEqual([
      difference('words.0', null, { ja: 'a' }),
    ]);
    expect(between({ words: null }, { words: ['a'] })).toEqual([difference('words.0', null, { ja: 'a' })]);
  });

  test('that say half the same are one item, wherever it stands', () => {
    const later = { ...first, date: date('1966') };
    expect(between({ ties: [first, second] }, { ties: [third, later, second] })).toEqual([
      difference('ties.0', null, textOfThird),
      difference('ties.1.date', { ja: '昭和40年', en: '1965' }, { ja: '昭和41年', en: '1966' }),
    ]);
  });

  test('that are only translated anew differ in English alone', () => {
    const later = { ...first, event: { ja: '縁', en: 'Bond' } };
    expect(between({ ties: [first] }, { ties: [second, later] })).toEqual([
      difference('ties.0', null, { ja: '平成4年、提携', en: '1992, Agreement' }),
      difference('ties.1.event', { ja: '縁', en: 'Tie' }, { ja: '縁', en: 'Bond' }),
    ]);
  });

  test('that say something else replace what stood in their place', () => {
    expect(between({ ties: [first, second] }, { ties: [third, second] })).toEqual([
      difference('ties.0', { ja: '昭和40年、縁', en: '1965, Tie' }, textOfThird),
    ]);
  });

  test('in another order are one difference of the list', () => {
    expect(between({ words: ['a', 'b', 'a'] }, { words: ['b', 'a', 'a'] })).toEqual([
      difference('words', { ja: 'a / b / a', en: 'a / b / a' }, { ja: 'b / a / a', en: 'b / a / a' }),
    ]);
  });

  test('have fields of their own', () => {
    const differences = between(
      { ties: [first, second], words: ['a', 'b', 'c'] },
      { ties: [second, third, { ...first, note: 'x' }], words: ['x', 'c', 'y', 'b'] },
    );
    expect(new Set(differences.map(({ field }) => field)).size).toBe(differences.length);
  });
});
