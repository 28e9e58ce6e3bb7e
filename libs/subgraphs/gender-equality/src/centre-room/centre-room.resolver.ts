import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { GenderEqualityCentre } from '../gender-equality-centre/gender-equality-centre.entity';
import { CentreRoom, CentreTariffKind } from './centre-room.entity';
import { CentreRoomFeeResult, computeRoomFee } from './centre-room.fee';

@Resolver(() => CentreRoom)
export class CentreRoomResolver {
  @Query(() => [CentreRoom], {
    nullable: true,
    description: 'The rooms of the centre ふらっと (室), in the order of the source. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 5)')
  centreRooms(@Ctx() { load }: SubgraphContext): Promise<CentreRoom[]> {
    return load.all(CentreRoom, { number: 'ASC' });
  }

  @Query(() => CentreRoom, {
    nullable: true,
    description: 'One room of the centre (室) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  centreRoom(
    @Arg('id', () => ID, { description: 'Such as "centre-room-meeting".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CentreRoom> {
    return load.existing(CentreRoom, id);
  }

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
