import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { SystemMilestone } from '../system-milestone/system-milestone.entity';
import { CityWebsite } from './city-website.entity';

@Resolver(() => CityWebsite)
export class CityWebsiteResolver {
  @Query(() => [CityWebsite], {
    nullable: true,
    description: 'The websites of the city (ホームページ), by id. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  cityWebsites(@Ctx() { load }: SubgraphContext): Promise<CityWebsite[]> {
    return load.all(CityWebsite, { id: 'ASC' });
  }

  @Query(() => CityWebsite, {
    nullable: true,
    description: 'One website (ホームページ) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  cityWebsite(
    @Arg('id', () => ID, { description: 'Such as "city-website-tokorozawa".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityWebsite> {
    return load.existing(CityWebsite, id);
  }

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
