import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { GenderEqualityCentre } from '../gender-equality-centre/gender-equality-centre.entity';
import { CentreSlot } from './centre-slot.entity';

@Resolver(() => CentreSlot)
export class CentreSlotResolver {
  @FieldResolver(() => GenderEqualityCentre, { description: 'The centre whose rooms are let in it. 「センター」' })
  centre(@Root() slot: CentreSlot, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCentre> {
    return load.existing(GenderEqualityCentre, slot.centreId);
  }
}
