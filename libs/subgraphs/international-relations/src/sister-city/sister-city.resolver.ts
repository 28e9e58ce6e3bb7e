import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FriendshipRole } from '../friendship-committee/friendship-role.entity';
import { SisterCity } from './sister-city.entity';

@Resolver(() => SisterCity)
export class SisterCityResolver {
  @Query(() => [SisterCity], {
    nullable: true,
    description: 'The sister cities (姉妹都市), the oldest tie first. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 3)')
  sisterCities(@Ctx() { load }: SubgraphContext): Promise<SisterCity[]> {
    return load.all(SisterCity, { date: 'ASC' });
  }

  @Query(() => SisterCity, {
    nullable: true,
    description: 'One sister city (姉妹都市) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  sisterCity(
    @Arg('id', () => ID, { description: 'Such as "sister-city-decatur".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SisterCity> {
    return load.existing(SisterCity, id);
  }

  @FieldResolver(() => [FriendshipRole], {
    description:
      'The part that the friendship committee (国際友好委員会) had in the tie, with its basis; empty when the source names it nowhere.',
  })
  @Directive('@listSize(assumedSize: 1)')
  friendshipRoles(@Root() city: SisterCity, @Ctx() { load }: SubgraphContext): Promise<FriendshipRole[]> {
    return load.many(FriendshipRole, 'sisterCityId', city.id, { committeeId: 'ASC' });
  }
}
