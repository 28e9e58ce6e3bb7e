import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { GenderEqualityCentre } from '../gender-equality-centre/gender-equality-centre.entity';
import { CentreRoom, CentreTariffKind } from './centre-room.entity';
import { CentreRoomFeeResult, computeRoomFee } from './centre-room.fee';

@Resolver(() => CentreRoom)
export class CentreRoomResolver {
  @FieldResolver(() => GenderEqualityCentre, { description: 'The centre to which it belongs. 「センター」' })
  centre(@Root() room: CentreRoom, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCentre> {
    return load.existing(GenderEqualityCentre, room.centreId);
  }

  @FieldResolver(() => CentreRoomFeeResult, {
    nullable: true,
    description:
      'What it costs for some slots of one day (使用料), or why it has no fee. Null, with a BAD_USER_INPUT error that says what is allowed, when no slot is named, or one that does not exist, or one twice.',
  })
  async fee(
    @Arg('slots', () => [Int], { description: 'The numbers of the slots, in any order: [1, 2].' }) slots: number[],
    @Arg('tariff', () => CentreTariffKind, {
      nullable: true,
      description: 'The tariff; needed only for a room that has more than one.',
    })
    tariff: CentreTariffKind | null | undefined,
    @Root() room: CentreRoom,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CentreRoomFeeResult> {
    const offered = await load.many(CentreSlot, 'centreId', room.centreId, { number: 'ASC' });
    return computeRoomFee(room, offered, { slots, tariff });
  }
}
