import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { ForestMilestoneKind } from './forest-milestone-kind';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An entry of the chronology of the COOL JAPAN FOREST initiative (これまでの経緯).' })
@Entity()
export class ForestMilestone extends ReviewedEntity {
  @Index()
  @ForeignKey('CoolJapanForest', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  forestId!: string;

  /** The text of {@link when}: such texts sort in the order of time, and a cursor can hold them. */
  @Column('text')
  whenText!: string;

  @Field(() => PartialDate, { description: 'When it happened, as far as the source dates it.' })
  get when(): PartialDate {
    return new PartialDate(this.whenText);
  }

  @Field(() => ForestMilestoneKind, { description: 'What kind of event it is.' })
  @Column('text')
  kind!: ForestMilestoneKind;

  @LocalizedField('What happened, summarised from the source.')
  @Column('jsonb')
  event!: LocalizedText;

  @Index()
  @ForeignKey('ForestFacility', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text', { nullable: true })
  facilityId!: string | null;
}
