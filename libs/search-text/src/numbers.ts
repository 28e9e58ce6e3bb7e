const digitsInKanji = '〇一二三四五六七八九';
/** The largest first. */
const largeUnits = ['兆', '億', '万'];
const smallUnits = ['千', '百', '十'];
const numeral = `[${digitsInKanji}十百千万億兆]`;

/** A unit after digits, unless a name or a word begins with it: 5 千葉, 3 百貨店, 2 万葉. */
const unit = '(?:十(?!勝|和田|日町|字)|百(?![貨科合])|千(?![葉代曲住])|万(?![葉国博能全引])|[億兆])';

const decimal = '[0-9]+(?:\\.[0-9]+)?';

/** 1億, 1.2億, 120百万, or the beginning of 一億2000万 */
const beginning = `(?:(?<![0-9.])${decimal}${unit}+|${numeral}+[万億兆](?=[0-9]+${unit}))`;
/** 1億2千万, 1万2345 */
const mixed = `${beginning}(?:(?:${decimal}|[${digitsInKanji}])${unit}+)*(?:[0-9]{1,4}(?![0-9.]))?`;

/** What is counted with a single numeral. Before anything else the numeral may be a part of a word: 一般, 三ケ島, 千葉. */
const counters =
  '次|年|月|日|章|節|回|号|版|層|期|校|学校|市|都市|つ|人|名|件|階|歳|円|区分|周年|点|本|者|要素|段階|項目|部会|[かけ箇][月所国年]|世帯|世紀|種類|丁目|週間|倍|冊|枚|台';

/** The numbers that {@link readNumber} reads, in a text whose katakana are folded. */
export const numbersToRead = new RegExp(
  `元(?=年)|${mixed}|(?<=第)${numeral}+|${numeral}+(?=${counters})|${numeral}{2,}`,
  'g',
);

/**
 * Writes a number in digits: 二十四 is 24, 二〇二四 is 2024, 1億2千万 and 120百万 are 120000000, and the 元 of 元年 is 1. What
 * is no number stays, such as 万一.
 */
export function readNumber(text: string): string {
  if (text === '元') return '1';
  if (isPositional.test(text)) return inDigits(text);
  // Computed as a whole number, whose last digits are those behind the decimal point: others would be rounded.
  const fractions = Array.from(text.matchAll(/\.([0-9]+)/g), ([, fraction = '']) => fraction.length);
  const places = Math.max(0, ...fractions);
  const value = valueOf(text, [...largeUnits, ...smallUnits], places);
  return value === undefined ? text : withPoint(String(value), places);
}

/** 二〇二四 */
const isPositional = /^[〇一二三四五六七八九]+$/;
const inDigits = (text: string): string => Array.from(text, (digit) => digitsInKanji.indexOf(digit)).join('');

/** The zeros that a unit adds. */
const zeros: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12 };

/**
 * The value of a number with as many places behind the decimal point. Undefined if a large unit has nothing before it, or if
 * more follows a unit than it counts.
 * @param units those that it may have, the largest first
 */
function valueOf(text: string, units: string[], places: number): bigint | undefined {
  const unit = units.find((each) => text.includes(each));
  if (unit === undefined) return valueOfDigits(text, places);
  const isLarge = largeUnits.includes(unit);
  const at = text.indexOf(unit);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  // 千 is 一千, but 万 is no number.
  const count = valueOf(before || (isLarge ? '' : '1'), isLarge ? smallUnits : [], places);
  const rest = valueOf(after || '0', units.slice(units.indexOf(unit) + 1), places);
  const size = 10n ** BigInt(zeros[unit] ?? 0);
  if (count === undefined || rest === undefined) return undefined;
  return rest < size * 10n ** BigInt(places) ? count * size + rest : undefined;
}

/** 120, 1.2, 三. Undefined for anything else. */
function valueOfDigits(text: string, places: number): bigint | undefined {
  const written = isPositional.test(text) ? inDigits(text) : text;
  if (!/^[0-9]+(?:\.[0-9]+)?$/.test(written)) return undefined;
  const [whole = '', fraction = ''] = written.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function withPoint(value: string, places: number): string {
  const all = value.padStart(places + 1, '0');
  const whole = all.slice(0, all.length - places);
  const fraction = all.slice(whole.length).replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : whole;
}
