import { recordPage } from './hit-address';
import { searchAddress, searchInAddress } from './search-address';

test.each([
  ['a text', { text: '防災 計画', subgraph: undefined }, './?q=%E9%98%B2%E7%81%BD+%E8%A8%88%E7%94%BB'],
  ['the records of one domain', { text: 'DV', subgraph: 'GENDER_EQUALITY' }, './?q=DV&domain=GENDER_EQUALITY'],
  ['nothing', { text: '', subgraph: undefined }, './'],
])('the address of a search for %s is read as it was written', (_what, search, address) => {
  expect(searchAddress(search)).toBe(address);
  expect(searchInAddress(new URL(address, 'http://localhost/').href)).toEqual(search);
});

test('the address of an empty search names no domain, and spaces around a text are left out', () => {
  expect(searchAddress({ text: ' ', subgraph: 'GENDER_EQUALITY' })).toBe('./');
  expect(searchAddress({ text: '　防災 ', subgraph: undefined })).toBe(
    searchAddress({ text: '防災', subgraph: undefined }),
  );
});

test('a section leads to its question, any other record to its fields', () => {
  expect(recordPage('SECTION', 'plan-6-section-7-1')).toBe(
    './explorer#question=comprehensive-plan/section&variables=%7B%22id%22%3A%22plan-6-section-7-1%22%7D',
  );
  expect(recordPage('SISTER_CITY', 'sister-city-decatur@2024')).toBe('./explorer#record=sister-city-decatur%402024');
});
