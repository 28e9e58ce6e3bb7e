import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { Basis, localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { MessageRelay } from './message-relay.entity';
import { MessagingChannel } from './messaging-channel';
import { MessagingService } from './messaging-service.entity';
import { MessagingServiceResolver } from './messaging-service.resolver';

const row = z.strictObject({
  id: z.string(),
  name: localizedText,
  channel: z.enum(MessagingChannel),
  registeredUsers: z.int().min(0),
  registeredUsersUnit: z.string(),
  countedAsRegistered: localizedText.optional(),
  yearlyDeliveries: z.int().min(0),
  relays: z
    .array(z.strictObject({ originId: z.string(), since: partialDate, basis: z.enum(Basis), reason: localizedText }))
    .default([]),
});

/** メール配信(LINEを含む) */
export const messagingService = defineConcept({
  entity: MessagingService,
  resolver: MessagingServiceResolver,
  row,
  references: ({ relays }) =>
    relays.map(({ originId }, index) => ({
      concept: 'MessagingService',
      id: originId,
      at: ['relays', index, 'originId'],
    })),
  parts: [
    part(MessageRelay, ({ id, relays }: z.infer<typeof row>) =>
      relays.map((relay) => ({ id: `${id}/${relay.originId}`, relayId: id, ...relay })),
    ),
  ],
});
