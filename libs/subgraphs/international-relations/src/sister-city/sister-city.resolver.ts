import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { FriendshipRole } from '../friendship-committee/friendship-role.entity';
import { SisterCity } from './sister-city.entity';

@Resolver(() => SisterCity)
export class SisterCityResolver {
  @FieldResolver(() => [FriendshipRole], {
    description:
      'The part that the friendship committee (国際友好委員会) had in the tie, with its basis; empty when the source names it nowhere. 「国際友好委員会 / Friendship committee」',
  })
  @Directive('@listSize(assumedSize: 1)')
  friendshipRoles(@Root() city: SisterCity, @Ctx() { load }: SubgraphContext): Promise<FriendshipRole[]> {
    return load.many(FriendshipRole, 'sisterCityId', city.id, { committeeId: 'ASC' });
  }
}
