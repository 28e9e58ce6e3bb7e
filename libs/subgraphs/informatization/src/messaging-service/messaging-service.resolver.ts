import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';

@Resolver(() => MessagingService)
export class MessagingServiceResolver {
  @FieldResolver(() => [MessageRelay], {
    description: 'The services whose messages it passes on, by id; empty when it sends its own alone. 「転送元」',
  })
  @Directive('@listSize(assumedSize: 1)')
  relays(@Root() service: MessagingService, @Ctx() { load }: SubgraphContext): Promise<MessageRelay[]> {
    return load.many(MessageRelay, 'relayId', service.id, { originId: 'ASC' });
  }

  @FieldResolver(() => [MessageRelay], {
    description: 'The services that pass its messages on, by id; empty when none does. 「転送先」',
  })
  @Directive('@listSize(assumedSize: 1)')
  relayedBy(@Root() service: MessagingService, @Ctx() { load }: SubgraphContext): Promise<MessageRelay[]> {
    return load.many(MessageRelay, 'originId', service.id, { relayId: 'ASC' });
  }
}
