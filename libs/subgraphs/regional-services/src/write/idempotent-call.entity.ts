import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a call with an idempotency key, kept for two days for the case that the call is sent again. */
@Entity()
@Index(['calledAt'])
export class IdempotentCall {
  /** SHA-256 of the municipality, the caller and the key. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  municipalityCode!: string;

  /** SHA-256 of what the call says. */
  @Column('text')
  hash!: string;

  /** Null only while the first call is not committed, when nobody else can see the row. */
  @Column('jsonb', { nullable: true })
  answer!: object | null;

  @Column('timestamptz')
  calledAt!: Date;
}
