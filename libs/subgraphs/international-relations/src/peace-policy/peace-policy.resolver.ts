import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { PeaceActivity } from '../peace-activity/peace-activity.entity';
import { PeacePolicy } from './peace-policy.entity';

@Resolver(() => PeacePolicy)
export class PeacePolicyResolver {
  @FieldResolver(() => [PeaceActivity], {
    description:
      'What the city did in the fiscal year, earliest first; what is dated to the fiscal year alone comes last. 「平和施策の事業」',
  })
  @Directive('@listSize(assumedSize: 3)')
  activities(@Root() policy: PeacePolicy, @Ctx() { load }: SubgraphContext): Promise<PeaceActivity[]> {
    return load.many(PeaceActivity, 'policyId', policy.id, { date: 'ASC', id: 'ASC' });
  }
}
