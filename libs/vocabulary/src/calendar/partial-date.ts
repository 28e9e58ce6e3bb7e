import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLDate, problemWithDate } from './date';
import { fiscalYearOf, intervalOf } from './date-text';
import { eraTexts, firstEra } from './era';
import { GraphQLFiscalYear } from './fiscal-year';
import { problemWithEra, readDateOfAnyPrecision, type WrittenDate } from './written-date';
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
 * A date as far as the source gives it. `text` is `1992-04-20`, `1982-07`, `1965` or `2007FY`. If the source prints
 * another era than {@link eraTexts} puts first, the era follows after a space: `2019 平成` for 平成31年.
 */
// A date costs as much as a scalar: nothing is read for it.
@Directive('@cost(weight: 0)')
@Directive('@shareable')
@ObjectType({
  description:
    'A date as precisely as the source gives it, and what follows from it: the days between which it lies, its fiscal year, its eras. Finer parts are null: no month or day is invented.',
})
export class PartialDate {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  @Field(() => DatePrecision, { description: 'How precisely it is known. 「精度」' })
  get precision(): DatePrecision {
    const { length } = this.western;
    if (length === 10) return DatePrecision.DAY;
    if (length === 7) return DatePrecision.MONTH;
    return length === 4 ? DatePrecision.YEAR : DatePrecision.FISCAL_YEAR;
  }

  @Field(() => GraphQLDate, {
    description: 'The first day on which it may lie: the first of the month, January 1, or April 1. 「最も早い日」',
  })
  get earliest(): string {
    return intervalOf(this.western)[0];
  }

  @Field(() => GraphQLDate, {
    description: 'The last day on which it may lie: the last of the month, December 31, or March 31. 「最も遅い日」',
  })
  get latest(): string {
    return intervalOf(this.western)[1];
  }

  @Field(() => GraphQLDate, { nullable: true, description: 'The day; null when it is not known. 「日」' })
  get day(): string | null {
    return this.western.length === 10 ? this.western : null;
  }

  @Field(() => GraphQLYearMonth, { nullable: true, description: 'The month; null when it is not known. 「年月」' })
  get month(): string | null {
    return this.western.length >= 7 ? this.western.slice(0, 7) : null;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'The calendar year; null for a fiscal year, which lies in two of them. 「年」',
  })
  get year(): number | null {
    return this.western.endsWith('FY') ? null : Number(this.western.slice(0, 4));
  }

  @Field(() => GraphQLFiscalYear, {
    nullable: true,
    description: 'The fiscal year in which it lies; null for a calendar year, which lies in two of them. 「年度」',
  })
  get fiscalYear(): number | null {
    const [fiscalYear, other] = this.fiscalYears;
    return other === undefined ? (fiscalYear ?? null) : null;
  }

  @Field(() => [GraphQLFiscalYear], {
    description: 'The fiscal years in which it may lie, the earlier first: two for a calendar year. 「年度(候補)」',
  })
  @Directive('@listSize(assumedSize: 2)')
  get fiscalYears(): number[] {
    const [earliest, latest] = intervalOf(this.western).map(fiscalYearOf) as [number, number];
    return earliest === latest ? [earliest] : [earliest, latest];
  }

  @Field(() => String, {
    description:
      'The same in the Japanese calendar, as the source prints it: "昭和40年", "昭和57年7月", "平成4年4月20日", "平成19年度". 「和暦」',
  })
  get era(): string {
    return this.eras[0] as string;
  }

  @Field(() => [String], {
    description:
      'The same in every era that was in force on one of its days, `era` first: "平成31年" and "令和元年" for the year 2019. Where the source does not print one of them, the later era is the first. 「和暦(すべて)」',
  })
  @Directive('@listSize(assumedSize: 2)')
  get eras(): string[] {
    const texts = eraTexts(this.western);
    const printed = this.text.slice(this.western.length + 1);
    return printed ? texts.sort((a, b) => Number(b.startsWith(printed)) - Number(a.startsWith(printed))) : texts;
  }

  private get western(): string {
    const space = this.text.indexOf(' ');
    return space === -1 ? this.text : this.text.slice(0, space);
  }
}

const hint =
  'give it in quotes, as far as it is known: "1992-04-20", "1982-07", "1965", "2007FY" for a fiscal year, or as the source prints it in an era: "平成31年".';

const westernForm = /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|FY)?$/;

/** Reads the text of a data file. Undefined when it has neither the Western form nor that of an era. */
function readText(text: string): WrittenDate | undefined {
  if (westernForm.test(text)) return { text };
  return /^[0-9]/.test(text) ? undefined : readDateOfAnyPrecision(text);
}

function problemWith(written: WrittenDate): string | undefined {
  const { text } = written;
  const problem =
    text.length === 10 ? problemWithDate(text) : text.length === 7 ? problemWithYearMonth(text) : undefined;
  if (problem) return problem;
  return intervalOf(text)[1] < firstEra.first ? `eras are known from ${firstEra.first}.` : problemWithEra(written);
}

function withPrintedEra({ text, era }: WrittenDate): string {
  return !era || eraTexts(text)[0]?.startsWith(era.name) ? text : `${text} ${era.name}`;
}

/** The shape of a {@link PartialDate} in a data file: its text, or how the source prints it in an era. */
export const partialDate = z.string({ error: `A date: ${hint}` }).transform((given, context) => {
  const written = readText(given);
  const problem = written ? problemWith(written) : hint;
  if (written && !problem) return new PartialDate(withPrintedEra(written));
  context.addIssue({ code: 'custom', message: `A date cannot be "${given}": ${problem}` });
  return z.NEVER;
});

/** For a column that stores a {@link PartialDate} as its text: `@Column('text', { transformer: partialDateColumn })`. */
export const partialDateColumn = {
  to: (date: PartialDate | null | undefined): string | null | undefined => date && date.text,
  from: (text: string | null): PartialDate | null => (text === null ? null : new PartialDate(text)),
};
