import { cleanText, textWidth, wrapText } from './text-width';

test('a Japanese character is as wide as it is high, a half-width one half of that, and a mark on it nothing', () => {
  expect(textWidth('所沢市𠮷', 10)).toBe(40);
  expect(textWidth('ｶﾞ', 10)).toBe(10);
  expect(textWidth('か\u3099', 10)).toBe(10);
  expect(textWidth('iii', 10)).toBeLessThan(textWidth('WWW', 10) / 2);
});

test('lines are broken between words and characters, and never before a closing bracket or a comma', () => {
  expect(wrapText('男女共同参画「ふらっと」の、相談', 60, 10, 9)).toEqual(['男女共同参画', '「ふらっと」', 'の、相談']);
  expect(wrapText('Dating violence prevention course', 100, 10, 9)).toEqual(['Dating violence', 'prevention course']);
  expect(wrapText('https://www.city.example/indicators/population', 100, 10, 9).join('')).toMatch(
    /^https:.*population$/,
  );
});

test('a bracket stays at the Latin word that it belongs to', () => {
  expect(wrapText('2003-03 (Heisei 15)', 100, 12, 9)).toEqual(['2003-03 (Heisei', '15)']);
});

test('what does not fit is shortened, however long it is', () => {
  expect(wrapText('所沢市所沢市所沢市', 30, 10, 2)).toEqual(['所沢市', '所沢…']);
  const [line = ''] = wrapText('長'.repeat(50_000), 100, 10, 1);
  expect(line).toMatch(/^長+…$/);
  expect(textWidth(line, 10)).toBeLessThanOrEqual(100);
  expect([...cleanText('あ'.repeat(100_000))].length).toBe(301);
});

test('a text has no characters that XML forbids or that turn the direction of others', () => {
  expect(cleanText('a\u0000b\u202ec\ud800\nd')).toBe('abc d');
});
