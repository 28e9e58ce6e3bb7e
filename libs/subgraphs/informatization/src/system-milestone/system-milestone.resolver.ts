import {
  type Connection,
  connectionOf,
  OrderDirection,
  PageArgs,
  pageCost,
  paginate,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { InformatizationPolicy } from '../informatization-policy/informatization-policy.entity';
import { SystemMilestone } from './system-milestone.entity';
import {
  queryMilestones,
  orderProperties,
  SystemMilestoneFilter,
  SystemMilestoneOrder,
  SystemMilestoneOrderField,
} from './system-milestone.query';

const SystemMilestoneConnection = connectionOf(SystemMilestone);

@Resolver(() => SystemMilestone)
export class SystemMilestoneResolver {
  @Query(() => SystemMilestoneConnection, {
    nullable: true,
    description:
      "The milestones in the history of the city's information systems (情報システムの沿革), a page at a time. Null when they cannot be read.",
  })
  @Directive(pageCost)
  systemMilestones(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => SystemMilestoneFilter, {
      nullable: true,
      description: 'Which milestones; all when absent.',
    })
    where: SystemMilestoneFilter | null | undefined,
    @Arg('orderBy', () => SystemMilestoneOrder, {
      nullable: true,
      description: 'The order; the oldest first when absent.',
    })
    orderBy: SystemMilestoneOrder | null | undefined,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<SystemMilestone>> {
    const { field, direction } = orderBy ?? {
      field: SystemMilestoneOrderField.DATE,
      direction: OrderDirection.ASC,
    };
    const order = orderProperties[field].map((property) => ({ property, direction }));
    return paginate(load, queryMilestones(database, where ?? {}), page, order);
  }

  @Query(() => SystemMilestone, {
    nullable: true,
    description: 'One milestone (沿革) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  systemMilestone(
    @Arg('id', () => ID, { description: 'Such as "system-milestone-website".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SystemMilestone> {
    return load.existing(SystemMilestone, id);
  }

  @FieldResolver(() => InformatizationPolicy, {
    nullable: true,
    description:
      'The plan or policy (計画・方針) that was drawn up in it, or on which the source says that it rests; null when there is none.',
  })
  policy(
    @Root() { policyId }: SystemMilestone,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicy | null> | null {
    return policyId === null ? null : load.one(InformatizationPolicy, policyId);
  }
}
