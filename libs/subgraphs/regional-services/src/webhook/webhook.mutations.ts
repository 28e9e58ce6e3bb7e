import { localId, type Places, requireScope, rowOf, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { createSalt, deriveSecret, fingerprintOf } from '@tokorozawa/webhooks';
import { Arg, Args, Ctx, Directive, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import type { ParsedItem, Values } from '../write/parse-items';
import { retiringRules } from '../write/retiring-rules';
import { CommonWriteArguments, putInputOf, RetireInput } from '../write/write-arguments';
import { type Change, notFound, put, retire, type Write, writeRecords } from '../write/write-records';
import { type ItemError, payloadOf, WriteOutcome, type WritePayload } from '../write/write-types';
import { checkWebhook } from './check-webhook';
import { presentPlaces } from './subscribed-changes';
import { Webhook, WebhookState } from './webhook.entity';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

const WebhookInput = putInputOf(Webhook);
const WebhookPayload = payloadOf(Webhook);

/** Of one municipality. Each of them is compared with the change feeds every two seconds. */
export const maxWebhooks = 20;

const maxOverlap = 168;
const defaultOverlap = 24;

@InputType({ description: 'A webhook that is enabled again.' })
class WebhookEnableInput extends RetireInput {}

@InputType({ description: 'A webhook that gets a new secret.' })
class WebhookRotateInput extends RetireInput {
  @Field(() => Int, {
    nullable: true,
    description: `For how many hours messages are also signed with the old secret, from 0 to ${maxOverlap}; ${defaultOverlap} when absent. 「旧い秘密の併用時間」`,
  })
  overlapHours?: number | null;
}

@ObjectType({ description: 'The secret of a webhook, by which its receiver knows that a message is ours.' })
class WebhookSecret {
  @Field(() => String, { description: 'The `localId` of the webhook. 「自治体内のID」' })
  localId!: string;

  @Field(() => String, {
    description: 'It begins with "whsec_", as the libraries of Standard Webhooks expect it. 「秘密」',
  })
  secret!: string;
}

@ObjectType({ description: 'The answer of a mutation of webhooks that may make secrets.' })
class WebhookSecretPayload extends WebhookPayload {
  @Field(() => [WebhookSecret], {
    description:
      'The new secrets. They are shown only here, and again if the same call is repeated with its idempotency key. 「秘密」',
  })
  @Directive('@listSize(assumedSize: 100)')
  secrets!: WebhookSecret[];
}

const declared = rowOf(Webhook);

const ofWebhooks = {
  entity: Webhook,
  argument: 'webhooks',
  scope: 'webhooks:write',
  // Whoever knows a secret and its salt could try out keys of the operator.
  hidden: ['salt', 'fingerprint', 'previousSalt', 'places'],
} as const;

const needsScope = Directive('@requiresScopes(scopes: [["webhooks:write"]])');

@Resolver()
export class WebhookMutations {
  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description: `Registers webhooks of the municipality of the key (Webhook), or changes those that it has registered before. They hear of what changes from now on. One that is \`GONE\` or \`FAILING\` is enabled when it gets another address. \`secrets\` has the secret of each new one. A municipality may have ${maxWebhooks}. 「Webhookを登録・変更する」`,
  })
  @needsScope
  async putWebhooks(
    @Arg('webhooks', () => [WebhookInput], { description: 'The webhooks, as they shall be. 「Webhook」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookSecretPayload> {
    requireScope(context, ofWebhooks.scope);
    const places = await presentPlaces(context.feeds);
    const write: Write<Webhook> = {
      ...ofWebhooks,
      operation: 'putWebhooks',
      maxRecords: maxWebhooks,
      rules: {
        shape: declared,
        properties: Object.keys(declared.shape),
        check: (values) => checkWebhook(values, context),
      },
      change: (item, before) => putWebhook(item, before, places, context),
    };
    return withSecrets(await writeRecords(write, { items, ...common }, context), WriteOutcome.CREATED, context);
  }

  @Mutation(() => WebhookPayload, {
    nullable: true,
    description:
      'Retires webhooks: nothing is sent to them any more, also no message that was to be sent again. 「Webhookを廃止する」',
  })
  @needsScope
  retireWebhooks(
    @Arg('webhooks', () => [RetireInput], { description: 'The webhooks to retire. 「Webhook」' }) items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<Webhook>> {
    const write: Write<Webhook> = {
      ...ofWebhooks,
      operation: 'retireWebhooks',
      rules: retiringRules,
      change: retire,
      follow: giveUpMessages,
    };
    return writeRecords(write, { items, ...common }, context);
  }

  @Mutation(() => WebhookPayload, {
    nullable: true,
    description:
      'Enables webhooks that were disabled. They are told of everything that has changed since the last message that they received. 「Webhookを再開する」',
  })
  @needsScope
  enableWebhooks(
    @Arg('webhooks', () => [WebhookEnableInput], { description: 'The webhooks to enable. 「Webhook」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<Webhook>> {
    const change = (item: ParsedItem, before: Webhook | undefined): Change | ItemError =>
      changeExisting(item, before, () =>
        before?.state === WebhookState.ENABLED ? {} : { state: WebhookState.ENABLED, failingSince: null },
      );
    const write: Write<Webhook> = { ...ofWebhooks, operation: 'enableWebhooks', rules: retiringRules, change };
    return writeRecords(write, { items, ...common }, context);
  }

  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description:
      'Gives webhooks a new secret. For some hours, messages are signed with both, so that the receiver can change it without losing any. 「秘密を更新する」',
  })
  @needsScope
  async rotateWebhookSecrets(
    @Arg('webhooks', () => [WebhookRotateInput], { description: 'The webhooks that get a new secret. 「Webhook」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookSecretPayload> {
    const overlapHours = z.int().min(0).max(maxOverlap).default(defaultOverlap);
    const write: Write<Webhook> = {
      ...ofWebhooks,
      operation: 'rotateWebhookSecrets',
      rules: { shape: z.strictObject({ localId, overlapHours }), properties: ['overlapHours'] },
      change: (item, before, now) =>
        changeExisting(item, before, ({ id, salt }) => ({
          ...newSecret(id, context),
          previousSalt: salt,
          previousUntil: new Date(now.getTime() + (item.values.overlapHours as number) * 3_600_000),
          state: before?.state === WebhookState.SECRET_LOST ? WebhookState.ENABLED : before?.state,
        })),
    };
    return withSecrets(await writeRecords(write, { items, ...common }, context), WriteOutcome.UPDATED, context);
  }
}

/** What disabled a webhook at its address until now is no reason against another one, at which it is told of all that it missed. */
function enabledBy({ url }: Values, before: Webhook): Partial<Webhook> {
  const isMoved = url !== before.url && [WebhookState.GONE, WebhookState.FAILING].includes(before.state);
  return isMoved ? { state: WebhookState.ENABLED, failingSince: null } : {};
}

/** A webhook that is new, or was retired, hears of what changes from now on. */
function putWebhook(item: ParsedItem, before: Webhook | undefined, places: Places, context: SubgraphContext): Change {
  const { outcome, values } = put(item, before);
  if (outcome === WriteOutcome.UNCHANGED) return { outcome, values };
  if (before && !before.retiredAt) return { outcome, values: { ...values, ...enabledBy(values, before) } };
  const state = { state: WebhookState.ENABLED, failingSince: null, places };
  if (before) return { outcome, values: { ...values, ...state } };
  const id = `webhook-${context.caller?.municipality}-${item.localId}`;
  const secret = { ...newSecret(id, context), previousSalt: null, previousUntil: null };
  return { outcome, values: { ...values, ...state, ...secret } };
}

/** A message whose next attempt is hours away would otherwise say so until then, and be sent if its webhook is put again. */
async function giveUpMessages(retired: Webhook[], manager: EntityManager): Promise<void> {
  const webhookId = In(retired.map(({ id }) => id));
  const givenUp = { state: DeliveryState.FAILED, dueAt: null };
  await manager.update(WebhookDelivery, { webhookId, state: DeliveryState.PENDING }, givenUp);
}

function changeExisting(
  item: ParsedItem,
  before: Webhook | undefined,
  valuesOf: (webhook: Webhook) => Values,
): Change | ItemError {
  if (!before || before.retiredAt) return notFound(item);
  const values = valuesOf(before);
  return { outcome: Object.keys(values).length === 0 ? WriteOutcome.UNCHANGED : WriteOutcome.UPDATED, values };
}

function newSecret(id: string, context: SubgraphContext): Pick<Webhook, 'salt' | 'fingerprint'> {
  const salt = createSalt();
  return { salt, fingerprint: fingerprintOf(deriveSecret(keyOf(context), id, salt)) };
}

/** Adds the secrets that the call has made. A call that is answered again gets them again, while they are in use. */
function withSecrets(
  payload: WritePayload<Webhook>,
  madeBy: WriteOutcome,
  context: SubgraphContext,
): WebhookSecretPayload {
  const made = payload.results.filter(
    ({ outcome, record, version }) => outcome === madeBy && record?.version === version && !payload.isDryRun,
  );
  const secrets = made.flatMap(({ localId, record }) =>
    record ? [{ localId, secret: deriveSecret(keyOf(context), record.id, record.salt) }] : [],
  );
  return { ...payload, secrets };
}

function keyOf({ sending }: SubgraphContext): string {
  if (sending.key === undefined) throw new Error('Webhooks need WEBHOOK_KEY or GATEWAY_SECRET.');
  return sending.key;
}
