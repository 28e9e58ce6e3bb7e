import { eras, eraTexts } from './era';
import { datesInEnglish, editionInEnglish, eraYearInEnglish, isoOfEraText } from './era-words';

test.each([
  ['令和5年11月16日', '2023-11-16 (Reiwa 5)'],
  ['昭和57年7月', '1982-07 (Shōwa 57)'],
  ['平成元年', '1989 (Heisei 1)'],
  ['令和元年度〜令和10年度', 'FY2019 (Reiwa 1) – FY2028 (Reiwa 10)'],
  ['記載なし', '記載なし'],
])('%s is %s in English', (text, english) => {
  expect(datesInEnglish(text)).toBe(english);
});

test.each(['1989-01-07', '2019-05', '2020', '2002FY'])('the era text of %s is read as that date', (date) => {
  expect(eraTexts(date).map(isoOfEraText)).toContain(date);
  expect(isoOfEraText(`${eraTexts(date)[0]}ごろ`)).toBeUndefined();
});

test('an edition and the year of an era have English names, for every era', () => {
  expect(editionInEnglish('令和6年度版')).toBe('FY2024 edition');
  expect(editionInEnglish('第2版')).toBe('version 2');
  expect(editionInEnglish('Web')).toBe('Web');
  for (const { name, first } of eras) {
    expect(datesInEnglish(`${name}元年`)).toMatch(new RegExp(`^${first.slice(0, 4)} \\([A-Z][^ ]+ 1\\)$`));
    expect(eraYearInEnglish(`${name}元年4月1日`)).toMatch(/^[A-Z]\S+ 1$/);
  }
});
