import {
  type Connection,
  connectionOf,
  EditionArg,
  findEdition,
  PageArgs,
  pageCost,
  paginateWithin,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { BrandForest } from '../city-brand/brand-forest.entity';
import { ForestFacility } from '../forest-facility/forest-facility.entity';
import { ForestMilestone } from '../forest-milestone/forest-milestone.entity';
import {
  ForestMilestoneFilter,
  ForestMilestoneOrder,
  keysOfOrder,
  queryMilestones,
} from '../forest-milestone/forest-milestone.query';
import { ForestPillar } from '../forest-pillar/forest-pillar.entity';
import { CoolJapanForest } from './cool-japan-forest.entity';

const ForestMilestoneConnection = connectionOf(ForestMilestone);

@Resolver(() => CoolJapanForest)
export class CoolJapanForestResolver {
  @Query(() => CoolJapanForest, {
    nullable: true,
    description:
      'The COOL JAPAN FOREST initiative (構想). Null, with a NOT_FOUND error, when there is none with this id. 「COOL JAPAN FOREST 構想」',
  })
  async coolJapanForest(
    @Arg('id', () => ID, {
      defaultValue: 'cool-japan-forest',
      description: 'Its id; by default that of the only initiative.',
    })
    id: string,
    @EditionArg() edition: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CoolJapanForest> {
    return load.existing(CoolJapanForest, id, await findEdition(edition, load));
  }

  @FieldResolver(() => [ForestPillar], { description: 'The pillars on which it rests (構想の柱), by number.' })
  @Directive('@listSize(assumedSize: 4)')
  pillars(@Root() forest: CoolJapanForest, @Ctx() { load }: SubgraphContext): Promise<ForestPillar[]> {
    return load.many(ForestPillar, 'forestId', forest.id, { number: 'ASC' });
  }

  @FieldResolver(() => ForestFacility, {
    description: 'Its hub (拠点施設), the center of the area on which it concentrates.',
  })
  hub(@Root() forest: CoolJapanForest, @Ctx() { load }: SubgraphContext): Promise<ForestFacility | null> {
    return load.one(ForestFacility, forest.hubId);
  }

  @FieldResolver(() => [ForestFacility], {
    description: 'The facilities that its chronology names, including the hub, by id. 「施設」',
  })
  @Directive('@listSize(assumedSize: 2)')
  facilities(@Root() forest: CoolJapanForest, @Ctx() { load }: SubgraphContext): Promise<ForestFacility[]> {
    return load.many(ForestFacility, 'forestId', forest.id, { id: 'ASC' });
  }

  @FieldResolver(() => ForestMilestoneConnection, {
    description: 'Its chronology (これまでの経緯), a page at a time.',
  })
  @Directive(pageCost)
  milestones(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ForestMilestoneFilter, {
      nullable: true,
      description: 'Which entries; all when absent.',
    })
    where: ForestMilestoneFilter | null | undefined,
    @Arg('orderBy', () => ForestMilestoneOrder, {
      nullable: true,
      description: 'The order; earliest first when absent.',
    })
    orderBy: ForestMilestoneOrder | null | undefined,
    @Root() forest: CoolJapanForest,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<ForestMilestone>> {
    const query = queryMilestones(database, where ?? {}, pinnedEdition(forest.id));
    return paginateWithin(load, { query, parent: 'forestId', id: forest.id }, page, keysOfOrder(orderBy));
  }

  @FieldResolver(() => [BrandForest], {
    description: 'The brands (所沢ブランド) that use it, each with its basis; empty when the source names none.',
  })
  @Directive('@listSize(assumedSize: 1)')
  usedBy(@Root() forest: CoolJapanForest, @Ctx() { load }: SubgraphContext): Promise<BrandForest[]> {
    return load.many(BrandForest, 'forestId', forest.id, { brandId: 'ASC' });
  }
}
