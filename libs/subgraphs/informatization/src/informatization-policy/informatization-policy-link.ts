import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { InformatizationPolicy } from './informatization-policy.entity';
import { InformatizationPolicyRelation, type InformatizationPolicyTie } from './informatization-policy-tie.entity';

@ObjectType({ description: 'How a plan or policy (計画・方針) relates to an earlier one, and who drew the link.' })
export class InformatizationPolicyLink {
  readonly #tie: InformatizationPolicyTie;

  @Field(() => InformatizationPolicyRelation, { description: 'How the later one relates to the earlier one. 「関係」' })
  readonly relation: InformatizationPolicyRelation;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  readonly basis: Basis;

  @LocalizedField('What the link is based on: where the source states it, or why the project drew it. 「理由」')
  readonly reason: LocalizedText;

  constructor(tie: InformatizationPolicyTie) {
    this.#tie = tie;
    this.relation = tie.relation;
    this.basis = tie.basis;
    this.reason = tie.reason;
  }

  @Field(() => InformatizationPolicy, {
    description: 'The later one, which follows, implements or answers. 「後の計画・方針」',
  })
  later(@Ctx() { load }: SubgraphContext): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, this.#tie.policyId);
  }

  @Field(() => InformatizationPolicy, {
    description: 'The earlier one, which is followed, implemented or answered. 「前の計画・方針」',
  })
  earlier(@Ctx() { load }: SubgraphContext): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, this.#tie.earlierId);
  }
}
