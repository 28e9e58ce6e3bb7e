import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { GenderEqualityCenter } from '../gender-equality-center/gender-equality-center.entity';
import { CenterSlot } from './center-slot.entity';

@Resolver(() => CenterSlot)
export class CenterSlotResolver {
  @FieldResolver(() => GenderEqualityCenter, { description: 'The center whose rooms are rented in it. 「センター」' })
  center(@Root() slot: CenterSlot, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCenter> {
    return load.existing(GenderEqualityCenter, slot.centerId);
  }
}
