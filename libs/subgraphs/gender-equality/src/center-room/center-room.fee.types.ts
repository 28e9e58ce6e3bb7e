import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { createUnionType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CenterSlot } from '../center-slot/center-slot.entity';
import { CenterTariff } from './center-room.entity';

@ObjectType({ description: 'What one slot adds to the fee for a room of the center Furatto.' })
export class CenterRoomFeePart {
  @Field(() => CenterSlot, { description: 'The slot (使用区分).' })
  slot!: CenterSlot;

  @Field(() => Int, { description: 'Fee for it in yen. 「使用料(円)」' })
  feeYen!: number;
}

@ObjectType({ description: 'What a room of the center Furatto costs for some slots of one day (使用料).' })
export class CenterRoomFee {
  @Field(() => CenterTariff, { description: 'The tariff that applies. 「料金区分」' })
  tariff!: CenterTariff;

  @Field(() => [CenterRoomFeePart], { description: 'What each slot costs, by number of the slot. 「内訳」' })
  @Directive('@listSize(assumedSize: 6)')
  parts!: CenterRoomFeePart[];

  @Field(() => Int, { description: 'The whole fee in yen: the sum of its parts. 「使用料の合計(円)」' })
  feeYen!: number;
}

/** Why a room has no fee for what was asked. */
export enum NoCenterRoomFeeReason {
  NOT_RENTABLE = 'NOT_RENTABLE',
  FEE_NOT_STATED = 'FEE_NOT_STATED',
  TARIFF_REQUIRED = 'TARIFF_REQUIRED',
  NO_SUCH_TARIFF = 'NO_SUCH_TARIFF',
}

registerEnumType(NoCenterRoomFeeReason, {
  name: 'NoCenterRoomFeeReason',
  description: 'Why a room of the center Furatto has no fee for what was asked.',
  valuesConfig: {
    NOT_RENTABLE: { description: 'The room is not for rent (貸出不可). 「貸出不可」' },
    FEE_NOT_STATED: {
      description:
        'The room is for rent only to users of the center (施設利用者のみ貸出可), and the source states no fee. 「使用料の記載なし」',
    },
    TARIFF_REQUIRED: { description: 'The room has more than one tariff, and none was named. 「種類の指定が必要」' },
    NO_SUCH_TARIFF: { description: 'The room does not have the tariff that was named. 「その種類なし」' },
  },
});

@ObjectType({ description: 'The answer for a room of the center Furatto that has no fee for what was asked.' })
export class NoCenterRoomFee {
  @Field(() => NoCenterRoomFeeReason, { description: 'The reason. 「理由」' })
  readonly reason: NoCenterRoomFeeReason;

  @LocalizedField('The reason as a sentence. 「説明」')
  readonly explanation: LocalizedText;

  @Field(() => [CenterTariff], {
    description:
      'The tariffs that can be named, in the order of the source; empty when the room has none. 「料金区分」',
  })
  @Directive('@listSize(assumedSize: 2)')
  readonly tariffs: CenterTariff[];

  constructor(reason: NoCenterRoomFeeReason, tariffs: CenterTariff[]) {
    this.reason = reason;
    this.explanation = explanations[reason];
    this.tariffs = tariffs;
  }
}

const explanations: Record<NoCenterRoomFeeReason, LocalizedText> = {
  NOT_RENTABLE: { ja: 'この室は貸し出していない。', en: 'This room is not for rent.' },
  FEE_NOT_STATED: {
    ja: 'この室は施設利用者にのみ貸し出され、使用料は記載がない。',
    en: 'This room is for rent only to users of the center, and the source states no fee.',
  },
  TARIFF_REQUIRED: {
    ja: 'この室の使用料は使い方によって異なる。料金区分を一つ指定する。',
    en: 'The fee of this room depends on its use. Name one of its tariffs.',
  },
  NO_SUCH_TARIFF: {
    ja: 'この室に、指定された料金区分はない。',
    en: 'This room does not have the tariff that was named.',
  },
};

export const CenterRoomFeeResult = createUnionType({
  name: 'CenterRoomFeeResult',
  description: 'What a room of the center Furatto costs (使用料), or why it has no fee.',
  types: () => [CenterRoomFee, NoCenterRoomFee] as const,
});
export type CenterRoomFeeResult = CenterRoomFee | NoCenterRoomFee;
