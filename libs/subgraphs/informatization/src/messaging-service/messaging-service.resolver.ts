import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';

@Resolver(() => MessagingService)
export class MessagingServiceResolver {
  @Query(() => [MessagingService], {
    nullable: true,
    description:
      'The services by which the city sends messages (メール配信, LINEを含む), the one with the most registered users first. Null when they cannot be read. 「メール・LINE の配信」',
  })
  @Directive('@listSize(assumedSize: 2)')
  messagingServices(@Ctx() { load }: SubgraphContext): Promise<MessagingService[]> {
    return load.all(MessagingService, { registeredUsers: 'DESC' });
  }

  @Query(() => MessagingService, {
    nullable: true,
    description: 'One service (メール配信, LINE) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  messagingService(
    @Arg('id', () => ID, { description: 'Such as "messaging-service-line".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<MessagingService> {
    return load.existing(MessagingService, id);
  }

  @FieldResolver(() => [MessageRelay], {
    description: 'The services whose messages it passes on, by id; empty when it sends its own alone. 「転送先」',
  })
  @Directive('@listSize(assumedSize: 1)')
  relays(@Root() service: MessagingService, @Ctx() { load }: SubgraphContext): Promise<MessageRelay[]> {
    return load.many(MessageRelay, 'relayId', service.id, { originId: 'ASC' });
  }

  @FieldResolver(() => [MessageRelay], {
    description: 'The services that pass its messages on, by id; empty when none does. 「転送元」',
  })
  @Directive('@listSize(assumedSize: 1)')
  relayedBy(@Root() service: MessagingService, @Ctx() { load }: SubgraphContext): Promise<MessageRelay[]> {
    return load.many(MessageRelay, 'originId', service.id, { relayId: 'ASC' });
  }
}
