import { defineConcept, rootList, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { MessagingServiceLinkResolver } from './messaging-service-link.resolver';
import { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';
import { messagingServiceFigures } from './messaging-service.figures';
import { MessagingServiceResolver } from './messaging-service.resolver';

/** メール配信(LINEを含む) */
export const messagingService = defineConcept({
  entity: MessagingService,
  resolver: MessagingServiceResolver,
  list: rootList(MessagingService, {
    name: 'messagingServices',
    description:
      'The messaging services of the city (メール配信, LINEを含む), the one with the most registered users first. 「メール・LINE の配信」',
    one: { description: 'One service (メール配信, LINE)', example: 'messaging-service-line' },
    size: 2,
    orders: {
      REGISTERED_USERS: {
        description: 'By the number of registered users. 「利用登録者数」',
        by: [{ property: 'registeredUsers' }],
      },
    },
    order: [{ field: 'REGISTERED_USERS', direction: 'DESC' }],
  }),
  row: (declared) => declared.extend({ relays: z.array(rowOf(MessageRelay).omit({ relayId: true })).default([]) }),
  parts: [
    {
      entity: MessageRelay,
      resolver: MessagingServiceLinkResolver,
      shown: { field: 'relays', parent: 'relayId' },
      records: ({ id, relays }) => relays.map((relay) => ({ ...relay, id: `${id}/${relay.originId}`, relayId: id })),
    },
  ],
  figures: messagingServiceFigures,
});
