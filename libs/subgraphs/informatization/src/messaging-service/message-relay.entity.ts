import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText, type PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

/** That a service passes on the messages of another one. The schema presents it as MessagingServiceLink. */
@Entity()
export class MessageRelay {
  /** `<relay>/<origin>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('MessagingService')
  relayId!: string;

  @Reference('MessagingService')
  originId!: string;

  @Stored(partialDate)
  since!: PartialDate;

  @Stored(z.enum(Basis))
  basis!: Basis;

  @Stored(localizedText)
  reason!: LocalizedText;
}
