import { Locale } from '@tokorozawa/vocabulary';
import { citationOf, linesText } from './citation';
import { dateText, type DateParts, scalarText } from './values';

const date = (precision: DateParts['precision'], earliest: string, era: string): DateParts => ({
  precision,
  earliest,
  era,
});

test.each([
  [date('DAY', '1966-05-06', '昭和41年5月6日'), '昭和41年(1966年)5月6日', 'May 6, 1966 (Shōwa 41)'],
  [date('MONTH', '2019-05-01', '令和元年5月'), '令和元年(2019年)5月', 'May 2019 (Reiwa 1)'],
  [date('YEAR', '1965-01-01', '昭和40年'), '昭和40年(1965年)', '1965 (Shōwa 40)'],
  [date('FISCAL_YEAR', '2024-04-01', '令和6年度'), '令和6年度(2024年度)', 'FY2024 (Reiwa 6)'],
])('a date is written in both calendars', (parts, japanese, english) => {
  expect(dateText(parts, Locale.JA)).toBe(japanese);
  expect(dateText(parts, Locale.EN)).toBe(english);
});

test('a day and a month of the graph are dates as people read them', () => {
  expect(scalarText('2026-11-09', 'Date', Locale.EN)).toBe('November 9, 2026');
  expect(scalarText('2026-11', 'YearMonth', Locale.EN)).toBe('November 2026');
  expect(scalarText('2026-11', 'String', Locale.EN)).toBe('2026-11');
  expect(scalarText('2026-11-09', 'Date', Locale.JA)).toBe('2026年11月9日');
});

test('lines in a row are a range', () => {
  expect(linesText([3, 5, 6, 9], 'ja')).toBe('3〜6、9行');
  expect(linesText([3, 5, 6, 9], 'en')).toBe('lines 3–6, 9');
  expect(linesText([7], 'en')).toBe('line 7');
  expect(linesText([], 'ja')).toBe('');
});

test('a citation of a record names its place in the print, its address, and that it was edited', () => {
  const source = { document: '年報', edition: '令和6年度版', heading: '姉妹都市', lines: [3, 4], corrections: 2 };
  const cited = { sources: [source], subject: 'ディケイター市', address: 'https://plan.example.jp/id/a' };
  expect(citationOf(cited, 'ja')).toBe(
    '出典：年報令和6年度版、「姉妹都市」 3〜4行(「所沢市 計画グラフ」「ディケイター市」https://plan.example.jp/id/a)。上記を加工して作成。資料の2か所を訂正または補足。',
  );
  expect(citationOf(cited, 'en')).toMatch(/“姉妹都市”, lines 3–4, through .* 2 places corrected or supplemented\.$/);
});
