import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { FiscalYearPeriod, fiscalYearPeriod, type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** How often a tier of the plan is revised. */
export enum RevisionInterval {
  EVERY_FISCAL_YEAR = 'EVERY_FISCAL_YEAR',
}

registerEnumType(RevisionInterval, {
  name: 'RevisionInterval',
  description: 'How often a tier of the plan is revised (見直し).',
  valuesConfig: {
    EVERY_FISCAL_YEAR: { description: 'It is reviewed every fiscal year (毎年度見直し).' },
  },
});

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
  { path: ['years'], error: 'This is not the number of fiscal years in `period`. Correct one of them.' },
);

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One of the three tiers of a comprehensive plan (三層構造): 基本構想, 基本計画, 実施計画.' })
@Entity()
export class PlanTier extends ReviewedEntity {
  @Reference('ComprehensivePlan')
  planId!: string;

  @Property(
    ordinal,
    'Position among the tiers, counted from 1, the highest: each of the others carries out the one above it. 「番号」',
  )
  number!: number;

  @Property(localizedText, 'Name of the tier. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the tier lays down, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(
    z.array(planPeriod).min(1),
    'The periods into which it is divided, earliest first; a single one when it is not. 「期間」',
  )
  @Directive('@listSize(assumedSize: 2)')
  periods!: PlanPeriod[];

  @Property(z.enum(RevisionInterval).optional(), 'How often it is revised (見直し); null when the source does not say.')
  revision!: RevisionInterval | null;
}
