import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldForSearch } from './fold';
import { readQuery, wordsBeginningWith } from './query';
import { readVocabulary } from './vocabulary';

const vocabulary = readVocabulary(
  readFileSync(join(__dirname, '../../subgraphs/catalogue/search/vocabulary.yaml'), 'utf8'),
);
const wordsOf = (text: string) => readQuery(text, vocabulary).words;
const alternativesOf = (text: string): string[] =>
  wordsOf(text).flatMap(({ alternatives }) => alternatives.map(({ folded }) => folded));

test('spaces, also of full width, and pauses separate the words', () => {
  expect(wordsOf('　図書館　ごみ、DV ').map(({ written }) => written)).toEqual(['図書館', 'ごみ', 'dv']);
  expect(wordsOf(' 　、')).toEqual([]);
});

test('の separates words as well, but not in a reading', () => {
  expect(readQuery('女性の割合', vocabulary)).toMatchObject({
    whole: '女性の割合',
    words: [{ written: '女性' }, { written: '割合' }],
  });
  expect(wordsOf('じんけんのそんちょう')).toHaveLength(1);
  expect(wordsOf('このまち')).toHaveLength(1);
});

test('a word of the vocabulary is not taken apart', () => {
  expect(alternativesOf('配偶者からの暴力')).toContain('dv');
  expect(alternativesOf('E-mail')).toContain('電子めーる');
});

test('the word itself is its first alternative', () => {
  for (const text of ['図書館', 'デートDV', 'toshokan', '令和6年', 'サーバー', 'library']) {
    expect(wordsOf(text)[0]?.alternatives[0]).toMatchObject({ folded: foldForSearch(text), weight: 1 });
  }
});

test.each([
  ['toshokan', '図書館'],
  ['としょかん', '図書館'],
  ['トショカンブカイ', '図書館部会'],
  ['sogo keikaku', 'そごけいかく'],
  ['sogokeikaku', '総合計画'],
  ['sōgōkeikaku', '総合計画'],
  ['hikikomori', 'ひきこもり'],
  ['DV相談', '配偶者暴力相談'],
  ['ドメスティックバイオレンス', 'dv'],
  ['クールジャパン', 'cool japan'],
  ['子供支援', '子ども支援'],
  ['サーバー集約', 'さーば集約'],
  ['サーバ集約', 'さーばー集約'],
  ['管理職', '課長級'],
  ['じょうしゅうし', '常州市'],
  ['１１２０８', '112089'],
  ['libraries', 'library'],
  ['city', 'cities'],
  ['course', 'courses'],
  ['programme', 'program'],
])('%s is also looked for as %s', (text, other) => {
  if (text.includes(' ')) return expect(wordsOf(text)).toHaveLength(2);
  expect(alternativesOf(text)).toContain(other);
});

test('what a word covers does not find the word', () => {
  expect(alternativesOf('課長級')).not.toContain('管理職');
});

test.each([
  ['R6', ['2024年', '令和6年', '令和6年度']],
  ['令和六年', ['2024年', '令和6年']],
  ['1966/5/6', ['1966年5月6日', '昭和41年5月6日']],
  ['S41.5.6', ['昭和41年5月6日']],
  ['2019', ['2019', '令和1年', '平成31年', '2019年度']],
  ['昭和41年度', ['昭和41年度', '1966年度']],
])('the date %s is looked for in both calendars', (text, others) => {
  expect(wordsOf(text)).toHaveLength(1);
  expect(alternativesOf(text)).toEqual(expect.arrayContaining(others));
});

test.each([
  ['そうごうけ', '総合計画'],
  ['sogok', '総合計画'],
  ['sougouk', '総合計画'],
  ['図書', '図書館'],
  ['ドメ', 'ドメスティック・バイオレンス'],
])('%s is the beginning of %s', (text, word) => {
  expect(wordsBeginningWith(text, vocabulary)).toContain(word);
  expect(wordsBeginningWith(text, vocabulary).length).toBeLessThan(20);
});

test('nothing begins with an empty text', () => expect(wordsBeginningWith(' ', vocabulary)).toEqual([]));

test('a vocabulary with faults names them', () => {
  expect(() => readVocabulary('synonyms: [[DV]]\ncovers: {}\nreadings: { 図書館: toshokan }')).toThrow(
    /synonyms\[0\].*\n.*must be hiragana|must be hiragana/s,
  );
});
