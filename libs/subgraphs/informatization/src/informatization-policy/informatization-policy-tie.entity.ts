import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { InformatizationPolicyRelation } from './informatization-policy-relation';

/** A plan or policy stands in a relation to an earlier one. The schema presents it as InformatizationPolicyLink. */
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
