import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { GraphQLMunicipalityCode, NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { RegionalCouncilMember } from '../regional-council-member/regional-council-member.entity';
import { RegionalCouncilOfficer } from '../regional-council-officer/regional-council-officer.entity';
import { SharedService } from '../shared-service/shared-service.entity';
import { loadSharedServices } from '../shared-service/shared-service-members';
import { Municipality } from './municipality.entity';

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, {
    nullable: true,
    description: 'One municipality (市町村) by its code. Null, with a NOT_FOUND error, when the graph knows none.',
  })
  async municipality(
    @Arg('code', () => GraphQLMunicipalityCode, { description: 'Such as "112089", which is Tokorozawa.' })
    code: string,
    @EditionArg() named: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Municipality> {
    const edition = await findEdition(named, load);
    const municipality = await load.by(Municipality, 'code', code);
    if (!municipality)
      throw new NotFoundError(`No municipality of the graph has the code "${code}".`, { argument: 'code' });
    return edition ? load.existing(Municipality, municipality.id, edition) : municipality;
  }

  @FieldResolver(() => [RegionalCouncilMember], {
    description: 'Its memberships of regional councils (広域行政の協議会), the earliest first; empty when it has none.',
  })
  @Directive('@listSize(assumedSize: 1)')
  councilMemberships(@Root() { id }: Municipality, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncilMember[]> {
    return load.many(RegionalCouncilMember, 'municipalityId', id, { date: 'ASC', id: 'ASC' });
  }

  @FieldResolver(() => [RegionalCouncilOfficer], {
    description: 'The offices that its mayor holds in regional councils (役職), by id; empty when there are none.',
  })
  @Directive('@listSize(assumedSize: 1)')
  councilOffices(@Root() { id }: Municipality, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncilOfficer[]> {
    return load.many(RegionalCouncilOfficer, 'municipalityId', id, { id: 'ASC' });
  }

  @FieldResolver(() => [SharedService], {
    description:
      'What it runs together with others (共同の取り組み), by kind and id; empty when there is nothing. `membersBasis` of each says whether the source names it among those that take part.',
  })
  @Directive('@listSize(assumedSize: 5)')
  sharedServices(@Root() municipality: Municipality, @Ctx() { load }: SubgraphContext): Promise<SharedService[]> {
    return loadSharedServices(municipality, load);
  }
}
