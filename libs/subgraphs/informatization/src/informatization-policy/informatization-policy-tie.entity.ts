import { Property, Reference } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType, registerEnumType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

/** How a plan or policy relates to an earlier one. */
export enum InformatizationPolicyRelation {
  FOLLOWS = 'FOLLOWS',
  IMPLEMENTS = 'IMPLEMENTS',
  RESPONDS_TO = 'RESPONDS_TO',
}

registerEnumType(InformatizationPolicyRelation, {
  name: 'InformatizationPolicyRelation',
  description: 'How a plan or policy relates to another one.',
  valuesConfig: {
    FOLLOWS: { description: 'It is the next one in the same line (後継, 改定, 改称).' },
    IMPLEMENTS: { description: 'It says what is to be done to carry the other one out (具体的な行動計画).' },
    RESPONDS_TO: { description: 'The other one prompted it (受けて策定).' },
  },
});

@ObjectType('InformatizationPolicyLink', {
  description: 'How a plan or policy (計画・方針) relates to an earlier one, and who drew the link.',
})
@Entity()
export class InformatizationPolicyTie {
  /** `<policy>/<earlier policy>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('InformatizationPolicy')
  policyId!: string;

  @Reference('InformatizationPolicy')
  earlierId!: string;

  @Property(z.enum(InformatizationPolicyRelation), 'How the later one relates to the earlier one. 「関係」')
  relation!: InformatizationPolicyRelation;

  @Property(z.enum(Basis), 'Who drew the link. 「根拠」')
  basis!: Basis;

  @Property(
    localizedText,
    'What the link is based on: where the source states it, or why the project drew it. 「理由」',
  )
  reason!: LocalizedText;
}
