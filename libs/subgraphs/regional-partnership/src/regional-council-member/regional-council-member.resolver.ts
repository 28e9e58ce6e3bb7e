import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/municipality.entity';
import { RegionalCouncil } from '../regional-council/regional-council.entity';
import { RegionalCouncilMember } from './regional-council-member.entity';
import { isFounder } from './regional-council-member.founder';

@Resolver(() => RegionalCouncilMember)
export class RegionalCouncilMemberResolver {
  @FieldResolver(() => RegionalCouncil, { description: 'The council of which it is a member. 「協議会」' })
  council(@Root() member: RegionalCouncilMember, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncil> {
    return load.existing(RegionalCouncil, member.councilId);
  }

  @FieldResolver(() => Municipality, { description: 'The municipality that is a member. 「市町村」' })
  municipality(@Root() member: RegionalCouncilMember, @Ctx() { load }: SubgraphContext): Promise<Municipality> {
    return load.existing(Municipality, member.municipalityId);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is one of the founders: it joined when the council was founded. 「設立時から / Founding member」',
  })
  async isFounder(@Root() member: RegionalCouncilMember, @Ctx() { load }: SubgraphContext): Promise<boolean> {
    return isFounder(member, await load.existing(RegionalCouncil, member.councilId));
  }
}
