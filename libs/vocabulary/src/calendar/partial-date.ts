import { Field, Directive, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLDate, problemWithDate } from './date';
import { eraDate, eraFiscalYear, eraYear, eraYearMonth } from './era';
import { GraphQLFiscalYear } from './fiscal-year';
import { GraphQLYearMonth, problemWithYearMonth } from './year-month';

/** How far a {@link PartialDate} is known. */
export enum DatePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
  FISCAL_YEAR = 'FISCAL_YEAR',
}

registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How precisely a date is known.',
  valuesConfig: {
    DAY: { description: 'To the day. 「日」' },
    MONTH: { description: 'To the month. 「月」' },
    YEAR: { description: 'To the calendar year. 「年」' },
    FISCAL_YEAR: { description: 'To the fiscal year (年度), April to March.' },
  },
});

/**
 * A date as far as the source gives it. `text` is `1992-04-20`, `1982-07`, `1965` or `2007FY`; such texts sort in the
 * order of time, a year before its months and a fiscal year after the months of the calendar year in which it begins.
 */
@Directive('@shareable')
@ObjectType({
  description: 'A date as precisely as the source gives it. Finer parts are null: no month or day is invented.',
})
export class PartialDate {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  @Field(() => DatePrecision, { description: 'How precisely it is known. 「精度」' })
  get precision(): DatePrecision {
    if (this.text.endsWith('FY')) return DatePrecision.FISCAL_YEAR;
    return [DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY][
      this.text.split('-').length - 1
    ] as DatePrecision;
  }

  @Field(() => Int, { description: 'The calendar year; for a fiscal year, the year in which it begins. 「年」' })
  get year(): number {
    return Number(this.text.slice(0, 4));
  }

  @Field(() => GraphQLFiscalYear, {
    nullable: true,
    description: 'The fiscal year; null unless that is what is known. 「年度」',
  })
  get fiscalYear(): number | null {
    return this.precision === DatePrecision.FISCAL_YEAR ? this.year : null;
  }

  @Field(() => GraphQLYearMonth, { nullable: true, description: 'The month; null when it is not known. 「年月」' })
  get yearMonth(): string | null {
    return this.text.includes('-') ? this.text.slice(0, 7) : null;
  }

  @Field(() => GraphQLDate, { nullable: true, description: 'The day; null when it is not known. 「日」' })
  get date(): string | null {
    return this.precision === DatePrecision.DAY ? this.text : null;
  }

  @Field(() => String, {
    description:
      'The same in the Japanese calendar: "昭和40年", "昭和57年7月", "平成4年4月20日" or "平成19年度". 「和暦」',
  })
  get era(): string {
    if (this.date) return eraDate(this.date);
    if (this.yearMonth) return eraYearMonth(this.yearMonth);
    return this.fiscalYear === null ? eraYear(this.year) : eraFiscalYear(this.fiscalYear);
  }
}

const hint =
  'give it in quotes, as far as it is known: "1992-04-20", "1982-07", "1965", or "2007FY" for a fiscal year.';

function problemWithPartialDate(text: string): string | undefined {
  if (/^[0-9]{4}(FY)?$/.test(text)) return Number(text.slice(0, 4)) >= 1868 ? undefined : 'years run from 1868.';
  if (/^[0-9]{4}-[0-9]{2}$/.test(text)) return problemWithYearMonth(text);
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? problemWithDate(text) : hint;
}

/** The shape of a {@link PartialDate} in a data file: its text. */
export const partialDate = z
  .string({ error: `A date: ${hint}` })
  .superRefine((text, context) => {
    const problem = problemWithPartialDate(text);
    if (problem) context.addIssue({ code: 'custom', message: `A date cannot be "${text}": ${problem}` });
  })
  .transform((text) => new PartialDate(text));

/** For a column that stores a {@link PartialDate} as its text: `@Column('text', { transformer: partialDateColumn })`. */
export const partialDateColumn = {
  to: (date: PartialDate | null | undefined): string | null | undefined => date && date.text,
  from: (text: string | null): PartialDate | null => (text === null ? null : new PartialDate(text)),
};
