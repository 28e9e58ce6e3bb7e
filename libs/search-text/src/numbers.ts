const numeral = '[〇一二三四五六七八九十百千万億]';

/** What is counted with a single numeral. Before anything else the numeral may be a part of a word: 一般, 三ケ島, 千葉. */
const counters =
  '次|年|月|日|章|節|回|号|版|層|期|校|学校|市|都市|つ|人|名|件|階|歳|円|区分|周年|点|本|者|要素|段階|項目|部会|[かけ箇][月所]';

/** The numbers that {@link readNumber} reads, in a text whose katakana are folded. */
export const numbersToRead = new RegExp(
  `元(?=年)|(?<=第)${numeral}+|${numeral}+(?=${counters})|${numeral}{2,}|(?<![0-9.])[0-9]+(?:\\.[0-9]+)?[千万億]+`,
  'g',
);

/** Writes a number in digits: 二十四 is 24, 二〇二四 is 2024, 5千 is 5000, and the 元 of 元年 is 1. What is no number stays. */
export function readNumber(text: string): string {
  if (text === '元') return '1';
  const [, digits, units] = /^([0-9.]+)(.+)$/.exec(text) ?? [];
  if (digits && units) return readDigitsWithUnits(digits, units) ?? text;
  return readPositional(text) ?? readWithUnits(text) ?? text;
}

/** The zeros that each unit after digits adds. */
const zeros: Record<string, number> = { 千: 3, 万: 4, 億: 8, 千万: 7, 千億: 11 };

/** 5千, 1.1億. The decimal point is moved in the text, because a number would be rounded. Undefined for other units. */
function readDigitsWithUnits(digits: string, units: string): string | undefined {
  const moved = zeros[units];
  if (moved === undefined) return undefined;
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction.padEnd(moved, '0');
  const point = whole.length + moved;
  let start = 0;
  while (start < point - 1 && all[start] === '0') start++;
  let end = all.length;
  while (end > point && all[end - 1] === '0') end--;
  return all.slice(start, point) + (end > point ? `.${all.slice(point, end)}` : '');
}

const digitsInKanji = '〇一二三四五六七八九';
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 億: 100_000_000 };
const valueOf = (character: string): number => units[character] ?? digitsInKanji.indexOf(character);

/** 二〇二四 */
function readPositional(text: string): string | undefined {
  if (!/^[〇一二三四五六七八九]+$/.test(text)) return undefined;
  return Array.from(text, valueOf).join('');
}

const digit = '[一二三四五六七八九]';
const upToThousands = `(?:${digit}?千)?(?:${digit}?百)?(?:${digit}?十)?${digit}?`;
const withUnits = new RegExp(`^(?:(${upToThousands})億)?(?:(${upToThousands})万)?(${upToThousands})$`);

/** 二百四十, 一億二千万. Undefined when the units are not in this order, as in 万一. */
function readWithUnits(text: string): string | undefined {
  const [, hundredMillions, tenThousands, rest = ''] = withUnits.exec(text) ?? [];
  if (hundredMillions === '' || tenThousands === '' || !text) return undefined;
  const sum = 100_000_000 * sumOf(hundredMillions) + 10_000 * sumOf(tenThousands) + sumOf(rest);
  return sum > 0 ? String(sum) : undefined;
}

/** The value of up to four digits with their units: 二百四十 is 240. */
function sumOf(text = ''): number {
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const value = valueOf(character);
    if (value < 10) {
      digit = value;
    } else {
      sum += (digit || 1) * value;
      digit = 0;
    }
  }
  return sum + digit;
}
