import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { EqualityPlan } from './equality-plan.entity';

@Resolver(() => EqualityPlan)
export class EqualityPlanResolver {
  @Query(() => [EqualityPlan], {
    nullable: true,
    description: 'The plans for gender equality (男女共同参画計画), newest first. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  equalityPlans(@Ctx() { load }: SubgraphContext): Promise<EqualityPlan[]> {
    return load.all(EqualityPlan, { number: 'DESC' });
  }

  @Query(() => EqualityPlan, {
    nullable: true,
    description:
      'One plan for gender equality (男女共同参画計画) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  equalityPlan(
    @Arg('id', () => ID, { description: 'Such as "equality-plan-4".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<EqualityPlan> {
    return load.existing(EqualityPlan, id);
  }
}
