import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { z } from 'zod';
import { ForestMilestoneKind } from './forest-milestone-kind';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An entry of the chronology of the COOL JAPAN FOREST initiative (これまでの経緯).' })
@Entity()
export class ForestMilestone extends ReviewedEntity {
  @Reference('CoolJapanForest')
  forestId!: string;

  /** The text of {@link when}: such texts sort in the order of time, and a cursor can hold them. */
  @Column('text')
  whenText!: string;

  @Field(() => PartialDate, { description: 'When it happened, as far as the source dates it. 「時期」' })
  get when(): PartialDate {
    return new PartialDate(this.whenText);
  }

  @Property(z.enum(ForestMilestoneKind), 'What kind of event it is. 「種類」')
  kind!: ForestMilestoneKind;

  @Property(localizedText, 'What happened, summarised from the source. 「できごと」')
  event!: LocalizedText;

  @Reference('ForestFacility', { optional: true })
  facilityId!: string | null;
}
