import { eras, eraTexts } from './era';
import { dateInJapanese, datesInEnglish, editionInEnglish, eraYearInEnglish, isoOfEraText } from './dates-in-words';

test.each([
  ['令和5年11月6日', 'November 6, 2023 (Reiwa 5)'],
  ['昭和57年7月', 'July 1982 (Shōwa 57)'],
  ['平成元年', '1989 (Heisei 1)'],
  ['令和元年度〜令和10年度', 'FY2019 (Reiwa 1) – FY2028 (Reiwa 10)'],
  ['記載なし', '記載なし'],
])('%s is %s in English', (text, english) => {
  expect(datesInEnglish(text)).toBe(english);
});

test.each([
  ['DAY', '昭和41年5月6日', '昭和41年(1966年)5月6日', '1966年5月6日'],
  ['MONTH', '昭和41年5月', '昭和41年(1966年)5月', '1966年5月'],
  ['YEAR', '昭和41年', '昭和41年(1966年)', '1966年'],
  ['FISCAL_YEAR', '昭和41年度', '昭和41年度(1966年度)', '1966年度'],
] as const)('a date known to the %s is as precise as that in Japanese', (precision, era, inBoth, western) => {
  expect(dateInJapanese({ precision, earliest: '1966-05-06' }, era)).toBe(inBoth);
  expect(dateInJapanese({ precision, earliest: '1966-05-06' })).toBe(western);
});

test('files have their dates as ISO text', () => {
  expect(datesInEnglish('令和5年11月6日〜令和6年度', 'iso')).toBe('2023-11-06 (Reiwa 5) – FY2024 (Reiwa 6)');
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
