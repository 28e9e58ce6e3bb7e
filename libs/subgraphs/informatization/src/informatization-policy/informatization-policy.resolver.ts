import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { InformatizationPolicy, InformatizationPolicyKind } from './informatization-policy.entity';
import { SystemMilestone } from '../system-milestone/system-milestone.entity';
import { beganWithin, sortByTime } from './informatization-policy.time';
import { InformatizationPolicyTie } from './informatization-policy-tie.entity';

@InputType({
  description:
    'Which plans and policies (計画・方針) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class InformatizationPolicyFilter {
  @Field(() => InformatizationPolicyKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: InformatizationPolicyKind | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or later. One that is dated only to a year or fiscal year is listed if any of its months fits. 「から」',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or earlier. One that is dated only to a year or fiscal year is listed if any of its months fits. 「まで」',
  })
  to?: string | null;
}

@Resolver(() => InformatizationPolicy)
export class InformatizationPolicyResolver {
  @Query(() => [InformatizationPolicy], {
    nullable: true,
    description:
      'The plans and policies of informatization (情報化の計画・方針), the oldest first; one whose adoption is not dated stands where its series or its period puts it. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 17)')
  async informatizationPolicies(
    @Arg('where', () => InformatizationPolicyFilter, {
      nullable: true,
      description: 'Which plans and policies; all when absent.',
    })
    where: InformatizationPolicyFilter | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicy[]> {
    const { kind, ...months } = where ?? {};
    const policies = await load.all(InformatizationPolicy, { id: 'ASC' });
    return sortByTime(policies).filter((policy) => (!kind || policy.kind === kind) && beganWithin(policy, months));
  }

  @Query(() => InformatizationPolicy, {
    nullable: true,
    description: 'One plan or policy (計画・方針) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  informatizationPolicy(
    @Arg('id', () => ID, { description: 'Such as "informatization-policy-dx-basic-policy".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<InformatizationPolicy> {
    return load.existing(InformatizationPolicy, id);
  }

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
