import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLDate } from './date';
import { intervalOf } from './date-text';
import { eraTexts } from './era';
import { fiscalYear, GraphQLFiscalYear } from './fiscal-year';

/** A period of whole fiscal years (計画期間). A plain `{ start, end }`, as stored in JSON, resolves just as well. */
@Directive('@shareable')
@ObjectType({ description: 'A period of whole fiscal years, such as that of a plan (計画期間).' })
export class FiscalYearPeriod {
  @Field(() => GraphQLFiscalYear, { description: 'The first fiscal year of the period. 「始まり」' })
  start: number;

  @Field(() => GraphQLFiscalYear, {
    description: 'The last fiscal year of the period, which is part of it. 「終わり」',
  })
  end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  @Field(() => Int, { description: 'The number of fiscal years, the first and the last included. 「年数」' })
  get years(): number {
    return this.end - this.start + 1;
  }

  @Field(() => GraphQLDate, { description: 'The first day of the period, April 1. 「初日」' })
  get earliest(): string {
    return intervalOf(`${this.start}FY`)[0];
  }

  @Field(() => GraphQLDate, { description: 'The last day of the period, March 31. 「末日」' })
  get latest(): string {
    return intervalOf(`${this.end}FY`)[1];
  }

  @Field(() => String, {
    description:
      'The period in Japanese eras: "令和元年度〜令和10年度"; "令和6年度" when it is a single year. 「和暦」',
  })
  get era(): string {
    const [start = '', end = ''] = [this.start, this.end].map((year) => eraTexts(`${year}FY`)[0]);
    return start === end ? start : `${start}〜${end}`;
  }
}

/** The shape of a {@link FiscalYearPeriod} in a data file. */
export const fiscalYearPeriod = z
  .strictObject({ start: fiscalYear, end: fiscalYear })
  .superRefine(({ start, end }, context) => {
    if (end >= start) return;
    const message = `The period ends before it starts: its end, ${end}, is earlier than its start, ${start}.`;
    context.addIssue({ code: 'custom', path: ['end'], message });
  });
