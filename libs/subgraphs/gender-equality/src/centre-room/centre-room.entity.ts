import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CentreRoomUse } from './centre-room-use';
import { CentreTariff } from './centre-tariff';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A room of the centre ふらっと (室).' })
@Entity()
export class CentreRoom extends ReviewedEntity {
  @Index()
  @ForeignKey('GenderEqualityCentre', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  centreId!: string;

  @Field(() => Int, { description: 'Place among the rooms in the source, counted from 1.' })
  @Column('int')
  order!: number;

  @LocalizedField('Name of the room (室名).')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people it holds (定員); null when the source does not say.',
  })
  @Column('int', { nullable: true })
  capacityPersons!: number | null;

  @Field(() => Float, { description: 'Floor area in square metres.' })
  @Column('double precision')
  areaM2!: number;

  @Field(() => Boolean, { description: 'Whether the source gives the area as about (約) so much.' })
  @Column('boolean')
  areaIsApproximate!: boolean;

  @Field(() => CentreRoomUse, { description: 'To whom it is let.' })
  @Column('text')
  use!: CentreRoomUse;

  @Field(() => [CentreTariff], {
    nullable: true,
    description:
      'What it costs (使用料), in the order of the source; empty when it is not let, null when it is let and the source states no fee.',
  })
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb', { nullable: true })
  tariffs!: CentreTariff[] | null;
}
