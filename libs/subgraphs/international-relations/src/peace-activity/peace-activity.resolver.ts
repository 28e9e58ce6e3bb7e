import {
  type Connection,
  connectionOf,
  PageArgs,
  pageCost,
  paginate,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PeacePolicy } from '../peace-policy/peace-policy.entity';
import { PeaceActivity } from './peace-activity.entity';
import { newestFirst, queryPeaceActivities, PeaceActivityFilter, PeaceActivityOrder } from './peace-activity.query';

const PeaceActivityConnection = connectionOf(PeaceActivity);

@Resolver(() => PeaceActivity)
export class PeaceActivityResolver {
  @Query(() => PeaceActivityConnection, {
    nullable: true,
    description: 'What the city does for peace (平和施策の事業), a page at a time. Null when it cannot be read.',
  })
  @Directive(pageCost)
  peaceActivities(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PeaceActivityFilter, {
      nullable: true,
      description: 'Which activities; all when absent.',
    })
    where: PeaceActivityFilter | null | undefined,
    @Arg('orderBy', () => PeaceActivityOrder, {
      nullable: true,
      description: 'The order; newest first when absent.',
    })
    orderBy: PeaceActivityOrder | null | undefined,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<PeaceActivity>> {
    const { field, direction } = orderBy ?? newestFirst;
    return paginate(load, queryPeaceActivities(database, where ?? {}), page, [{ property: field, direction }]);
  }

  @Query(() => PeaceActivity, {
    nullable: true,
    description: 'One peace activity (平和施策の事業) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  peaceActivity(
    @Arg('id', () => ID, { description: 'Such as "peace-activity-2023-talks".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<PeaceActivity> {
    return load.existing(PeaceActivity, id);
  }

  @FieldResolver(() => PeacePolicy, { description: 'The policy of the fiscal year (平和施策) to which it belongs.' })
  policy(@Root() activity: PeaceActivity, @Ctx() { load }: SubgraphContext): Promise<PeacePolicy | null> {
    return load.one(PeacePolicy, activity.policyId);
  }
}
