import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { PeaceActivityDetails } from './peace-activity-details';
import { PeaceActivityKind } from './peace-activity-kind';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that the city does for peace in a fiscal year (平和施策の事業).' })
@Entity()
export class PeaceActivity extends ReviewedEntity {
  @Index()
  @ForeignKey('PeacePolicy', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  policyId!: string;

  /** The text of {@link when}: such texts sort in the order of time, and a cursor can hold them. */
  @Column('text')
  whenText!: string;

  @Field(() => PartialDate, { description: 'When it took place, as far as the source dates it.' })
  get when(): PartialDate {
    return new PartialDate(this.whenText);
  }

  @Field(() => PeaceActivityKind, { description: 'What kind of thing it is.' })
  @Column('text')
  kind!: PeaceActivityKind;

  @LocalizedField('Name of the activity.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What was done and why, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;

  @Field(() => PeaceActivityDetails, { description: 'What more the source tells of it, according to its kind.' })
  @Column('jsonb')
  details!: PeaceActivityDetails;
}
