import type { Reading } from '../scalar/scalar';
import { intervalOf } from './date-text';
import { type Era, eras, eraTexts, firstYearOf, isInForce } from './era';

/** A date that somebody wrote, as a text of date-text.ts that may name a day that does not exist, and its era if one was named. */
export interface WrittenDate {
  text: string;
  era?: Era;
}

const year = `(?:(${eras.map(({ name }) => name).join('|')}|[${eras.map(({ initial }) => initial).join('')}])(元|[0-9]{1,2})|([0-9]{4}))`;

const forms = {
  day: new RegExp(`^${year}(?:年([0-9]{1,2})月([0-9]{1,2})日|([-/.])([0-9]{1,2})\\6([0-9]{1,2}))$`),
  month: new RegExp(`^${year}(?:年([0-9]{1,2})月|[-/.]([0-9]{1,2}))$`),
  year: new RegExp(`^${year}年?$`),
  fiscalYear: new RegExp(`^(?:FY)?${year}(?:年度|FY)?$`),
};

/**
 * Reads a date as people write it: in the Western calendar or in an era, which may be abbreviated (令和6年4月1日, R6.4.1,
 * 2024/4/1), with digits of any width and with spaces. Undefined when the text has another form.
 */
export function readWrittenDate(text: string, precision: keyof typeof forms): WrittenDate | undefined {
  const match = forms[precision].exec(text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase());
  if (!match) return undefined;
  const [, eraName, yearInEra, westernYear, ...rest] = match;
  const era = eras.find(({ name, initial }) => eraName === name || eraName === initial);
  const read = era ? String(firstYearOf(era) + (yearInEra === '元' ? 1 : Number(yearInEra)) - 1) : (westernYear ?? '');
  const numbers = rest.filter((part) => /^[0-9]+$/.test(part ?? '')).map((number) => number.padStart(2, '0'));
  return { text: [read, ...numbers].join('-') + (precision === 'fiscalYear' ? 'FY' : ''), era };
}

/** Like {@link readWrittenDate}, for a date of any precision. A year that is not said to be a fiscal year is a calendar year. */
export function readDateOfAnyPrecision(text: string): WrittenDate | undefined {
  for (const precision of ['day', 'month', 'year', 'fiscalYear'] as const) {
    const written = readWrittenDate(text, precision);
    if (written) return written;
  }
  return undefined;
}

/** True for a year 0 of an era, such as 平成0年. */
export const isBeforeFirstYear = ({ text, era }: WrittenDate): boolean =>
  era !== undefined && Number(text.slice(0, 4)) < firstYearOf(era);

/** What is wrong with the era of a date that exists: it was in force on none of its days. */
export function problemWithEra(written: WrittenDate): string | undefined {
  const { text, era } = written;
  if (!era) return undefined;
  if (isBeforeFirstYear(written)) return 'the first year of an era is 元年.';
  const [earliest, latest] = intervalOf(text);
  if (isInForce(era, earliest, latest)) return undefined;
  if (era.last && earliest > era.last) return `${era.name} ended on ${era.last}. Write ${eraTexts(text)[0]}.`;
  return `${era.name} began on ${era.first}.`;
}

/**
 * Reads a value for a scalar. A text of no known form is returned unchanged.
 * @param problemWith what is wrong with a text as the scalar's own form
 */
export function readDateValue(
  value: unknown,
  precision: keyof typeof forms,
  problemWith: (text: string) => string | undefined,
): Reading {
  const written = typeof value === 'string' ? readWrittenDate(value, precision) : undefined;
  if (!written) return { value };
  const problem = problemWith(written.text) ?? problemWithEra(written);
  return problem ? { problem } : { value: written.text };
}
