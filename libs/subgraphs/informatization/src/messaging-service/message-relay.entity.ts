import { type Basis, type LocalizedText, type PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A service passes on what another one sends. The schema presents it as MessagingServiceLink. */
@Entity()
export class MessageRelay {
  /** `<relay>/<origin>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('MessagingService', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  relayId!: string;

  @Index()
  @ForeignKey('MessagingService', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  originId!: string;

  @Column('text', { transformer: partialDateColumn })
  since!: PartialDate;

  @Column('text')
  basis!: Basis;

  @Column('jsonb')
  reason!: LocalizedText;
}
