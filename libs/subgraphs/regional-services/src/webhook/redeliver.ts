import { type Caller, requireScope, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { type EntityManager, In, IsNull } from 'typeorm';
import { addToLog } from '../write/audit-log';
import { claimKey, repeatableCall, storeAnswer } from '../write/idempotency';
import { keyReused } from '../write/write-records';
import { maxItems, WriteErrorCode, type WriteUserError } from '../write/write-types';
import { Webhook, WebhookState } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

export interface Redelivery {
  deliveries: WebhookDelivery[];
  userErrors: WriteUserError[];
  isReplay: boolean;
}

/** What is kept of an answer, to give it again. */
type StoredAnswer = { deliveryIds: string[]; userErrors: WriteUserError[] };

/** Sends messages again: all of them, or none if one cannot be sent. */
export async function redeliver(
  deliveryIds: string[],
  idempotencyKey: string | null | undefined,
  context: SubgraphContext,
): Promise<Redelivery> {
  const caller = requireScope(context, 'webhooks:write');
  if (deliveryIds.length === 0) return refused(noneGiven);
  if (deliveryIds.length > maxItems) return refused(tooMany(deliveryIds.length));
  const key = idempotencyKey ?? context.idempotencyKey;
  const call = key === undefined ? undefined : repeatableCall(key, caller, { operation: 'redeliver', deliveryIds });
  if (!context.writer) throw new Error('This domain has no writer.');
  return context.writer.transaction(caller.municipality, async (manager) => {
    const first = call && (await claimKey(manager, call, caller));
    if (first) {
      return first.hash === call.hash ? answerAgain(first.answer as StoredAnswer, manager) : refused(keyReused);
    }
    const answer = await queueAgain(deliveryIds, caller, context, manager);
    const { deliveries, userErrors } = answer;
    if (call) await storeAnswer(manager, call, { deliveryIds: deliveries.map(({ id }) => id), userErrors });
    return answer;
  });
}

async function queueAgain(
  deliveryIds: string[],
  caller: Caller,
  { requestId }: SubgraphContext,
  manager: EntityManager,
): Promise<Redelivery> {
  const found = await manager.find(WebhookDelivery, {
    where: { id: In(deliveryIds), municipalityCode: caller.municipality },
    lock: { mode: 'pessimistic_write' },
  });
  const enabled = await manager.findBy(Webhook, {
    id: In(found.map(({ webhookId }) => webhookId)),
    state: WebhookState.ENABLED,
    retiredAt: IsNull(),
  });
  const deliveries = found.filter(({ webhookId }) => enabled.some(({ id }) => id === webhookId));
  const sendable = new Set(deliveries.map(({ id }) => id));
  const userErrors = deliveryIds.flatMap((id, index) => (sendable.has(id) ? [] : [notSendable(id, index)]));
  if (userErrors.length > 0) return refused(...userErrors);
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT transaction_timestamp() AS now');
  const entries = deliveries.map((delivery) => {
    const before = { state: delivery.state, attempts: delivery.attempts.length };
    Object.assign(delivery, {
      state: DeliveryState.PENDING,
      attemptsBefore: delivery.attempts.length,
      dueAt: now,
      needsJob: true,
    });
    return {
      callerId: caller.id,
      requestId: requestId ?? null,
      operation: 'redeliver',
      recordType: WebhookDelivery.name,
      recordId: delivery.id,
      version: delivery.attempts.length,
      before,
      after: { ...before, state: delivery.state },
    };
  });
  await manager.save(deliveries);
  await addToLog(caller.municipality, entries, manager);
  return { deliveries, userErrors, isReplay: false };
}

/** The messages as they are now. */
async function answerAgain({ deliveryIds, userErrors }: StoredAnswer, manager: EntityManager): Promise<Redelivery> {
  const deliveries = await manager.findBy(WebhookDelivery, { id: In(deliveryIds) });
  return { deliveries, userErrors, isReplay: true };
}

const refused = (...userErrors: WriteUserError[]): Redelivery => ({ deliveries: [], userErrors, isReplay: false });

const noneGiven: WriteUserError = {
  field: ['deliveryIds'],
  code: WriteErrorCode.NONE_GIVEN,
  message: { ja: '配信記録の ID を 1 件以上書いてください。', en: 'Give the id of at least one message.' },
};

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
