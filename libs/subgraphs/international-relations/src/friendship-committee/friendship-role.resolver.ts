import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { SisterCity } from '../sister-city/sister-city.entity';
import { FriendshipCommittee } from './friendship-committee.entity';
import { FriendshipRole } from './friendship-role.entity';

@Resolver(() => FriendshipRole)
export class FriendshipRoleResolver {
  @FieldResolver(() => FriendshipCommittee, { description: 'The committee (国際友好委員会).' })
  committee(@Root() role: FriendshipRole, @Ctx() { load }: SubgraphContext): Promise<FriendshipCommittee | null> {
    return load.one(FriendshipCommittee, role.committeeId);
  }

  @FieldResolver(() => SisterCity, { description: 'The sister city (姉妹都市).' })
  sisterCity(@Root() role: FriendshipRole, @Ctx() { load }: SubgraphContext): Promise<SisterCity | null> {
    return load.one(SisterCity, role.sisterCityId);
  }
}
