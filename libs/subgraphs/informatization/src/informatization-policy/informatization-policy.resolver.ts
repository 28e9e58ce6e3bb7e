import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { InformatizationPolicy } from './informatization-policy.entity';
import { SystemMilestone } from '../system-milestone/system-milestone.entity';
import { InformatizationPolicyTie } from './informatization-policy-tie.entity';

@Resolver(() => InformatizationPolicy)
export class InformatizationPolicyResolver {
  @FieldResolver(() => [InformatizationPolicyTie], {
    description:
      'The earlier ones that it follows, implements or answers, by id; empty when there are none. 「前の計画・方針」',
  })
  @Directive('@listSize(assumedSize: 2)')
  earlier(
    @Root() policy: InformatizationPolicy,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicyTie[]> {
    return load.many(InformatizationPolicyTie, 'policyId', policy.id, { earlierId: 'ASC' });
  }

  @FieldResolver(() => [InformatizationPolicyTie], {
    description:
      'The later ones that follow, implement or answer it, by id; empty when there are none. 「後の計画・方針」',
  })
  @Directive('@listSize(assumedSize: 2)')
  later(@Root() policy: InformatizationPolicy, @Ctx() { load }: SubgraphContext): Promise<InformatizationPolicyTie[]> {
    return load.many(InformatizationPolicyTie, 'earlierId', policy.id, { policyId: 'ASC' });
  }

  @FieldResolver(() => [SystemMilestone], {
    description:
      'The milestones of the information systems (沿革) that are its own drawing up or rest on it, the oldest first.',
  })
  @Directive('@listSize(assumedSize: 1)')
  milestones(@Root() policy: InformatizationPolicy, @Ctx() { load }: SubgraphContext): Promise<SystemMilestone[]> {
    return load.many(SystemMilestone, 'policyId', policy.id, { firstMonth: 'ASC', number: 'ASC' });
  }
}
