import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { InformatizationPolicy } from './informatization-policy.entity';
import { InformatizationPolicyRelation } from './informatization-policy-relation';
import type { InformatizationPolicyTie } from './informatization-policy-tie.entity';

@ObjectType({ description: 'How a plan or policy (計画・方針) stands to an earlier one, and who says so.' })
export class InformatizationPolicyLink {
  readonly #tie: InformatizationPolicyTie;

  @Field(() => InformatizationPolicyRelation, { description: 'How the later one stands to the earlier one.' })
  readonly relation: InformatizationPolicyRelation;

  @Field(() => Basis, { description: 'Who drew the link.' })
  readonly basis: Basis;

  @LocalizedField('On what the link rests: where the source states it, or why it was drawn without.')
  readonly reason: LocalizedText;

  constructor(tie: InformatizationPolicyTie) {
    this.#tie = tie;
    this.relation = tie.relation;
    this.basis = tie.basis;
    this.reason = tie.reason;
  }

  @Field(() => InformatizationPolicy, { description: 'The later one, which follows, implements or answers.' })
  later(@Ctx() { load }: SubgraphContext): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, this.#tie.policyId);
  }

  @Field(() => InformatizationPolicy, { description: 'The earlier one, which is followed, implemented or answered.' })
  earlier(@Ctx() { load }: SubgraphContext): Promise<InformatizationPolicy | null> {
    return load.one(InformatizationPolicy, this.#tie.earlierId);
  }
}
