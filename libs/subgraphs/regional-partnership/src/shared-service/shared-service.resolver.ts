import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/municipality.entity';
import { RegionalCouncil } from '../regional-council/regional-council.entity';
import { SharedService } from './shared-service.entity';
import { loadMembers } from './takes-part';

@Resolver(() => SharedService)
export class SharedServiceResolver {
  @Query(() => [SharedService], {
    nullable: true,
    description:
      'What the city runs together with its neighbours (共同の取り組み), by kind and id. Null when it cannot be read.',
  })
  @Directive('@listSize(assumedSize: 5)')
  sharedServices(@Ctx() { load }: SubgraphContext): Promise<SharedService[]> {
    return load.all(SharedService, { kind: 'ASC', id: 'ASC' });
  }

  @Query(() => SharedService, {
    nullable: true,
    description: 'One shared service (共同の取り組み) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  sharedService(
    @Arg('id', () => ID, { description: 'Such as "shared-service-libraries".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SharedService> {
    return load.existing(SharedService, id);
  }

  @FieldResolver(() => RegionalCouncil, { description: 'The council whose members run it. 「協議会」' })
  council(@Root() service: SharedService, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncil> {
    return load.existing(RegionalCouncil, service.councilId);
  }

  @FieldResolver(() => [Municipality], {
    description:
      'The municipalities that take part, by code. The source names the council as a whole, and so all its members are listed. 「参加する市」',
  })
  @Directive('@listSize(assumedSize: 5)')
  members(@Root() service: SharedService, @Ctx() { load }: SubgraphContext): Promise<Municipality[]> {
    return loadMembers(service, load);
  }
}
