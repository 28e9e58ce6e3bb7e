import { randomUUID } from 'node:crypto';
import { canonicalJson, type ServiceResources, writeChangesCursor } from '@tokorozawa/subgraph-kit';
import { type EntityManager, IsNull } from 'typeorm';
import { lockWebhooksOf, transaction } from './service-transaction';
import { ChangeCounter, recordTypesOf, type SubscribedChanges } from './subscribed-changes';
import { Webhook, WebhookState } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

/** A webhook with as many messages that are not delivered is told of further changes by a later message. */
const maxPending = 20;

/**
 * Looks for changes that webhooks are to be told, and makes a message of those of each webhook. Several processes may do so
 * at the same time: the message is committed together with the place up to which it tells, which only one of them can move.
 */
export async function announceChanges({ writer, database, feeds, now }: ServiceResources): Promise<void> {
  const webhooks = await transaction(writer, (manager) =>
    manager.findBy(Webhook, { state: WebhookState.ENABLED, retiredAt: IsNull() }),
  );
  if (webhooks.length === 0) return;
  const counter = new ChangeCounter(feeds, await recordTypesOf(database));
  for (const webhook of webhooks) {
    const changes = await counter.count(webhook.filter, webhook.places);
    if (canonicalJson(changes.places) === canonicalJson(webhook.places)) continue;
    await transaction(writer, (manager) => tell(webhook, changes, now(), manager));
  }
}

async function tell(
  webhook: Webhook,
  { places, count }: SubscribedChanges,
  now: Date,
  manager: EntityManager,
): Promise<void> {
  const time = await lockWebhooksOf(manager, webhook);
  const current = await manager.findOneBy(Webhook, { id: webhook.id });
  const isUnchanged =
    current?.state === WebhookState.ENABLED &&
    current.retiredAt === null &&
    canonicalJson([current.places, current.filter]) === canonicalJson([webhook.places, webhook.filter]);
  if (!isUnchanged) return;
  if (count !== 0) {
    if (await hasEnoughMessages(webhook, manager)) return;
    await manager.insert(WebhookDelivery, messageTo(webhook, { count, now, time }));
  }
  await manager.update(Webhook, webhook.id, { places });
}

/** While the first attempt of a message is not made, or many have failed, there is nothing to gain from another one. */
async function hasEnoughMessages({ id }: Webhook, manager: EntityManager): Promise<boolean> {
  const pending = await manager.findBy(WebhookDelivery, { webhookId: id, state: DeliveryState.PENDING });
  return pending.length >= maxPending || pending.some(({ attempts }) => attempts.length === 0);
}

function messageTo(
  { id, municipalityCode, localId, places }: Webhook,
  { count, now, time }: { count: number | null; now: Date; time: string },
) {
  return {
    id: `msg_${time}_${randomUUID().replaceAll('-', '')}`,
    municipalityCode,
    webhookId: id,
    localId,
    createdAt: now,
    state: DeliveryState.PENDING,
    body: JSON.stringify({
      type: 'changes.available',
      timestamp: now.toISOString(),
      data: { cursor: writeChangesCursor(places), count },
    }),
    attempts: [],
    attemptsBefore: 0,
    dueAt: now,
    places,
    needsJob: true,
  };
}
