import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { RegionalCouncil } from '../regional-council/regional-council.entity';
import { RegionalCouncilCommittee } from './regional-council-committee.entity';

@Resolver(() => RegionalCouncilCommittee)
export class RegionalCouncilCommitteeResolver {
  @Query(() => RegionalCouncilCommittee, {
    nullable: true,
    description: 'One committee of a council (部会) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  async regionalCouncilCommittee(
    @Arg('id', () => ID, { description: 'Such as "regional-council-committee-libraries".' }) id: string,
    @EditionArg() edition: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<RegionalCouncilCommittee> {
    return load.existing(RegionalCouncilCommittee, id, await findEdition(edition, load));
  }

  @FieldResolver(() => RegionalCouncil, { description: 'The council whose committee it is. 「協議会」' })
  council(@Root() committee: RegionalCouncilCommittee, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncil> {
    return load.existing(RegionalCouncil, committee.councilId);
  }
}
