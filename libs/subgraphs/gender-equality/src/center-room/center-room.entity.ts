import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** The use of a room for which a fee holds. */
export enum CenterTariffKind {
  STANDARD = 'STANDARD',
  WITH_COOKING_COUNTER = 'WITH_COOKING_COUNTER',
  WITHOUT_COOKING_COUNTER = 'WITHOUT_COOKING_COUNTER',
}

registerEnumType(CenterTariffKind, {
  name: 'CenterTariffKind',
  description: 'The use of a room of the center Furatto for which a fee holds.',
  valuesConfig: {
    STANDARD: { description: 'The only fee of the room. 「標準」' },
    WITH_COOKING_COUNTER: { description: 'The cooking counter is used (調理台使用). 「調理台を使う」' },
    WITHOUT_COOKING_COUNTER: { description: 'The cooking counter is not used (調理台使用無). 「調理台を使わない」' },
  },
});

@ObjectType({ description: 'What a room of the center Furatto costs (使用料).' })
export class CenterTariff {
  @Property(z.enum(CenterTariffKind), 'The use of the room for which it holds. 「種類」')
  kind!: CenterTariffKind;

  @Property(z.int().positive(), 'Fee for one slot in yen; the same in every slot. 「使用料(円)」')
  feeYen!: number;
}

/** Who may rent a room of the center. */
export enum CenterRoomUse {
  RENTABLE = 'RENTABLE',
  CENTER_USERS_ONLY = 'CENTER_USERS_ONLY',
  NOT_RENTABLE = 'NOT_RENTABLE',
}

registerEnumType(CenterRoomUse, {
  name: 'CenterRoomUse',
  description: 'Who may rent a room of the center Furatto.',
  valuesConfig: {
    RENTABLE: { description: 'It is rented by the slot, for a fee (使用料). 「貸出可」' },
    CENTER_USERS_ONLY: { description: 'It is for rent only to users of the center (施設利用者のみ貸出可).' },
    NOT_RENTABLE: { description: 'It is not for rent (貸出不可).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A room of the center Furatto (室).' })
@Entity()
export class CenterRoom extends ReviewedEntity {
  @Reference('GenderEqualityCenter')
  centerId!: string;

  @Property(ordinal, 'Position among the rooms in the source, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Name of the room (室名). 「名称」')
  name!: LocalizedText;

  @Property(z.int().positive().optional(), 'How many people it holds (定員); null when the source does not say.')
  capacityPersons!: number | null;

  @Property(z.number().positive(), 'Floor area in square meters. 「面積(㎡)」')
  areaM2!: number;

  @Property(z.boolean().default(false), 'Whether the source gives the area as approximate (約). 「概数」')
  areaIsApproximate!: boolean;

  @Property(z.enum(CenterRoomUse), 'Who may rent it. 「貸出」')
  use!: CenterRoomUse;

  @Property(
    z.array(valueOf(CenterTariff)).nullable(),
    'What it costs (使用料), in the order of the source; empty when it is not for rent, null when it is for rent and the source states no fee.',
  )
  @Directive('@listSize(assumedSize: 2)')
  tariffs!: CenterTariff[] | null;
}
