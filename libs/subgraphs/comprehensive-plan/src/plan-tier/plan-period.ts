import {
  FiscalYearPeriod,
  fiscalYearPeriod,
  LocalizedField,
  type LocalizedText,
  localizedText,
} from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'One of the periods into which a tier of the plan is divided (計画期間).' })
export class PlanPeriod {
  @LocalizedField(
    'What the tier is called in this period, such as 前期基本計画; the name of the tier where it is not divided.',
  )
  name!: LocalizedText;

  @Field(() => FiscalYearPeriod, {
    nullable: true,
    description: 'From which fiscal year to which; null when the source does not say.',
  })
  period!: FiscalYearPeriod | null;

  @Field(() => Int, { description: 'Its length in fiscal years, the first and the last included.' })
  years!: number;
}

/** The shape of a {@link PlanPeriod} in a data file. */
export const planPeriod = z
  .strictObject({ name: localizedText, period: fiscalYearPeriod.nullable(), years: z.int().min(1) })
  .refine(({ period, years }) => !period || period.end - period.start + 1 === years, {
    path: ['years'],
    error: 'The period does not last so many fiscal years.',
  });
