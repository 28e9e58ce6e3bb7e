import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { SystemMilestone } from '../system-milestone/system-milestone.entity';
import { CityWebsite } from './city-website.entity';

@Resolver(() => CityWebsite)
export class CityWebsiteResolver {
  @FieldResolver(() => SystemMilestone, {
    nullable: true,
    description: 'The milestone (沿革) at which it went online; null when the source does not say.',
  })
  opening(
    @Root() { openingId }: CityWebsite,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SystemMilestone | null> | null {
    return openingId === null ? null : load.one(SystemMilestone, openingId);
  }
}
