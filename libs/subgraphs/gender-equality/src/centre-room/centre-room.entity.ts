import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { CentreRoomUse } from './centre-room-use';
import { CentreTariff } from './centre-tariff';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A room of the centre ふらっと (室).' })
@Entity()
export class CentreRoom extends ReviewedEntity {
  @Reference('GenderEqualityCentre')
  centreId!: string;

  @Property(z.int().min(1), 'Position among the rooms in the source, counted from 1. 「順」')
  order!: number;

  @Property(localizedText, 'Name of the room (室名). 「名称」')
  name!: LocalizedText;

  @Property(z.int().positive().optional(), 'How many people it holds (定員); null when the source does not say.')
  capacityPersons!: number | null;

  @Property(z.number().positive(), 'Floor area in square metres. 「面積(㎡)」')
  areaM2!: number;

  @Property(z.boolean().default(false), 'Whether the source gives the area as approximate (約). 「概数」')
  areaIsApproximate!: boolean;

  @Property(z.enum(CentreRoomUse), 'Who may rent it. 「貸出」')
  use!: CentreRoomUse;

  @Property(
    z.array(valueOf(CentreTariff)).nullable(),
    'What it costs (使用料), in the order of the source; empty when it is not let, null when it is let and the source states no fee.',
  )
  @Directive('@listSize(assumedSize: 2)')
  tariffs!: CentreTariff[] | null;
}
