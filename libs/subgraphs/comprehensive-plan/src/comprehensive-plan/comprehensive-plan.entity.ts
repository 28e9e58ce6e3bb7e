import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { FiscalYearPeriod, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A comprehensive plan of the city (総合計画): where the town is to go, and by what measures.',
})
@Entity()
export class ComprehensivePlan extends ReviewedEntity {
  @Field(() => Int, {
    description: 'Which plan it is: 6 for the sixth (第6次). The highest number is the newest plan.',
  })
  @Column('int')
  ordinal!: number;

  @LocalizedField('Title of the plan.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the plan is for, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;

  @Field(() => FiscalYearPeriod, {
    description: 'The fiscal years for which it is made (計画期間): those of its basic concept.',
  })
  @Column('jsonb')
  period!: FiscalYearPeriod;

  @LocalizedField('How the plan is built up (構成), summarised from the source; its tiers are in `tiers`.')
  @Column('jsonb')
  structure!: LocalizedText;

  @LocalizedField(
    'The principle by which it is carried out across chapters and sections (横断的な取り組み), summarised from the source.',
  )
  @Column('jsonb')
  principle!: LocalizedText;
}
