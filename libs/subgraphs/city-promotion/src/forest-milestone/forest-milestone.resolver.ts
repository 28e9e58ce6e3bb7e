import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CoolJapanForest } from '../cool-japan-forest/cool-japan-forest.entity';
import { ForestFacility } from '../forest-facility/forest-facility.entity';
import { ForestMilestone } from './forest-milestone.entity';

@Resolver(() => ForestMilestone)
export class ForestMilestoneResolver {
  @FieldResolver(() => CoolJapanForest, {
    description: 'The initiative to whose chronology it belongs. 「COOL JAPAN FOREST 構想」',
  })
  initiative(@Root() milestone: ForestMilestone, @Ctx() { load }: SubgraphContext): Promise<CoolJapanForest | null> {
    return load.one(CoolJapanForest, milestone.forestId);
  }

  @FieldResolver(() => ForestFacility, {
    nullable: true,
    description: 'The facility that is built or opened; null when it is about none. 「施設」',
  })
  async facility(
    @Root() { facilityId }: ForestMilestone,
    @Ctx() { load }: SubgraphContext,
  ): Promise<ForestFacility | null> {
    return facilityId ? load.one(ForestFacility, facilityId) : null;
  }
}
