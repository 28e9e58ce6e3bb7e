import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/municipality.entity';
import { RegionalCouncil } from '../regional-council/regional-council.entity';
import { RegionalCouncilOfficer } from './regional-council-officer.entity';

@Resolver(() => RegionalCouncilOfficer)
export class RegionalCouncilOfficerResolver {
  @FieldResolver(() => RegionalCouncil, { description: 'The council whose office it is. 「協議会」' })
  council(@Root() officer: RegionalCouncilOfficer, @Ctx() { load }: SubgraphContext): Promise<RegionalCouncil> {
    return load.existing(RegionalCouncil, officer.councilId);
  }

  @FieldResolver(() => Municipality, { description: 'The municipality whose mayor holds the office. 「市町村」' })
  municipality(@Root() officer: RegionalCouncilOfficer, @Ctx() { load }: SubgraphContext): Promise<Municipality> {
    return load.existing(Municipality, officer.municipalityId);
  }
}
