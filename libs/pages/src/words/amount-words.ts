import { languageTagOf, Locale, type Unit } from '@tokorozawa/vocabulary';
import { leastDecimals, unitWords, writtenAmount } from '@tokorozawa/vocabulary/unit-words';

export interface Amount {
  value: number;
  /** Its digits behind the point, at least; 0 when absent. */
  decimals?: number;
}

/** A figure of the source, as far as it must be known to write it. */
export interface PrintedFigure {
  value: number;
  printed: string;
  status: string;
}

/** A number with separators, in the digits of the language. */
export function numberWords({ value, decimals = 0 }: Amount, locale: Locale): string {
  return value.toLocaleString(languageTagOf[locale], { minimumFractionDigits: decimals, maximumFractionDigits: 10 });
}

/** An amount with its unit: "5,375,000人", "5,375,000 people". */
export function amountWords(amount: Amount, unit: Unit, locale: Locale): string {
  const { full } = unitWords(unit, languageTagOf[locale]);
  const decimals = Math.max(amount.decimals ?? 0, leastDecimals(unit));
  return writtenAmount(full, numberWords({ ...amount, decimals }, locale), amount.value === 1);
}

/** A unit by itself: "人", "people". */
export const unitName = (unit: Unit, locale: Locale): string => unitWords(unit, languageTagOf[locale]).name;

/** The same where numbers follow; empty for a unit that they do without, as 件 in English. */
export const unitInCaption = (unit: Unit, locale: Locale): string =>
  unitWords(unit, languageTagOf[locale]).short === '#' ? '' : unitName(unit, locale);

/** A figure with its unit, and with the digits behind the point that are printed: "33.0 %", "約160校", "about 160 schools". */
export function figureWords({ value, printed, status }: PrintedFigure, unit: Unit, locale: Locale): string {
  const amount = amountWords({ value, decimals: printedDecimals(printed, value) }, unit, locale);
  if (status !== 'APPROXIMATE') return amount;
  return locale === Locale.EN ? `about ${amount}` : `約${amount}`;
}

/** The digits behind the point as printed ("33.0" has one), if the printed form is a plain number with this value. */
export function printedDecimals(printed: string, value: number): number {
  const plain = printed.replaceAll(',', '');
  return Number(plain) === value ? (/\.(\d+)$/.exec(plain)?.[1]?.length ?? 0) : 0;
}
