import { type ForeignEntity, RecordInterface, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { FindingAbout } from '../finding-about';
import { findingResolver } from '../finding.resolver';
import { Indicator } from '../indicator/indicator.entity';
import { Observation } from './observation.entity';

/** Leads from each observation to its indicator, its records, and what it adds up. */
export function observationResolver(about: FindingAbout): new () => object {
  @Resolver(() => Observation)
  class ObservationResolver extends findingResolver(Observation, about) {
    @FieldResolver(() => Indicator, { description: 'What it is a figure of (指標).' })
    indicator(@Root() { indicatorId }: Observation, @Ctx() { load }: SubgraphContext): Promise<Indicator> {
      return load.existing(Indicator, indicatorId);
    }

    @FieldResolver(() => [RecordInterface], {
      nullable: 'itemsAndList',
      description:
        'Further records that the figure is about, where the source prints one figure in a cell for several; empty for most. The figure counts once. 「ほかの記録」',
    })
    @Directive('@listSize(assumedSize: 1)')
    alsoAbout(@Root() { alsoAboutRecords }: Observation): ForeignEntity[] {
      return alsoAboutRecords.map(({ type, id }) => ({ __typename: type, id }));
    }

    @FieldResolver(() => [Observation], {
      nullable: true,
      description: 'What it adds up, where the source prints it as a total (計); null for any other figure. 「内訳」',
    })
    @Directive('@listSize(assumedSize: 3)')
    async parts(@Root() { partIds }: Observation, @Ctx() { load }: SubgraphContext): Promise<Observation[] | null> {
      return partIds && Promise.all(partIds.map((id) => load.existing(Observation, id)));
    }
  }
  return ObservationResolver;
}
