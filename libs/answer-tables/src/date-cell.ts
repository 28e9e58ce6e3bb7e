import { intervalOf as daysOf } from '@tokorozawa/vocabulary/date-text';
import {
  dateInEnglish,
  dateInJapanese,
  datesInEnglish,
  eraYearInEnglish,
  isoOfEraText,
} from '@tokorozawa/vocabulary/dates-in-words';
import { type AnswerField } from './shape';
import { type Language } from './label';

/** A field that holds a date of the graph, of which a query selects one or several parts. */
export const isDate = ({ type, isList }: AnswerField): boolean => type?.name === 'PartialDate' && !isList;

/** The parts that say the same date, the finest first. A table shows them in one column. */
const isoParts = ['day', 'month', 'year', 'fiscalYear'];

/** The selected parts of a date that a table shows in one cell, and those that have columns of their own. */
export function splitDate({ fields }: AnswerField): { together: AnswerField[]; apart: AnswerField[] } {
  const hasIsoPart = fields.some(({ name }) => isoParts.includes(name));
  // The finest of the parts says how precise the date is.
  const inCell = [...isoParts, 'era', ...(hasIsoPart ? ['precision'] : [])];
  const together = fields.filter(({ name }) => inCell.includes(name));
  return { together, apart: fields.filter((field) => !together.includes(field)) };
}

/** How precisely a date is known. */
export type Precision = 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';

/** The days between which a date may lie, as YYYY-MM-DD, and how precisely it is known. */
export interface DateInterval {
  earliest: string;
  latest: string;
  precision: Precision;
}

/** The interval of a day, a month, a year or, with "FY" behind it, a fiscal year; undefined for anything else. */
export function intervalOf(date: string): DateInterval | undefined {
  const [isDate, month, day, fiscal] = /^\d{4}(?:(-\d{2})(-\d{2})?|(FY))?$/.exec(date) ?? [];
  if (!isDate) return undefined;
  const [earliest, latest] = daysOf(date);
  return { earliest, latest, precision: fiscal ? 'FISCAL_YEAR' : day ? 'DAY' : month ? 'MONTH' : 'YEAR' };
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text stands on a page or a picture, which people read, or in a file, which programs read too. */
export type TextUse = 'page' | 'file';

/** A date in a cell. As a string it is what rows are sorted by. */
export class DateCell {
  private constructor(
    private readonly iso: string | undefined,
    private readonly isFiscalYear: boolean,
    private readonly era: string | undefined,
  ) {}

  /** Reads the value of a date field; null and undefined remain. */
  static from(value: unknown, field: AnswerField): DateCell | null | undefined {
    if (value === null || value === undefined) return value;
    const part = (name: string): unknown => {
      const selected = field.fields.find((each) => each.name === name);
      return selected && (value as Record<string, unknown>)[selected.key];
    };
    const named = isoParts.find((name) => part(name) !== null && part(name) !== undefined);
    const era = part('era');
    const eraText = typeof era === 'string' ? era : undefined;
    // The era says the day or the month too, where the query selects only the year beside it.
    const iso = named && `${String(part(named))}${named === 'fiscalYear' ? 'FY' : ''}`;
    const finest = finer(iso, eraText && isoOfEraText(eraText));
    return new DateCell(finest?.replace('FY', ''), finest?.endsWith('FY') ?? false, eraText);
  }

  /** The days between which it may lie; undefined if the query selects no part that says so. */
  get interval(): DateInterval | undefined {
    return this.iso === undefined ? undefined : intervalOf(`${this.iso}${this.isFiscalYear ? 'FY' : ''}`);
  }

  /**
   * The date in both calendars, as far as the query selects them: "平成4年(1992年)4月20日", "April 20, 1992 (Heisei 4)".
   * In files, the Western date is ISO text: "平成4年4月20日(1992-04-20)", "1992-04-20 (Heisei 4)".
   */
  text(language: Language, use: TextUse): string {
    const { iso, era, isFiscalYear, interval } = this;
    if (language === 'en') return this.textInEnglish(use);
    if (!iso) return era ?? '';
    if (interval && use === 'page') return dateInJapanese(interval, era);
    const western = isFiscalYear ? `${iso}年度` : iso;
    return era ? `${era}(${western})` : western;
  }

  private textInEnglish(use: TextUse): string {
    const { iso, era = '', isFiscalYear, interval } = this;
    if (!iso) return datesInEnglish(era, use === 'file' ? 'iso' : 'words');
    const western = interval && (use === 'page' || isFiscalYear) ? dateInEnglish(interval) : iso;
    return era === '' ? western : `${western} (${eraYearInEnglish(era)})`;
  }

  /** As YYYY-MM-DD; undefined if the date is less precise, or the query does not select its day. */
  get day(): string | undefined {
    return this.iso !== undefined && isoDay.test(this.iso) ? this.iso : undefined;
  }

  toString(): string {
    return this.iso ?? this.era ?? '';
  }
}

/** The date that is known more precisely. */
function finer(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const precision = (date: string): number => (date.endsWith('FY') ? 0 : date.length);
  return precision(b) > precision(a) ? b : a;
}
