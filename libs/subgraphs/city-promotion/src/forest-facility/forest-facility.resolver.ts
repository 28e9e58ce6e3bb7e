import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ForestMilestone } from '../forest-milestone/forest-milestone.entity';
import { ForestFacility } from './forest-facility.entity';

@Resolver(() => ForestFacility)
export class ForestFacilityResolver {
  @FieldResolver(() => [ForestMilestone], {
    description:
      'The entries of the chronology that are about it, such as the start of building and the opening, earliest first. 「経緯」',
  })
  @Directive('@listSize(assumedSize: 2)')
  milestones(@Root() facility: ForestFacility, @Ctx() { load }: SubgraphContext): Promise<ForestMilestone[]> {
    return load.many(ForestMilestone, 'facilityId', facility.id, { date: 'ASC' });
  }
}
