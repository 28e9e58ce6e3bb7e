import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FriendshipRole } from './friendship-role.entity';
import { FriendshipCommittee } from './friendship-committee.entity';

@Resolver(() => FriendshipCommittee)
export class FriendshipCommitteeResolver {
  @Query(() => FriendshipCommittee, {
    nullable: true,
    description:
      'The committee for friendship with cities abroad (国際友好委員会). Null, with a NOT_FOUND error, when there is none with this id.',
  })
  async friendshipCommittee(
    @Arg('id', () => ID, {
      defaultValue: 'friendship-committee-tokorozawa',
      description: 'Its id; by default that of the only committee.',
    })
    id: string,
    @EditionArg() edition: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<FriendshipCommittee> {
    return load.existing(FriendshipCommittee, id, await findEdition(edition, load));
  }

  @FieldResolver(() => [FriendshipRole], {
    description:
      'The sister cities (姉妹都市) in whose ties it had a part, each with its basis, by the id of the city; the source names it for these alone.',
  })
  @Directive('@listSize(assumedSize: 2)')
  sisterCities(@Root() committee: FriendshipCommittee, @Ctx() { load }: SubgraphContext): Promise<FriendshipRole[]> {
    return load.many(FriendshipRole, 'committeeId', committee.id, { sisterCityId: 'ASC' });
  }
}
