import {
  type Connection,
  connectionOf,
  OrderDirection,
  PageArgs,
  pageCost,
  paginate,
  requireScope,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { IsNull } from 'typeorm';
import { idempotencyKeyDescription } from '../write/write-arguments';
import { isReplayDescription, maxItems, WriteUserError } from '../write/write-types';
import { redeliver, type Redelivery } from './redeliver';
import { Webhook } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

const WebhookDeliveryConnection = connectionOf(WebhookDelivery);
const needsScope = Directive('@requiresScopes(scopes: [["webhooks:write"]])');

@ObjectType({ description: 'The answer of `redeliver`.' })
class RedeliveryPayload implements Redelivery {
  @Field(() => [WebhookDelivery], { description: 'The messages that are sent again. 「配信記録」' })
  @Directive(`@listSize(assumedSize: ${maxItems})`)
  deliveries!: WebhookDelivery[];

  @Field(() => [WriteUserError], {
    description: 'Why nothing is sent again; empty if the messages are. 「エラー」',
  })
  @Directive('@listSize(assumedSize: 10)')
  userErrors!: WriteUserError[];

  @Field(() => Boolean, { description: isReplayDescription })
  isReplay!: boolean;
}

@Resolver()
export class WebhookResolver {
  @Query(() => [Webhook], {
    nullable: true,
    description:
      'The webhooks of the municipality of the key (Webhook) that are not retired, by their local ids. Needs the scope "webhooks:write". 「Webhook」',
  })
  @Directive('@listSize(assumedSize: 100)')
  @needsScope
  webhooks(@Ctx() context: SubgraphContext): Promise<Webhook[]> {
    const { municipality } = requireScope(context, 'webhooks:write');
    return writerOf(context).transaction(municipality, (manager) =>
      manager.find(Webhook, {
        where: { municipalityCode: municipality, retiredAt: IsNull() },
        order: { localId: 'ASC' },
      }),
    );
  }

  @Query(() => WebhookDeliveryConnection, {
    nullable: true,
    description:
      'The messages to the webhooks of the municipality of the key (配信記録), the newest first, with each attempt to deliver them. Needs the scope "webhooks:write". 「配信記録」',
  })
  @Directive(pageCost)
  @needsScope
  async webhookDeliveries(
    @Arg('webhook', () => String, {
      nullable: true,
      description:
        'Only those to the webhook with this `localId`, which may be retired; a NOT_FOUND error when there is none. 「Webhook」',
    })
    webhook: string | null | undefined,
    @Arg('state', () => DeliveryState, { nullable: true, description: 'Only those in this state. 「状態」' })
    state: DeliveryState | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<WebhookDelivery>> {
    const { municipality } = requireScope(context, 'webhooks:write');
    const query = context.database.getRepository(WebhookDelivery).createQueryBuilder('delivery');
    query.where('delivery.municipalityCode = :municipality', { municipality });
    if (webhook !== null && webhook !== undefined) {
      await requireWebhook(webhook, municipality, context);
      query.andWhere('delivery.localId = :webhook', { webhook });
    }
    if (state) query.andWhere('delivery.state = :state', { state });
    return paginate(context.load.actingFor(municipality), query, page, [
      { property: 'id', direction: OrderDirection.DESC },
    ]);
  }

  @Mutation(() => RedeliveryPayload, {
    nullable: true,
    description:
      'Sends messages again, whatever became of them, with the same id. At most 100, of webhooks that are enabled. 「再配信する」',
  })
  @needsScope
  redeliver(
    @Arg('deliveryIds', () => [ID], { description: 'The ids of the messages. 「配信記録のID」' }) deliveryIds: string[],
    @Arg('idempotencyKey', () => String, { nullable: true, description: idempotencyKeyDescription })
    idempotencyKey: string | null | undefined,
    @Ctx() context: SubgraphContext,
  ): Promise<RedeliveryPayload> {
    return redeliver(deliveryIds, idempotencyKey, context);
  }
}

/** Without it, a mistaken id would read as a webhook to which nothing was sent. */
async function requireWebhook(localId: string, municipality: string, context: SubgraphContext): Promise<void> {
  const isKnown = await writerOf(context).transaction(municipality, (manager) =>
    manager.existsBy(Webhook, { localId, municipalityCode: municipality }),
  );
  if (isKnown) return;
  throw new NotFoundError(`No webhook of the municipality has the localId "${localId}".`, { argument: 'webhook' });
}

function writerOf({ writer }: SubgraphContext): NonNullable<SubgraphContext['writer']> {
  if (!writer) throw new Error('This domain has no writer.');
  return writer;
}
