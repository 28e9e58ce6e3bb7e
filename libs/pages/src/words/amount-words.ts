import { languageTagOf, Locale, Unit } from '@tokorozawa/vocabulary';

/** How an amount is said in each unit: "#" is the number; in English, what follows "|" is for any number but one. */
const patterns: Record<Unit, { ja: string; en: string }> = {
  [Unit.PERSON]: { ja: '#人', en: '# person|# persons' },
  [Unit.PERSON_VISIT]: { ja: '延べ#人', en: '# person-visit|# person-visits' },
  [Unit.PARENT_CHILD_PAIR]: { ja: '親子#組', en: '# pair of parent and child|# pairs of parent and child' },
  [Unit.CASE]: { ja: '#件', en: '# case|# cases' },
  [Unit.TIME]: { ja: '#回', en: '# time|# times' },
  [Unit.WORK]: { ja: '#作品', en: '# work|# works' },
  [Unit.SHOW]: { ja: '#本', en: '# show|# shows' },
  [Unit.COPY]: { ja: '#部', en: '# copy|# copies' },
  [Unit.PAGE]: { ja: '#ページ', en: '# page|# pages' },
  [Unit.ITEM]: { ja: '#つ', en: '#' },
  [Unit.TIER]: { ja: '#層', en: '# tier|# tiers' },
  [Unit.FLOOR]: { ja: '#階', en: '# floor|# floors' },
  [Unit.CITY]: { ja: '#市', en: '# city|# cities' },
  [Unit.SCHOOL]: { ja: '#校', en: '# school|# schools' },
  [Unit.PARTY]: { ja: '#者', en: '# party|# parties' },
  [Unit.PERCENT]: { ja: '#%', en: '#%' },
  [Unit.YEN]: { ja: '#円', en: '# yen' },
  [Unit.YEN_PER_SLOT]: { ja: '1区分につき#円', en: '# yen for one slot' },
  [Unit.YEN_PER_PAGE]: { ja: '1ページにつき#円', en: '# yen for one page' },
  [Unit.YEN_PER_COPY]: { ja: '1部につき#円', en: '# yen for one copy' },
  [Unit.METER]: { ja: '#m', en: '# m' },
  [Unit.KILOMETER]: { ja: '#km', en: '# km' },
  [Unit.SQUARE_METER]: { ja: '#㎡', en: '# m²' },
  [Unit.SQUARE_KILOMETER]: { ja: '#k㎡', en: '# km²' },
  [Unit.MINUTE]: { ja: '#分', en: '# minute|# minutes' },
  [Unit.HOUR]: { ja: '#時間', en: '# hour|# hours' },
  [Unit.YEAR]: { ja: '#年', en: '# year|# years' },
  [Unit.YEAR_OF_AGE]: { ja: '#歳', en: '# year of age|# years of age' },
};

export interface Amount {
  value: number;
  /** Its digits behind the point, at least; 0 when absent. */
  decimals?: number;
}

/** A number with separators, in the digits of the language. */
export function numberWords({ value, decimals = 0 }: Amount, locale: Locale): string {
  return value.toLocaleString(languageTagOf[locale], { minimumFractionDigits: decimals, maximumFractionDigits: 10 });
}

/** An amount with its unit: "5,375,000人", "5,375,000 persons". */
export function amountWords(amount: Amount, unit: Unit, locale: Locale): string {
  const { ja, en } = patterns[unit];
  const [one, others = one] = en.split('|');
  const pattern = locale === Locale.EN ? (amount.value === 1 ? one : others) : ja;
  return (pattern as string).replace('#', numberWords(amount, locale));
}

/** The digits behind the point as printed ("33.0" has one), if the printed form is a plain number with this value. */
export function printedDecimals(printed: string, value: number): number {
  const plain = printed.replaceAll(',', '');
  return Number(plain) === value ? (/\.(\d+)$/.exec(plain)?.[1]?.length ?? 0) : 0;
}
