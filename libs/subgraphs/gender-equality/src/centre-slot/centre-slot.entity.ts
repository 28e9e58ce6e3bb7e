import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CentreHours } from '../gender-equality-centre/centre-hours';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'One of the slots of the day by which the rooms of the centre ふらっと are let (使用区分). No slot covers 17:00 to 17:30.',
})
@Entity()
export class CentreSlot extends ReviewedEntity {
  @Index()
  @ForeignKey('GenderEqualityCentre', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  centreId!: string;

  @Field(() => Int, { description: 'Number of the slot, counted from 1 in the order of the day: 1 for 第1区分.' })
  @Column('int')
  number!: number;

  @LocalizedField('Name of the slot, such as 第1区分.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => CentreHours, { description: 'From when to when it is.' })
  @Column('jsonb')
  hours!: CentreHours;
}
