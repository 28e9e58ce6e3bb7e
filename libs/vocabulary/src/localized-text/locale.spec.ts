import { Locale, negotiateLanguage, negotiateLocale } from '../index';

test.each([
  [undefined, 'ja'],
  ['', 'ja'],
  ['*', 'ja'],
  ['ja', 'ja'],
  ['en', 'en'],
  ['EN', 'en'],
  ['en-GB', 'en'],
  ['ja-JP', 'ja'],
  ['ja-Hira-JP', 'ja'],
  ['en-Latn-US-u-hc-h12', 'en'],
  ['ja,en-US;q=0.9,en;q=0.8', 'ja'],
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['ja;q=0.8, en;q=0.9', 'en'],
  ['ja-JP, en', 'ja'],
  ['en-GB, ja', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'en'],
  ['fr, de;q=0.5', 'ja'],
  ['fr, *;q=0.5', 'ja'],
  ['en;q=0.5, *', 'ja'],
  ['ja;q=0, *', 'en'],
  ['ja;q=0', 'ja'],
  ['en;q=0, en-GB;q=0.1, ja;q=0.001', 'en'],
  ['en;q=0, ja;q=0.001', 'ja'],
  ['en;q=nonsense, ja', 'ja'],
  ['english', 'ja'],
  [';;,q=,-', 'ja'],
  ['en,'.repeat(300), 'en'],
  ['en,'.repeat(4_000), 'ja'],
])('a request that accepts %j is answered in %s', (acceptLanguage, language) => {
  expect(negotiateLanguage(acceptLanguage)).toBe(language);
  expect(negotiateLocale(acceptLanguage)).toBe(language === 'ja' ? Locale.JA : Locale.EN);
});
