import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { PlanPeriod } from './plan-period';
import { RevisionInterval } from './revision-interval';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One of the three tiers of a comprehensive plan (三層構造): 基本構想, 基本計画, 実施計画.' })
@Entity()
export class PlanTier extends ReviewedEntity {
  @Index()
  @ForeignKey('ComprehensivePlan', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  planId!: string;

  @Field(() => Int, {
    description: 'Place among the tiers, counted from 1, the highest: each of the others carries out the one above it.',
  })
  @Column('int')
  order!: number;

  @LocalizedField('Name of the tier.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the tier lays down, summarised from the source.')
  @Column('jsonb')
  role!: LocalizedText;

  @Field(() => [PlanPeriod], {
    description: 'The periods into which it is divided, earliest first; a single one when it is not.',
  })
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  periods!: PlanPeriod[];

  @Field(() => RevisionInterval, {
    nullable: true,
    description: 'How often it is revised (見直し); null when the source does not say.',
  })
  @Column('text', { nullable: true })
  revision!: RevisionInterval | null;
}
