import fc from 'fast-check';
import { foldForSearch } from './fold';
import { readQuery } from './query';
import { findMatches } from './terms';

const vocabulary = { words: [], synonyms: new Map(), readings: new Map() };

const inKanji = (number: number): string =>
  inLargeUnits(number, (section) =>
    ['千', '百', '十', ''].reduce((text, unit, index) => {
      const digit = Math.floor(section / 10 ** (3 - index)) % 10;
      if (digit === 0) return text;
      return text + (digit === 1 && unit ? '' : '〇一二三四五六七八九'.charAt(digit)) + unit;
    }, ''),
  );

/** Writes what stands before each of 兆, 億 and 万, and what follows them. */
function inLargeUnits(number: number, written: (section: number) => string): string {
  const units: [string, number][] = [
    ['兆', 1e12],
    ['億', 1e8],
    ['万', 1e4],
    ['', 1],
  ];
  return units
    .map(([unit, size]) => {
      const section = Math.floor(number / size) % 1e4;
      return section === 0 ? '' : written(section) + unit;
    })
    .join('');
}

/** 2千345, 1万: the thousands of each section with their unit. */
const withThousands = (section: number): string => (section % 1000 === 0 ? `${section / 1000}千` : String(section));

const inUnit = (number: number, unit: string, size: number): string[] => {
  const count = number / size;
  return /^[0-9]+(?:\.[0-9]{1,3})?$/.test(String(count))
    ? [`${count}${unit}`, `${count.toLocaleString('en')}${unit}`]
    : [];
};

const fullWidth = (text: string): string =>
  text.replaceAll(/[0-9,.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** The ways in which people write a number. */
function formsOf(number: number): string[] {
  const forms = [
    String(number),
    number.toLocaleString('en'),
    inKanji(number),
    inLargeUnits(number, String),
    inLargeUnits(number, (section) => section.toLocaleString('en')),
    inLargeUnits(number, withThousands),
    ...inUnit(number, '千', 1e3),
    ...inUnit(number, '万', 1e4),
    ...inUnit(number, '百万', 1e6),
    ...inUnit(number, '億', 1e8),
    ...inUnit(number, '兆', 1e12),
  ];
  return [...new Set([...forms, ...forms.map(fullWidth)])];
}

/** Mostly round, as people write them. */
const numbers = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 10 }))
  .map(([digits, zeros]) => digits * 10 ** zeros);

const counters = fc.constantFrom('円', '人', '件', '世帯', '部会');

/** The pairs of a typed and a stored way to write a number of which the one does, or does not, find the other. */
function pairsThat(find: boolean, typed: string[], stored: string[]): string[] {
  const texts = stored.map((written) => ({ written, folded: foldForSearch(`約${written}です`) }));
  return typed.flatMap((text) => {
    const { words } = readQuery(text, vocabulary);
    const isFound = (folded: string): boolean =>
      words.every(({ alternatives }) => alternatives.some((each) => findMatches(folded, each).length > 0));
    return texts.filter(({ folded }) => isFound(folded) === find).map(({ written }) => `${text}, ${written}`);
  });
}

test('a number that is typed in any way finds the texts that write it in any other', () => {
  fc.assert(
    fc.property(numbers, counters, (number, counter) => {
      const written = formsOf(number).map((form) => form + counter);
      expect(pairsThat(false, written, written)).toEqual([]);
    }),
  );
});

test('it finds no text with another number', () => {
  fc.assert(
    fc.property(numbers, numbers, counters, (number, other, counter) => {
      fc.pre(number !== other);
      const [typed, stored] = [number, other].map((each) => formsOf(each).map((form) => form + counter));
      expect(pairsThat(true, typed?.slice(0, 1) ?? [], stored ?? [])).toEqual([]);
    }),
  );
});
