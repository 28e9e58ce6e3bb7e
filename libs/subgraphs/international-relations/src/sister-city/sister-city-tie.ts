import {
  eraDate,
  eraFiscalYear,
  eraYearMonth,
  GraphQLDate,
  GraphQLYearMonth,
  isoDate,
  LocalizedField,
  type LocalizedText,
  localizedText,
  yearMonth,
} from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description:
    'An event on the way to a sister-city tie (締結の経緯). It is dated as far as the source dates it; no month or day is invented.',
})
export class SisterCityTie {
  /** As far as it is known: `1965`, `1982-07` or `1992-04-20`. */
  when!: string;

  @Field(() => Int, { description: 'The year of the event.' })
  get year(): number {
    return Number(this.when.slice(0, 4));
  }

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description: 'The month of the event; null when only the year is known.',
  })
  get yearMonth(): string | null {
    return this.when.length > 4 ? this.when.slice(0, 7) : null;
  }

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day of the event; null when only the month or the year is known.',
  })
  get date(): string | null {
    return this.when.length > 7 ? this.when : null;
  }

  @Field(() => String, {
    description: 'The same in the Japanese calendar: "昭和40年", "昭和57年7月" or "平成4年4月20日".',
  })
  get era(): string {
    if (this.date) return eraDate(this.date);
    return this.yearMonth ? eraYearMonth(this.yearMonth) : eraYear(this.year);
  }

  @LocalizedField('What happened, summarised from the source.')
  event!: LocalizedText;
}

/** The shape of a {@link SisterCityTie} in a data file. */
export const sisterCityTie = z.strictObject({
  when: z.union([isoDate, yearMonth, z.string().regex(/^\d{4}$/)], {
    error: 'Give a day, a month or a year in quotes, as far as it is known: "1992-04-20", "1982-07" or "1965".',
  }),
  event: localizedText,
});

/** A calendar year is named by the era at its end, and so is the fiscal year that begins in it. */
const eraYear = (year: number): string => eraFiscalYear(year).replace(/度$/, '');
