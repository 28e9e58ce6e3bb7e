import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import type { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';

@ObjectType({
  description: 'That one service passes on to its users what another one sends (連携), and who drew the link.',
})
export class MessagingServiceLink {
  readonly #relay: MessageRelay;

  @Field(() => PartialDate, { description: 'When it began to pass them on. 「開始時期」' })
  readonly since: PartialDate;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  readonly basis: Basis;

  @LocalizedField('What the link is based on. 「理由」')
  readonly reason: LocalizedText;

  constructor(relay: MessageRelay) {
    this.#relay = relay;
    this.since = relay.since;
    this.basis = relay.basis;
    this.reason = relay.reason;
  }

  @Field(() => MessagingService, { description: 'The service that passes the messages on. 「転送する側」' })
  relay(@Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, this.#relay.relayId);
  }

  @Field(() => MessagingService, { description: 'The service whose messages they are. 「元の配信」' })
  origin(@Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, this.#relay.originId);
  }
}
