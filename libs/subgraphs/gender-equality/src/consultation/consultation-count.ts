import { eraFiscalYear, fiscalYear, GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'How many cases a consultation had in a fiscal year (相談件数).' })
export class ConsultationCount {
  @Field(() => GraphQLFiscalYear, { description: 'The fiscal year (年度).' })
  fiscalYear!: number;

  @Field(() => String, { description: 'The same fiscal year in the Japanese calendar, such as "令和5年度".' })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Field(() => Int, {
    description: 'Number of cases (件). It is not said whether one person may count more than once.',
  })
  cases!: number;
}

/** The shape of a {@link ConsultationCount} in a data file. */
export const consultationCount = z.strictObject({ fiscalYear, cases: z.int().min(0) });
