import fc from 'fast-check';
import { readQuery } from './query';
import { snippetOf } from './snippet';

const vocabulary = { words: [], synonyms: new Map([['ごみ', ['廃棄物']]]), readings: new Map() };
const snippet = (text: string, asked: string, length = 200) => snippetOf(text, readQuery(asked, vocabulary), length);
const marked = (text: string, asked: string, length?: number): string[] | undefined => {
  const found = snippet(text, asked, length);
  return found?.marks.map(({ start, end }) => found.text.slice(start, end));
};

test('all words are marked as they are written in the text', () => {
  expect(marked('第六次の総合計画と デートＤＶ防止', 'dv 第6次')).toEqual(['第六次', 'ＤＶ']);
});

test('synonyms are marked, and marks behind a match are not', () => {
  expect(marked('「廃棄物」の処理。ごみ・資源', 'ゴミ')).toEqual(['廃棄物', 'ごみ']);
});

test('a character is marked as a whole', () => {
  expect(marked('5㌔先', 'キ')).toEqual(['㌔']);
});

test('places that touch or overlap are one', () => {
  expect(marked('図書館部会', '図書館 館部 部会')).toEqual(['図書館部会']);
});

test('a text without any of the words has no snippet', () => {
  expect(snippet('図書館', 'ごみ')).toBeUndefined();
  expect(snippet('図書館', ' ')).toBeUndefined();
});

test('a long text is cut around the first match, from the beginning of its sentence if that is near', () => {
  const text = `${'あ'.repeat(100)}。市は図書館を開く。${'い'.repeat(100)}`;
  expect(snippet(text, '図書館', 40)).toEqual({
    text: `…市は図書館を開く。${'い'.repeat(29)}…`,
    marks: [{ start: 3, end: 6 }],
  });
});

test('an excerpt is never longer than asked, and its marks are inside', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'あ図書館。𠮷ごみ x'), maxLength: 80 });
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 10, max: 40 }), (before, after, length) => {
      const text = `${before}図書館${after}`;
      const found = snippet(text, '図書館', length);
      expect(found?.text.length).toBeLessThanOrEqual(length);
      expect(found?.text).not.toMatch(/(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/);
      expect(found?.marks).not.toEqual([]);
      for (const { start, end } of found?.marks ?? []) {
        expect(found?.text.slice(start, end)).toMatch(/^図(.*[^ 。…])?$/s);
      }
    }),
    { numRuns: 3000 },
  );
});
