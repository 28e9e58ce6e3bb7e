import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { FiscalYearPeriod, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A plan by which the city carries out its measures for gender equality (男女共同参画計画).',
})
@Entity()
export class EqualityPlan extends ReviewedEntity {
  @Field(() => Int, {
    description: 'Which plan it is: 4 for the fourth (第4次). The highest number is the newest plan.',
  })
  @Column('int')
  ordinal!: number;

  @LocalizedField('Title of the plan.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the plan is for, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;

  @Field(() => FiscalYearPeriod, { description: 'The fiscal years for which it is made (計画期間).' })
  @Column('jsonb')
  period!: FiscalYearPeriod;
}
