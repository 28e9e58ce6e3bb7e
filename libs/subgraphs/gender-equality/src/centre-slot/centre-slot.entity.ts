import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { CentreHours, centreHours } from '../gender-equality-centre/centre-hours';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'One of the slots of the day in which the rooms of the centre ふらっと are let (使用区分). No slot covers 17:00 to 17:30.',
})
@Entity()
export class CentreSlot extends ReviewedEntity {
  @Reference('GenderEqualityCentre')
  centreId!: string;

  @Property(z.int().min(1), 'Number of the slot, counted from 1 in the order of the day: 1 for 第1区分. 「番号」')
  number!: number;

  @Property(localizedText, 'Name of the slot, such as 第1区分. 「名称」')
  name!: LocalizedText;

  @Property(centreHours, 'When it begins and ends. 「時間」')
  hours!: CentreHours;
}
