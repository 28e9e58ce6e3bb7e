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
  description: 'A comprehensive plan of the city (総合計画): the goals of the town, and the measures to reach them.',
})
@Entity()
export class ComprehensivePlan extends ReviewedEntity {
  @Property(ordinal, 'Which plan it is: 6 for the sixth (第6次). The highest number is the newest plan. 「第何次」')
  number!: number;

  @Property(localizedText, 'Title of the plan. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the plan is for, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(fiscalYearPeriod, 'The fiscal years for which it is made (計画期間): those of its basic concept.')
  period!: FiscalYearPeriod;

  @Field(() => PartialDate, { description: 'The fiscal year in which its period begins. 「開始年度」' })
  get date(): PartialDate {
    return new PartialDate(`${this.period.start}FY`);
  }

  @Property(localizedText, 'How the plan is structured (構成), summarized from the source; its tiers are in `tiers`.')
  structure!: LocalizedText;

  @Property(
    localizedText,
    'The principle by which it is carried out across chapters and sections (横断的な取り組み), summarized from the source.',
  )
  principle!: LocalizedText;
}
