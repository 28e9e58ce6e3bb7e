import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, type PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { PeaceActivityDetails, peaceActivityDetails, PeaceActivityKind } from './peace-activity-details';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that the city does for peace in a fiscal year (平和施策の事業).' })
@Index('peace_activity_date_idx', { synchronize: false })
@Index('peace_activity_name_idx', { synchronize: false })
@Index('peace_activity_participants_idx', { synchronize: false })
@Entity()
export class PeaceActivity extends ReviewedEntity {
  @Reference('PeacePolicy')
  policyId!: string;

  @Property(partialDate, 'When it took place, as far as the source dates it. 「時期」')
  date!: PartialDate;

  @Field(() => PeaceActivityKind, { description: 'What kind of thing it is. 「種類」' })
  @Column('text')
  kind!: PeaceActivityKind;

  @Property(localizedText, 'Name of the activity. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What was done and why, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(peaceActivityDetails, 'What else the source says about it, depending on its kind. 「詳細」')
  details!: PeaceActivityDetails;
}
