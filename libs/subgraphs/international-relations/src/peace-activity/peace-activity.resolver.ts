import { type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PeacePolicy } from '../peace-policy/peace-policy.entity';
import { PeaceActivity } from './peace-activity.entity';

@Resolver(() => PeaceActivity)
export class PeaceActivityResolver {
  @FieldResolver(() => PeacePolicy, { description: 'The policy of the fiscal year (平和施策) to which it belongs.' })
  policy(@Root() activity: PeaceActivity, @Ctx() { load }: SubgraphContext): Promise<PeacePolicy | null> {
    return load.one(PeacePolicy, activity.policyId);
  }
}
