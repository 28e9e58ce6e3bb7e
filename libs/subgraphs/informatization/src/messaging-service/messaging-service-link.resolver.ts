import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MessagingService } from './messaging-service.entity';
import { MessageRelay } from './message-relay.entity';

@Resolver(() => MessageRelay)
export class MessagingServiceLinkResolver {
  @FieldResolver(() => MessagingService, {
    description: 'The service that passes the messages on. 「転送する側 / Relaying service」',
  })
  relay(@Root() relay: MessageRelay, @Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, relay.relayId);
  }

  @FieldResolver(() => MessagingService, {
    description: 'The service whose messages they are. 「元の配信 / Original service」',
  })
  origin(@Root() relay: MessageRelay, @Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, relay.originId);
  }
}
