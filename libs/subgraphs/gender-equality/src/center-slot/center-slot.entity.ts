import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { CenterHours, centerHours } from '../gender-equality-center/center-hours';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'One of the slots of the day in which the rooms of the center Furatto are rented (使用区分). No slot covers 17:00 to 17:30.',
})
@Entity()
export class CenterSlot extends ReviewedEntity {
  @Reference('GenderEqualityCenter')
  centerId!: string;

  @Property(ordinal, 'Number of the slot, counted from 1 in the order of the day: 1 for 第1区分. 「番号」')
  number!: number;

  @Property(localizedText, 'Name of the slot, such as 第1区分. 「名称」')
  name!: LocalizedText;

  @Property(centerHours, 'When it begins and ends. 「時間」')
  hours!: CenterHours;
}
