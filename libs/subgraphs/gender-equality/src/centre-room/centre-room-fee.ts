import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { CentreTariff } from './centre-tariff';

@ObjectType({ description: 'What one slot adds to the fee for a room of the centre ふらっと.' })
export class CentreRoomFeePart {
  @Field(() => CentreSlot, { description: 'The slot (使用区分).' })
  slot!: CentreSlot;

  @Field(() => Int, { description: 'Fee for it in yen. 「使用料(円)」' })
  feeYen!: number;
}

@ObjectType({ description: 'What a room of the centre ふらっと costs for some slots of one day (使用料).' })
export class CentreRoomFee {
  @Field(() => CentreTariff, { description: 'The tariff that applies. 「料金区分」' })
  tariff!: CentreTariff;

  @Field(() => [CentreRoomFeePart], { description: 'What each slot costs, by number of the slot. 「内訳」' })
  @Directive('@listSize(assumedSize: 6)')
  parts!: CentreRoomFeePart[];

  @Field(() => Int, { description: 'The whole fee in yen: the sum of its parts. 「使用料(円)」' })
  feeYen!: number;
}
