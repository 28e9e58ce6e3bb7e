import type { SendingSettings, ServiceResources } from '@tokorozawa/subgraph-kit';
import {
  deriveSecret,
  fingerprintOf,
  pauseAfter,
  sendMessage,
  type SendLimits,
  type SendResult,
} from '@tokorozawa/webhooks';
import type { EntityManager } from 'typeorm';
import { lockWebhooksOf, transaction } from './service-transaction';
import { Webhook, WebhookState } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

/** An attempt to deliver a message. */
export interface DeliveryJob {
  id: string;
  /** The number of attempts before it. A job for an attempt that was made already does nothing. */
  attempts: number;
}

export interface DeliveryOptions extends SendLimits {
  /** In seconds: how long to wait after each failed attempt. */
  pauses: readonly number[];
}

/** Makes an attempt, and stores what became of it. If this process is killed before, the attempt is made again. */
export async function deliver(
  job: DeliveryJob,
  { writer, sending, log, now }: ServiceResources,
  options: DeliveryOptions,
): Promise<void> {
  const found = await transaction(writer, (manager) => findPending(job, manager));
  if (!found) return;
  const { delivery, webhook } = found;
  const began = now();
  const secrets = secretsOf(webhook, sending, began);
  let result: SendResult = { error: 'The message could not be signed, because the key of the operator has changed.' };
  if (secrets) {
    const message = { id: delivery.id, url: webhook.url, body: delivery.body, secrets };
    result = await sendMessage(message, began, { privateNetworks: sending.privateNetworks }, options);
  }
  const state = await transaction(writer, async (manager) => {
    await lockWebhooksOf(manager, webhook);
    const current = await findPending(job, manager);
    return current && store(current, { result, began, isSigned: secrets !== undefined }, options, manager);
  });
  if (state !== undefined && state !== WebhookState.ENABLED) {
    log.warn({ webhook: webhook.id, state, error: result.error }, 'a webhook was disabled');
  }
}

interface Found {
  delivery: WebhookDelivery;
  webhook: Webhook;
}

async function findPending({ id, attempts }: DeliveryJob, manager: EntityManager): Promise<Found | undefined> {
  const delivery = await manager.findOneBy(WebhookDelivery, { id, state: DeliveryState.PENDING });
  if (!delivery || delivery.attempts.length !== attempts) return undefined;
  const webhook = await manager.findOneBy(Webhook, { id: delivery.webhookId });
  if (webhook && !webhook.retiredAt && webhook.state === WebhookState.ENABLED) return { delivery, webhook };
  await manager.update(WebhookDelivery, id, { state: DeliveryState.FAILED, dueAt: null });
  return undefined;
}

/** The secrets to sign with, the newest first; undefined if the key is not the one with which they were made. */
function secretsOf(webhook: Webhook, { key }: SendingSettings, now: Date): string[] | undefined {
  if (key === undefined) return undefined;
  const secret = deriveSecret(key, webhook.id, webhook.salt);
  if (fingerprintOf(secret) !== webhook.fingerprint) return undefined;
  const { previousSalt, previousUntil } = webhook;
  const isOverlap = previousSalt !== null && previousUntil !== null && now < previousUntil;
  return isOverlap ? [secret, deriveSecret(key, webhook.id, previousSalt)] : [secret];
}

interface Attempt {
  result: SendResult;
  began: Date;
  isSigned: boolean;
}

/** Returns the state of the webhook afterwards. */
async function store(
  { delivery, webhook }: Found,
  { result: { status, error }, began, isSigned }: Attempt,
  { pauses }: DeliveryOptions,
  manager: EntityManager,
): Promise<WebhookState> {
  const attempt = { at: began.toISOString(), status: status ?? null, error: error ?? null };
  const attempts = [...delivery.attempts, attempt];
  if (error === undefined) {
    await manager.update(WebhookDelivery, delivery.id, { attempts, state: DeliveryState.DELIVERED, dueAt: null });
    await manager.update(Webhook, webhook.id, { failingSince: null });
    return WebhookState.ENABLED;
  }
  const failingSince = webhook.failingSince ?? began;
  await manager.update(Webhook, webhook.id, { failingSince });
  const pause = pauseAfter(attempts.length - delivery.attemptsBefore, pauses);
  const isGone = status === 410;
  if (isSigned && !isGone && pause !== undefined) {
    const dueAt = new Date(began.getTime() + pause * 1_000);
    await manager.update(WebhookDelivery, delivery.id, { attempts, dueAt, needsJob: true });
    return WebhookState.ENABLED;
  }
  await manager.update(WebhookDelivery, delivery.id, { attempts });
  // Nothing was received since the first attempt of this message.
  const [first = attempt] = attempts.slice(delivery.attemptsBefore);
  if (!isSigned) return disable(webhook, WebhookState.SECRET_LOST, manager);
  if (isGone) return disable(webhook, WebhookState.GONE, manager);
  if (failingSince <= new Date(first.at)) return disable(webhook, WebhookState.FAILING, manager);
  await manager.update(WebhookDelivery, delivery.id, { state: DeliveryState.FAILED, dueAt: null });
  return WebhookState.ENABLED;
}

/**
 * Gives up the messages of a webhook. Once it is enabled again, it is told from the oldest of them on: also from one that was
 * still to be sent again while later ones arrived.
 */
async function disable({ id, places }: Webhook, state: WebhookState, manager: EntityManager): Promise<WebhookState> {
  const [lastDelivered] = await manager.find(WebhookDelivery, {
    where: { webhookId: id, state: DeliveryState.DELIVERED },
    order: { id: 'DESC' },
    take: 1,
  });
  const undelivered = await manager
    .createQueryBuilder(WebhookDelivery, 'delivery')
    .where('delivery.webhookId = :id AND (delivery.state = :pending OR delivery.id > :last)', {
      id,
      pending: DeliveryState.PENDING,
      last: lastDelivered?.id ?? '',
    })
    .orderBy('delivery.id')
    .take(1)
    .getOne();
  await manager.update(
    WebhookDelivery,
    { webhookId: id, state: DeliveryState.PENDING },
    { state: DeliveryState.FAILED, dueAt: null },
  );
  await manager.update(Webhook, id, { state, places: undelivered?.places ?? places });
  return state;
}
