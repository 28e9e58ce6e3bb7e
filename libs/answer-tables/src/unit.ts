import { leastDecimals, unitNamed, type UnitName, unitWords, writtenAmount } from '@tokorozawa/vocabulary/unit-words';
import { type Language } from './label';

/** A unit of values, in the language of the reader. */
export interface ValueUnit {
  /** As an axis names it: "延べ人", "円/区分", "visits". */
  name: string;
  /** How a value is written, as `unitWords` says it: "延べ#人", "# visit|# visits". */
  pattern: string;
  /** How a value is written where nothing else says its unit: "1ページにつき#円". */
  full: string;
  /** The digits after the point that its values have at least; 0 if absent. */
  decimals?: number;
}

/**
 * The unit that a value of an enum names.
 * @param word its Japanese word, such as 件
 * @param name its name, such as CASE
 */
export function unitOfWord(word: string, name: string, language: Language): ValueUnit {
  const unit = unitNamed(name);
  if (unit !== undefined) return valueUnit(unit, language);
  const counted = language === 'ja' ? word : name.toLowerCase().replaceAll('_', ' ');
  const pattern = language === 'ja' ? `#${counted}` : `# ${counted}`;
  return { name: counted, pattern, full: pattern };
}

function valueUnit(unit: UnitName, language: Language): ValueUnit {
  const { name, short, full } = unitWords(unit, language);
  return { name, pattern: short, full, decimals: leastDecimals(unit) };
}

/** What follows numbers on an axis, if it is a sign or a single character: " %", "件", " m". */
export const shortSign = ({ pattern }: ValueUnit): string | undefined => /^#(\s?\S)$/u.exec(pattern)?.[1];

const unitsOfNames: [RegExp, UnitName][] = [
  [/percent$/i, 'PERCENT'],
  [/yen$/i, 'YEN'],
  [/yenPerPage$/i, 'YEN_PER_PAGE'],
  [/yenPerCopy$/i, 'YEN_PER_COPY'],
  [/km2$/i, 'SQUARE_KILOMETER'],
  [/m2$/i, 'SQUARE_METER'],
  [/persons$|^population$|^participants$|^students$|^people$/i, 'PERSON'],
  [/cases$|entries$|entryCount$|accesses$|deliveries$/i, 'CASE'],
  [/minutes$/i, 'MINUTE'],
  [/copies$|copiesPerIssue$/i, 'COPY'],
];

/** The unit that the name of a field says, as that of `printedRatioPercent`; undefined for most. */
export function unitOfName(fieldName: string, language: Language): ValueUnit | undefined {
  const [, unit] = unitsOfNames.find(([pattern]) => pattern.test(fieldName)) ?? [];
  return unit && valueUnit(unit, language);
}

/** A number of a field as readers see it: with separators, and with the digits that its unit has. */
export function numberInWords(value: number, fieldName: string, language: Language): string {
  const minimumFractionDigits = unitOfName(fieldName, language)?.decimals ?? 0;
  return value.toLocaleString(language, { minimumFractionDigits, maximumFractionDigits: 3 });
}

/** Writes values that belong together, as those of one chart, all with as many digits after the point as the most precise of them. */
export function valueWriter(
  decimals: number,
  unit: ValueUnit | undefined,
  language: Language,
): (value: number) => string {
  const digits = Math.max(decimals, unit?.decimals ?? 0);
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (value) => {
    const number = value.toLocaleString(language, format);
    return unit ? writtenAmount(unit.pattern, number, value === 1) : number;
  };
}

/** The digits after the point that a number needs, at most three. */
export const decimalsOf = (value: number): number =>
  Math.min(3, /\.(\d+)$/.exec(String(Math.round(value * 1000) / 1000))?.[1]?.length ?? 0);

/** True for a unit without a word, such as 件 in English, of which numbers stand by themselves. */
export const isWordless = ({ pattern }: Pick<ValueUnit, 'pattern'>): boolean => pattern === '#';

/** What the values are, with their unit: 相談件数(件). A name that says the unit, such as 面積(km²), remains as it is. */
export function measureName(name: string, unit: ValueUnit | undefined, language: Language): string {
  if (
    !unit ||
    isWordless(unit) ||
    name.toLowerCase() === unit.name ||
    name.normalize('NFKC').endsWith(`(${unit.name.normalize('NFKC')})`)
  )
    return name;
  return language === 'ja' ? `${name}(${unit.name})` : `${name} (${unit.name})`;
}
