import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { PlanPeriod, planPeriod } from './plan-period';
import { RevisionInterval } from './revision-interval';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One of the three tiers of a comprehensive plan (三層構造): 基本構想, 基本計画, 実施計画.' })
@Entity()
export class PlanTier extends ReviewedEntity {
  @Reference('ComprehensivePlan')
  planId!: string;

  @Property(
    z.int().min(1),
    'Position among the tiers, counted from 1, the highest: each of the others carries out the one above it. 「順」',
  )
  order!: number;

  @Property(localizedText, 'Name of the tier. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the tier lays down, summarised from the source. 「役割」')
  role!: LocalizedText;

  @Property(
    z.array(planPeriod).min(1),
    'The periods into which it is divided, earliest first; a single one when it is not. 「期間」',
  )
  @Directive('@listSize(assumedSize: 2)')
  periods!: PlanPeriod[];

  @Property(z.enum(RevisionInterval).optional(), 'How often it is revised (見直し); null when the source does not say.')
  revision!: RevisionInterval | null;
}
