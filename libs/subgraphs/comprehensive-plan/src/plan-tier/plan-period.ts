import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { FiscalYearPeriod, fiscalYearPeriod, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'One of the periods into which a tier of the plan is divided (計画期間).' })
export class PlanPeriod {
  @Property(
    localizedText,
    'What the tier is called in this period, such as 前期基本計画; the name of the tier where it is not divided. 「名称」',
  )
  name!: LocalizedText;

  @Property(fiscalYearPeriod.nullable(), 'Its first and last fiscal year; null when the source does not say. 「期間」')
  period!: FiscalYearPeriod | null;

  @Property(z.int().min(1), 'Its length in fiscal years, the first and the last included. 「年数」')
  years!: number;
}

/** The shape of a {@link PlanPeriod} in a data file. */
export const planPeriod = valueOf(PlanPeriod).refine(
  ({ period, years }) => !period || period.end - period.start + 1 === years,
  { path: ['years'], error: 'The period does not last so many fiscal years.' },
);
