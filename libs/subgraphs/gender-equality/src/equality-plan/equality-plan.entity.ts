import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import {
  FiscalYearPeriod,
  fiscalYearPeriod,
  type LocalizedText,
  localizedText,
  PartialDate,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A plan by which the city carries out its measures for gender equality (男女共同参画計画).',
})
@Entity()
export class EqualityPlan extends ReviewedEntity {
  @Property(ordinal, 'Which plan it is: 4 for the fourth (第4次). The highest number is the newest plan. 「第何次」')
  number!: number;

  @Property(localizedText, 'Title of the plan. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the plan is for, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(fiscalYearPeriod, 'The fiscal years for which it is made (計画期間).')
  period!: FiscalYearPeriod;

  @Field(() => PartialDate, { description: 'The fiscal year in which its period begins. 「開始年度」' })
  get date(): PartialDate {
    return new PartialDate(`${this.period.start}FY`);
  }
}
