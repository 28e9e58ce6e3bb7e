import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InformatizationPolicy } from './informatization-policy.entity';
import { InformatizationPolicyTie } from './informatization-policy-tie.entity';

@Resolver(() => InformatizationPolicyTie)
export class InformatizationPolicyLinkResolver {
  @FieldResolver(() => InformatizationPolicy, {
    description: 'The later one, which follows, implements or answers. 「後の計画・方針」',
  })
  later(
    @Root() tie: InformatizationPolicyTie,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, tie.policyId);
  }

  @FieldResolver(() => InformatizationPolicy, {
    description: 'The earlier one, which is followed, implemented or answered. 「前の計画・方針」',
  })
  earlier(
    @Root() tie: InformatizationPolicyTie,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, tie.earlierId);
  }
}
