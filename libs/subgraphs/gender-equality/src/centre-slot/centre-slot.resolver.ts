import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { GenderEqualityCentre } from '../gender-equality-centre/gender-equality-centre.entity';
import { CentreSlot } from './centre-slot.entity';

@Resolver(() => CentreSlot)
export class CentreSlotResolver {
  @Query(() => [CentreSlot], {
    nullable: true,
    description:
      'The slots in which the rooms of the centre ふらっと are let (使用区分), by number. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 6)')
  centreSlots(@Ctx() { load }: SubgraphContext): Promise<CentreSlot[]> {
    return load.all(CentreSlot, { number: 'ASC' });
  }

  @Query(() => CentreSlot, {
    nullable: true,
    description: 'One slot (使用区分) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  centreSlot(
    @Arg('id', () => ID, { description: 'Such as "centre-slot-1".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CentreSlot> {
    return load.existing(CentreSlot, id);
  }

  @FieldResolver(() => GenderEqualityCentre, { description: 'The centre whose rooms are let in it. 「センター」' })
  centre(@Root() slot: CentreSlot, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCentre> {
    return load.existing(GenderEqualityCentre, slot.centreId);
  }
}
