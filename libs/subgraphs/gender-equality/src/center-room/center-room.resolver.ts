import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CenterSlot } from '../center-slot/center-slot.entity';
import { GenderEqualityCenter } from '../gender-equality-center/gender-equality-center.entity';
import { CenterRoom, CenterTariffKind } from './center-room.entity';
import { computeRoomFee } from './center-room.fee';
import { CenterRoomFeeResult } from './center-room.fee.types';

@Resolver(() => CenterRoom)
export class CenterRoomResolver {
  @FieldResolver(() => GenderEqualityCenter, { description: 'The center to which it belongs. 「センター」' })
  center(@Root() room: CenterRoom, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCenter> {
    return load.existing(GenderEqualityCenter, room.centerId);
  }

  @FieldResolver(() => CenterRoomFeeResult, {
    nullable: true,
    description:
      'What it costs for some slots of one day (使用料), or why it has no fee. Null, with a BAD_USER_INPUT error that says what is allowed, when no slot is named, or one that does not exist, or one twice.',
  })
  async fee(
    @Arg('slots', () => [Int], { description: 'The numbers of the slots, in any order: [1, 2].' }) slots: number[],
    @Arg('tariff', () => CenterTariffKind, {
      nullable: true,
      description: 'The tariff; needed only for a room that has more than one.',
    })
    tariff: CenterTariffKind | null | undefined,
    @Root() room: CenterRoom,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CenterRoomFeeResult> {
    const offered = await load.many(CenterSlot, 'centerId', room.centerId, { number: 'ASC' });
    return computeRoomFee(room, offered, { slots, tariff });
  }
}
