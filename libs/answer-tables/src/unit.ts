import { type Language } from './label';

/** A unit of values, in the language of the reader. */
export interface ValueUnit {
  /** As an axis names it: "延べ人", "円(1区分)", "cases". */
  name: string;
  /** As it stands beside a value. Japanese may precede it: 延べ1,182人. */
  before: string;
  after: string;
}

/** A unit in Japanese, by the word that the source counts with. */
function japaneseUnit(word: string): ValueUnit {
  const counted = word.replace(/[(（].*$/, '');
  if (counted === '%') return { name: '%', before: '', after: ' %' };
  if (counted.startsWith('延べ')) return { name: word, before: '延べ', after: counted.slice('延べ'.length) };
  return { name: word, before: '', after: /^[a-z㎡]/.test(counted) ? ` ${counted}` : counted };
}

/** A unit in English, by its name in the enum `Unit`: YEN_PER_SLOT is "yen per slot", and its values are in yen. */
function englishUnit(word: string, name: string): ValueUnit {
  if (word === '%') return { name: '%', before: '', after: ' %' };
  const [, head = '', rest = ''] = /^(.+?)( (?:per|of) .+)?$/.exec(name.toLowerCase().replaceAll('_', ' ')) ?? [];
  const counted = head === 'yen' ? head : plural(head);
  const symbol = /^k?(?:m|㎡)$/.test(word) ? word.replace('㎡', 'm²') : undefined;
  // Beside a value, the last word is enough: 15 pairs.
  return { name: counted + rest, before: '', after: ` ${symbol ?? counted.split(' ').at(-1)}` };
}

const plural = (word: string): string => (/(s|people)$/.test(word) ? word : `${word.replace(/y$/, 'ie')}s`);

/**
 * The unit that a value of the enum `Unit` names.
 * @param word its Japanese word, such as 件
 * @param name its name, such as CASE
 */
export const unitOfWord = (word: string, name: string, language: Language): ValueUnit =>
  language === 'ja' ? japaneseUnit(word) : englishUnit(word, name);

const unitsOfNames: [RegExp, string, string][] = [
  [/percent$/i, '%', 'PERCENT'],
  [/yen$/i, '円', 'YEN'],
  [/yenPerPage$/i, '円(頁)', 'YEN_PER_PAGE'],
  [/yenPerCopy$/i, '円(部)', 'YEN_PER_COPY'],
  [/km2$/i, 'k㎡', 'SQUARE_KILOMETER'],
  [/m2$/i, '㎡', 'SQUARE_METER'],
  [/persons$|^population$|^participants$|^students$|^people$/i, '人', 'PERSON'],
  [/cases$|entries$|entryCount$|accesses$|deliveries$/i, '件', 'CASE'],
  [/minutes$/i, '分', 'MINUTE'],
  [/copies$|copiesPerIssue$/i, '部', 'COPY'],
];

/** The unit that the name of a field says, as that of `printedRatioPercent`; undefined for most. */
export function unitOfName(fieldName: string, language: Language): ValueUnit | undefined {
  const [, word, name] = unitsOfNames.find(([pattern]) => pattern.test(fieldName)) ?? [];
  return word === undefined || name === undefined ? undefined : unitOfWord(word, name, language);
}

/** Writes values that belong together, as those of one chart, all with as many digits after the point as the most precise of them. */
export function valueWriter(
  decimals: number,
  unit: ValueUnit | undefined,
  language: Language,
): (value: number) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return (value) => {
    const after = unit?.after ?? '';
    const isOne = language === 'en' && value === 1;
    return `${unit?.before ?? ''}${value.toLocaleString(language, digits)}${isOne ? singular(after) : after}`;
  };
}

const singular = (unit: string): string => unit.replace(/ies$/, 'y').replace(/s$/, '');

/** The digits after the point that a number needs, at most three. */
export const decimalsOf = (value: number): number =>
  Math.min(3, /\.(\d+)$/.exec(String(Math.round(value * 1000) / 1000))?.[1]?.length ?? 0);

/** What the values are, with their unit: 相談件数(件). A name that says the unit, such as 面積(km²), remains as it is. */
export function measureName(name: string, unit: ValueUnit | undefined, language: Language): string {
  if (!unit || name.normalize('NFKC').endsWith(`(${unit.name.normalize('NFKC')})`)) return name;
  return language === 'ja' ? `${name}(${unit.name})` : `${name} (${unit.name})`;
}
