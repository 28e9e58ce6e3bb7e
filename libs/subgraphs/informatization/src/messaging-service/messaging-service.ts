import { defineConcept, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { MessagingServiceLinkResolver } from './messaging-service-link.resolver';
import { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';
import { MessagingServiceResolver } from './messaging-service.resolver';

/** メール配信(LINEを含む) */
export const messagingService = defineConcept({
  entity: MessagingService,
  resolver: MessagingServiceResolver,
  row: (declared) => declared.extend({ relays: z.array(rowOf(MessageRelay).omit({ relayId: true })).default([]) }),
  parts: [
    {
      entity: MessageRelay,
      resolver: MessagingServiceLinkResolver,
      records: ({ id, relays }) => relays.map((relay) => ({ ...relay, id: `${id}/${relay.originId}`, relayId: id })),
    },
  ],
});
