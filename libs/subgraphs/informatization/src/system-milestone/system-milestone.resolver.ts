import { type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InformatizationPolicy } from '../informatization-policy/informatization-policy.entity';
import { SystemMilestone } from './system-milestone.entity';

@Resolver(() => SystemMilestone)
export class SystemMilestoneResolver {
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
