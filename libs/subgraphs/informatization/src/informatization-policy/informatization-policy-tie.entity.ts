import { type Basis, type LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type InformatizationPolicyRelation } from './informatization-policy-relation';

/** A plan or policy stands in a relation to an earlier one. The schema presents it as InformatizationPolicyLink. */
@Entity()
export class InformatizationPolicyTie {
  /** `<policy>/<earlier policy>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('InformatizationPolicy', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  policyId!: string;

  @Index()
  @ForeignKey('InformatizationPolicy', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  earlierId!: string;

  @Column('text')
  relation!: InformatizationPolicyRelation;

  @Column('text')
  basis!: Basis;

  @Column('jsonb')
  reason!: LocalizedText;
}
