import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { RegionalCouncilCommittee } from '../regional-council-committee/regional-council-committee.entity';
import { RegionalCouncilMember } from '../regional-council-member/regional-council-member.entity';
import { RegionalCouncilOfficer } from '../regional-council-officer/regional-council-officer.entity';
import { SharedService } from '../shared-service/shared-service.entity';
import { RegionalCouncil } from './regional-council.entity';

@Resolver(() => RegionalCouncil)
export class RegionalCouncilResolver {
  @FieldResolver(() => [RegionalCouncilMember], {
    description: 'Its members (構成市), by the date of joining, then by municipality code.',
  })
  @Directive('@listSize(assumedSize: 5)')
  members(@Root() council: RegionalCouncil, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncilMember[]> {
    return load.many(RegionalCouncilMember, 'councilId', council.id, { date: 'ASC', municipalityId: 'ASC' });
  }

  @FieldResolver(() => [RegionalCouncilOfficer], {
    description: 'Its officers (役員): the chair, the vice-chairs, the auditors, each by municipality code.',
  })
  @Directive('@listSize(assumedSize: 5)')
  officers(@Root() council: RegionalCouncil, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncilOfficer[]> {
    return load.many(RegionalCouncilOfficer, 'councilId', council.id, { number: 'ASC' });
  }

  @FieldResolver(() => [RegionalCouncilCommittee], {
    description: 'Its committees (部会), the oldest first, then by id.',
  })
  @Directive('@listSize(assumedSize: 8)')
  committees(@Root() council: RegionalCouncil, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncilCommittee[]> {
    return load.many(RegionalCouncilCommittee, 'councilId', council.id, { date: 'ASC', id: 'ASC' });
  }

  @FieldResolver(() => [SharedService], {
    description:
      'What its members run together (共同の取り組み), by kind and id. The source names them as examples: there may be more.',
  })
  @Directive('@listSize(assumedSize: 5)')
  sharedServices(@Root() council: RegionalCouncil, @Ctx() { load }: SubgraphContext): Promise<SharedService[]> {
    return load.many(SharedService, 'councilId', council.id, { kind: 'ASC', id: 'ASC' });
  }
}
