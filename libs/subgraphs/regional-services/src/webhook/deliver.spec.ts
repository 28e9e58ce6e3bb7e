import type { Caller } from '@tokorozawa/subgraph-kit';
import { openReceiver, type Received, type Receiver } from '@tokorozawa/webhooks/testing';
import { Webhook } from 'standardwebhooks';
import { library } from '../../testing/open-regional-services';
import { neighbor, openWebhooks, owner, type TestWebhooks } from '../../testing/open-webhooks';

let webhooks: TestWebhooks;
let receiver: Receiver;
beforeEach(async () => {
  [webhooks, receiver] = await Promise.all([openWebhooks(), openReceiver()]);
});
afterEach(async () => {
  await webhooks.close();
  await receiver.close();
});

async function ask(query: string, variables: Record<string, unknown> = {}, caller = owner): Promise<unknown> {
  const { data, errors } = await webhooks.ask(query, variables, caller);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}

const start = async (): Promise<void> => (await webhooks.openProcess()).startService?.();
const enter = (localId: string, caller: Caller = owner): Promise<unknown> =>
  ask(
    'mutation ($items: [FacilityInput!]!) { putFacilities(facilities: $items) { userErrors { code } } }',
    { items: [{ ...library, localId }] },
    caller,
  );

/** Registers webhooks with these ids. Returns their secrets. */
async function register(localIds: string[], url: string, caller: Caller = owner): Promise<string[]> {
  const answer = await ask(
    'mutation ($items: [WebhookInput!]!) { putWebhooks(webhooks: $items) { secrets { secret } userErrors { code } } }',
    { items: localIds.map((localId) => ({ localId, label: localId, url })) },
    caller,
  );
  return (answer as { secrets: { secret: string }[] }).secrets.map(({ secret }) => secret);
}

test('a message that was still to be sent again when its webhook was disabled is told once that is enabled, also if later ones arrived', async () => {
  const ids: string[] = [];
  let giveUp = (): void => undefined;
  receiver.answer((response, { headers }) => {
    const id = headers['webhook-id'] as string;
    const isRepeated = ids.includes(id);
    ids.push(id);
    if (id !== ids[0]) response.writeHead(204).end();
    else if (isRepeated) giveUp = () => response.writeHead(410).end();
    else response.writeHead(503).end();
  });
  const [secret = ''] = await register(['main'], receiver.url);
  const dataOf = ({ body, headers }: Received) =>
    (new Webhook(secret).verify(body, headers as Record<string, string>) as { data: Record<string, unknown> }).data;
  await start();
  await enter('L-01');
  await webhooks.until('the first message is sent again', () => ids.length === 2);
  await enter('L-02');
  await webhooks.until('the second one arrives', async () =>
    JSON.stringify(await ask('{ webhookDeliveries { nodes { state } } }')).includes('DELIVERED'),
  );
  giveUp();
  await webhooks.until('it is disabled', async () =>
    JSON.stringify(await ask('{ webhooks { state } }')).includes('GONE'),
  );
  const [missed] = receiver.received.splice(0);
  receiver.answer((response) => response.writeHead(204).end());
  await ask('mutation { enableWebhooks(webhooks: { localId: "main" }) { userErrors { code } } }');
  await webhooks.until('it is told', () => receiver.received.length > 0);
  const { cursor } = dataOf(missed as Received);
  expect(dataOf(receiver.received[0] as Received)).toEqual({ cursor, count: 2 });
});

test('a municipality whose receivers do not answer keeps no other from its messages', async () => {
  const quick = await openReceiver();
  let hanging = 0;
  let mostHanging = 0;
  receiver.answer((response) => {
    mostHanging = Math.max(mostHanging, ++hanging);
    response.on('close', () => hanging--);
  });
  const ids = Array.from({ length: 20 }, (_, index) => `w-${index}`);
  await register(ids, receiver.url, neighbor);
  await start();
  await enter('L-01', neighbor);
  await webhooks.until('its receivers hang', () => hanging > 1);
  await register(['main'], quick.url);
  await enter('L-02');
  await webhooks.until('the other is told', () => quick.received.length > 0);
  expect(mostHanging).toBe(2);
  await quick.close();
});

test('the messages to a webhook that does not exist are not found, and those to one that is retired are', async () => {
  const messagesTo = (webhook: string, caller = owner): ReturnType<TestWebhooks['ask']> =>
    webhooks.ask(`{ webhookDeliveries(webhook: "${webhook}") { totalCount } }`, {}, caller);
  await register(['main'], receiver.url);
  const none = { data: { webhookDeliveries: { totalCount: 0 } } };
  expect(await messagesTo('main')).toEqual(none);
  await ask('mutation { retireWebhooks(webhooks: { localId: "main" }) { userErrors { code } } }');
  expect(await messagesTo('main')).toEqual(none);
  for (const answer of [await messagesTo('webhook-112089-main'), await messagesTo('main', neighbor)]) {
    expect(answer).toMatchObject({
      data: { webhookDeliveries: null },
      errors: [{ extensions: { code: 'NOT_FOUND', argument: 'webhook' } }],
    });
  }
});

test('a message that was still to be sent is given up when its webhook is retired', async () => {
  let answer = (): void => undefined;
  receiver.answer((response) => (answer = () => response.writeHead(204).end()));
  await register(['main'], receiver.url);
  await start();
  await enter('L-01');
  await webhooks.until('it is sent', () => receiver.received.length === 1);
  const deliveries = '{ webhookDeliveries { nodes { state nextAttemptAt } } }';
  expect(await ask(deliveries)).toEqual({ nodes: [{ state: 'PENDING', nextAttemptAt: expect.any(String) }] });
  await ask('mutation { retireWebhooks(webhooks: { localId: "main" }) { userErrors { code } } }');
  const givenUp = { nodes: [{ state: 'FAILED', nextAttemptAt: null }] };
  expect(await ask(deliveries)).toEqual(givenUp);
  // Registered again, it hears of what changes from now on.
  await register(['main'], receiver.url);
  answer();
  expect(await ask(deliveries)).toEqual(givenUp);
});

test('a call of redeliver that names no message is refused', async () => {
  expect(await ask('mutation { redeliver(deliveryIds: []) { userErrors { field code } } }')).toEqual({
    userErrors: [{ field: ['deliveryIds'], code: 'NONE_GIVEN' }],
  });
});
