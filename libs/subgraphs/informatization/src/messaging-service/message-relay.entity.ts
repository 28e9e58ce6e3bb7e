import { Property, Reference } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText, type PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

@ObjectType('MessagingServiceLink', {
  description: 'That one service passes on to its users what another one sends (連携), and who drew the link.',
})
@Entity()
export class MessageRelay {
  /** `<relay>/<origin>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('MessagingService')
  relayId!: string;

  @Reference('MessagingService')
  originId!: string;

  @Property(partialDate, 'When it began to pass them on. 「開始時期」')
  date!: PartialDate;

  @Property(z.enum(Basis), 'Who drew the link. 「根拠」')
  basis!: Basis;

  @Property(localizedText, 'What the link is based on. 「理由」')
  reason!: LocalizedText;
}
