import fc from 'fast-check';
import { foldForSearch } from './fold';
import { findMatches, patternOf, searchedText, termsOf } from './terms';

const found = (text: string, asked: string, lastIsPrefix = false): string[] => {
  const folded = foldForSearch(text);
  return findMatches(folded, searchedText(foldForSearch(asked), lastIsPrefix)).map(([start, end]) =>
    folded.slice(start, end),
  );
};

test('Japanese is stored in pairs of characters, and other words as they are', () => {
  expect(termsOf(foldForSearch('図書館DVの図書'))).toEqual(['図書', '書館', '館', '館d', 'dv', 'vの', 'の図', '書']);
  expect(termsOf(foldForSearch('Level 2, ICT-BCP'))).toEqual(['level', '2', 'ict', 'bcp']);
  expect(termsOf('')).toEqual([]);
});

test('a single character is the beginning of a term, also at the end of a text', () => {
  const { terms, isPrefix } = searchedText('絆', false);
  expect({ terms, isPrefix }).toEqual({ terms: ['絆'], isPrefix: true });
  for (const text of ['絆を紡ぐ', '人の絆']) expect(termsOf(text).some((term) => term.startsWith('絆'))).toBe(true);
});

test('a single character between others is not looked for alone', () => {
  expect(searchedText('第6次', false)).toEqual({ folded: '第6次', terms: ['第6', '6次'], isPrefix: false });
  expect(searchedText('第65号', false).terms).toEqual(['第6', '65', '5号']);
});

test('a Latin word is found where a word begins, and as a whole unless it may go on', () => {
  expect(found('デートDV防止', 'DV')).toEqual(['dv']);
  expect(found('AI-OCR, aims', 'AI')).toEqual(['ai']);
  expect(found('libraries', 'librar')).toEqual([]);
  expect(found('libraries', 'librar', true)).toEqual(['librar']);
  expect(found('prefix', 'fix', true)).toEqual([]);
});

test('a number is neither found in nor at the beginning of a longer one', () => {
  expect(found('第65号', '第6')).toEqual([]);
  expect(found('2016年', '6年')).toEqual([]);
  expect(found('2019-2021', '2021')).toEqual(['2021']);
  expect(found('16P', '16')).toEqual([]);
});

test('a year is not found in a fiscal year', () => {
  expect(found('令和5年度', '令和5年')).toEqual([]);
  expect(found('令和5年度', '令和五年度')).toEqual(['令和5年度']);
  expect(found('令和5年6月', '令和5年')).toEqual(['令和5年']);
});

test('a point in a number is a point', () => {
  expect(patternOf(searchedText('12.5', false))).toContain('12\\.5');
  expect(found('12:5', '12.5')).toEqual([]);
});

const texts = fc.string({ unit: fc.constantFrom(...'あかーan1- 、図𠮷'), maxLength: 12 });

test('a text that contains what is looked for has all its terms', () => {
  fc.assert(
    fc.property(texts, texts, texts, fc.boolean(), (before, asked, after, lastIsPrefix) => {
      const folded = foldForSearch(`${before}${asked}${after}`);
      const searched = searchedText(foldForSearch(asked), lastIsPrefix);
      if (searched.terms.length === 0 || findMatches(folded, searched).length === 0) return;
      const stored = termsOf(folded);
      searched.terms.forEach((term, index) => {
        const begins = searched.isPrefix && index === searched.terms.length - 1;
        expect(stored.some((other) => (begins ? other.startsWith(term) : other === term))).toBe(true);
      });
    }),
    { numRuns: 1000 },
  );
});
