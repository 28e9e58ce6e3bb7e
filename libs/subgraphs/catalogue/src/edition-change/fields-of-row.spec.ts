import { PartialDate } from '@tokorozawa/vocabulary';
import { fieldsOfRow, isSameText } from './fields-of-row';

test('the fields of a row are its values as texts, by their paths', () => {
  const fields = fieldsOfRow({
    id: 'sister-city-x',
    name: { ja: '市', en: 'City' },
    population: 67477,
    isOld: false,
    date: new PartialDate('2007FY'),
    councilId: 'council',
    ties: [{ date: new PartialDate('1965'), event: { ja: '縁' } }],
    note: null,
    provenance: { lines: [1] },
  });
  expect(Object.fromEntries(fields)).toEqual({
    name: { ja: '市', en: 'City' },
    population: { ja: '67477' },
    isOld: { ja: 'false' },
    date: { ja: '2007FY' },
    council: { ja: 'council' },
    'ties.0.date': { ja: '1965' },
    'ties.0.event': { ja: '縁' },
  });
});

test('texts are the same if they are so in both languages', () => {
  expect(isSameText({ ja: '市' }, { ja: '市' })).toBe(true);
  expect(isSameText({ ja: '市', en: 'City' }, { ja: '市', en: 'Town' })).toBe(false);
  expect(isSameText({ ja: '市' }, undefined)).toBe(false);
});
