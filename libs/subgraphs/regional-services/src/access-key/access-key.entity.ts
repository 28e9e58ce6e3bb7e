import type { Scope } from '@tokorozawa/subgraph-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key with which a municipality's system writes. It is not part of the graph. */
@Entity()
export class AccessKey {
  /** Twelve hexadecimal digits, which are also in the text of the key. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  municipalityCode!: string;

  /** For what or whom it was created. */
  @Column('text')
  label!: string;

  @Column('text', { array: true })
  scopes!: Scope[];

  /** The SHA-256 of the secret, in hexadecimal digits. */
  @Column('text')
  hash!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  /** To the minute; null if it was never used. */
  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
