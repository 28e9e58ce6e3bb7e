import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { registerEnumType } from 'type-graphql';
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

/** How a plan or policy relates to an earlier one. The schema presents it as InformatizationPolicyLink. */
@Entity()
export class InformatizationPolicyTie {
  /** `<policy>/<earlier policy>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('InformatizationPolicy')
  policyId!: string;

  @Reference('InformatizationPolicy')
  earlierId!: string;

  @Stored(z.enum(InformatizationPolicyRelation))
  relation!: InformatizationPolicyRelation;

  @Stored(z.enum(Basis))
  basis!: Basis;

  @Stored(localizedText)
  reason!: LocalizedText;
}
