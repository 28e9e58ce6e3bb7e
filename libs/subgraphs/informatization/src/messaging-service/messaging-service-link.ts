import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import type { MessageRelay } from './message-relay.entity';
import { MessagingService } from './messaging-service.entity';

@ObjectType({ description: 'One service passes on to its users what another one sends (連携), and who says so.' })
export class MessagingServiceLink {
  readonly #relay: MessageRelay;

  @Field(() => PartialDate, { description: 'Since when.' })
  readonly since: PartialDate;

  @Field(() => Basis, { description: 'Who drew the link.' })
  readonly basis: Basis;

  @LocalizedField('On what the link rests.')
  readonly reason: LocalizedText;

  constructor(relay: MessageRelay) {
    this.#relay = relay;
    this.since = relay.since;
    this.basis = relay.basis;
    this.reason = relay.reason;
  }

  @Field(() => MessagingService, { description: 'The service that passes the messages on.' })
  relay(@Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, this.#relay.relayId);
  }

  @Field(() => MessagingService, { description: 'The service whose messages they are.' })
  origin(@Ctx() { load }: SubgraphContext): Promise<MessagingService | null> {
    return load.one(MessagingService, this.#relay.originId);
  }
}
