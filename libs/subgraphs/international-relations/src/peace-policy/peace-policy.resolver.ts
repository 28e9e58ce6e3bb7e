import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PeaceActivity } from '../peace-activity/peace-activity.entity';
import { PeacePolicy } from './peace-policy.entity';

@Resolver(() => PeacePolicy)
export class PeacePolicyResolver {
  @Query(() => [PeacePolicy], {
    nullable: true,
    description:
      'The peace policies (平和施策), one for each fiscal year, newest first. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  peacePolicies(@Ctx() { load }: SubgraphContext): Promise<PeacePolicy[]> {
    return load.all(PeacePolicy, { date: 'DESC' });
  }

  @Query(() => PeacePolicy, {
    nullable: true,
    description: 'One peace policy (平和施策) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  peacePolicy(
    @Arg('id', () => ID, { description: 'Such as "peace-policy-2023".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<PeacePolicy> {
    return load.existing(PeacePolicy, id);
  }

  @FieldResolver(() => [PeaceActivity], {
    description:
      'What the city did in the fiscal year, earliest first; what is dated to the fiscal year alone comes last. 「事業」',
  })
  @Directive('@listSize(assumedSize: 3)')
  activities(@Root() policy: PeacePolicy, @Ctx() { load }: SubgraphContext): Promise<PeaceActivity[]> {
    return load.many(PeaceActivity, 'policyId', policy.id, { dateText: 'ASC', id: 'ASC' });
  }
}
