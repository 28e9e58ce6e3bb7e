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
import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { In, IsNull } from 'typeorm';
import { maxItems, WriteErrorCode, WriteUserError } from '../write/write-types';
import { Webhook, WebhookState } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

const WebhookDeliveryConnection = connectionOf(WebhookDelivery);
const needsScope = Directive('@requiresScopes(scopes: [["webhooks:write"]])');

@ObjectType({ description: 'The answer of `redeliver`.' })
class RedeliveryPayload {
  @Field(() => [WebhookDelivery], { description: 'The messages that are sent again. 「配信記録」' })
  @Directive(`@listSize(assumedSize: ${maxItems})`)
  deliveries!: WebhookDelivery[];

  @Field(() => [WriteUserError], {
    description: 'Why nothing is sent again; empty if the messages are. 「エラー」',
  })
  @Directive('@listSize(assumedSize: 10)')
  userErrors!: WriteUserError[];
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
  webhookDeliveries(
    @Arg('webhook', () => String, {
      nullable: true,
      description: 'Only those to the webhook with this `localId`. 「Webhook」',
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
    if (webhook !== null && webhook !== undefined) query.andWhere('delivery.localId = :webhook', { webhook });
    if (state) query.andWhere('delivery.state = :state', { state });
    return paginate(context.load.actingFor(municipality), query, page, [{ property: 'id', direction: OrderDirection.DESC }]);
  }

  @Mutation(() => RedeliveryPayload, {
    nullable: true,
    description:
      'Sends messages again, whatever became of them, with the same id. At most 100, of webhooks that are enabled. 「再配信する」',
  })
  @needsScope
  async redeliver(
    @Arg('deliveryIds', () => [ID], { description: 'The ids of the messages. 「配信記録のID」' }) deliveryIds: string[],
    @Ctx() context: SubgraphContext,
  ): Promise<RedeliveryPayload> {
    const { municipality } = requireScope(context, 'webhooks:write');
    if (deliveryIds.length > maxItems) return { deliveries: [], userErrors: [tooMany(deliveryIds.length)] };
    return writerOf(context).transaction(municipality, async (manager) => {
      const found = await manager.find(WebhookDelivery, {
        where: { id: In(deliveryIds), municipalityCode: municipality },
        lock: { mode: 'pessimistic_write' },
      });
      const enabled = await manager.findBy(Webhook, {
        id: In(found.map(({ webhookId }) => webhookId)),
        state: WebhookState.ENABLED,
        retiredAt: IsNull(),
      });
      const sendable = new Map(
        found
          .filter(({ webhookId }) => enabled.some(({ id }) => id === webhookId))
          .map((delivery) => [delivery.id, delivery]),
      );
      const userErrors = deliveryIds.flatMap((id, index) => (sendable.has(id) ? [] : [notSendable(id, index)]));
      if (userErrors.length > 0) return { deliveries: [], userErrors };
      const deliveries = [...sendable.values()];
      const [{ now }] = await manager.query<[{ now: Date }]>('SELECT transaction_timestamp() AS now');
      for (const delivery of deliveries) {
        Object.assign(delivery, {
          state: DeliveryState.PENDING,
          attemptsBefore: delivery.attempts.length,
          dueAt: now,
          needsJob: true,
        });
      }
      await manager.save(deliveries);
      return { deliveries, userErrors };
    });
  }
}

function writerOf({ writer }: SubgraphContext): NonNullable<SubgraphContext['writer']> {
  if (!writer) throw new Error('This domain has no writer.');
  return writer;
}

const tooMany = (count: number): WriteUserError => ({
  field: ['deliveryIds'],
  code: WriteErrorCode.TOO_MANY,
  message: {
    ja: `一度に再配信できるのは ${maxItems} 件までです(${count} 件あります)。`,
    en: `The call names ${count} messages; name at most ${maxItems}, and the others in another call.`,
  },
});

const notSendable = (id: string, index: number): WriteUserError => ({
  field: ['deliveryIds', String(index)],
  code: WriteErrorCode.NOT_FOUND,
  message: {
    ja: `有効な Webhook への配信記録「${id}」はありません。「webhookDeliveries」で ID を、「webhooks」で状態を確かめてください。`,
    en: `There is no message "${id}" to a webhook that is enabled. Query "webhookDeliveries" for the ids, and "webhooks" for the states.`,
  },
});
