import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/municipality.entity';
import { RegionalCouncil } from '../regional-council/regional-council.entity';
import { SharedService } from './shared-service.entity';
import { loadMembers } from './shared-service-members';

@Resolver(() => SharedService)
export class SharedServiceResolver {
  @FieldResolver(() => RegionalCouncil, { description: 'The council whose members run it. 「協議会」' })
  council(@Root() service: SharedService, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncil> {
    return load.existing(RegionalCouncil, service.councilId);
  }

  @FieldResolver(() => [Municipality], {
    description:
      'The municipalities that take part, by code; `membersBasis` says whether the source names them. 「参加する市」',
  })
  @Directive('@listSize(assumedSize: 5)')
  members(@Root() service: SharedService, @Ctx() { load }: SubgraphContext): Promise<Municipality[]> {
    return loadMembers(service, load);
  }
}
