import { Deadline, readChangesCursor, type Caller, type SubgraphResponse } from '@tokorozawa/subgraph-kit';
import { openReceiver, type Received, type Receiver } from '@tokorozawa/webhooks/testing';
import { Webhook } from 'standardwebhooks';
import { library } from '../../testing/open-regional-services';
import { neighbor, openWebhooks, owner, type TestWebhooks } from '../../testing/open-webhooks';

type Result = Record<string, unknown>;
interface Message {
  type: string;
  timestamp: string;
  data: { cursor: string; count: number | null };
}
interface Delivery {
  id: string;
  webhook: string;
  state: string;
  nextAttemptAt: string | null;
  attempts: { at: string; status: number | null; error: string | null }[];
}

let webhooks: TestWebhooks;
let receiver: Receiver;
beforeEach(async () => {
  [webhooks, receiver] = await Promise.all([openWebhooks(), openReceiver()]);
});
afterEach(async () => {
  await webhooks.close();
  await receiver.close();
});

const payload = `results { localId outcome version record { localId state } } userErrors { field code message } isReplay`;
const inputTypes: Record<string, string> = {
  putWebhooks: 'WebhookInput',
  enableWebhooks: 'WebhookEnableInput',
  rotateWebhookSecrets: 'WebhookRotateInput',
};
async function mutate(field: string, items: object[], more = '', caller = owner): Promise<Result> {
  const type = inputTypes[field] ?? 'RetireInput';
  const secrets = /put|rotate/.test(field) ? 'secrets { localId secret }' : '';
  const { data, errors } = await webhooks.ask(
    `mutation ($items: [${type}!]!) { ${field}(webhooks: $items ${more}) { ${payload} ${secrets} } }`,
    { items },
    caller,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.[field] as Result;
}
const put = (more: object = {}, args = '', caller = owner): Promise<Result> =>
  mutate('putWebhooks', [{ localId: 'main', label: '施設予約システム', url: receiver.url, ...more }], args, caller);
const secretIn = (answer: Result): string => (answer.secrets as { secret: string }[])[0]?.secret ?? '';
const errorsIn = (answer: Result): unknown =>
  (answer.userErrors as { field: string[]; code: string }[]).map(({ field, code }) => [field.join('.'), code]);

async function enter(localId: string, caller: Caller = owner): Promise<void> {
  const { data, errors } = await webhooks.ask(
    'mutation ($items: [FacilityInput!]!) { putFacilities(facilities: $items) { userErrors { message } results { outcome } } }',
    { items: [{ ...library, localId }] },
    caller,
  );
  expect({ errors, data }).toMatchObject({ errors: undefined, data: { putFacilities: { userErrors: [] } } });
}

const stateOf = async (): Promise<string> => {
  const { data } = await webhooks.ask('{ webhooks { state } }');
  return (data?.webhooks as { state: string }[])[0]?.state ?? '';
};
const deliveriesQuery =
  '{ webhookDeliveries { nodes { id localId state nextAttemptAt attempts { at status error } } } }';
const deliveriesIn = ({ data }: SubgraphResponse): Delivery[] =>
  (data?.webhookDeliveries as { nodes: Delivery[] }).nodes;
const deliveries = async (): Promise<Delivery[]> => deliveriesIn(await webhooks.ask(deliveriesQuery));
const allDelivered = async (): Promise<boolean> => (await deliveries()).every(({ state }) => state === 'DELIVERED');

const verified = (secret: string, { body, headers }: Received): Message =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as Message;
const start = async (more?: { key?: string }): Promise<void> => (await webhooks.openProcess(more)).startService?.();

test('a webhook is told how many changes there are, and from where to read them', async () => {
  await enter('before');
  const secret = secretIn(await put());
  await start();
  await enter('L-01');
  await enter('L-02');
  await webhooks.until('all changes are told', async () => {
    const told = receiver.received.reduce((sum, one) => sum + (verified(secret, one).data.count ?? 0), 0);
    return told === 2;
  });
  const [first] = receiver.received.map((one) => verified(secret, one));
  expect(first).toMatchObject({ type: 'changes.available', timestamp: expect.stringMatching(/^\d{4}-.*Z$/) });
  const process = await webhooks.openProcess();
  const after = readChangesCursor(first?.data.cursor ?? '')['regional-services'];
  const page = await process.feed.changes(
    { types: ['Facility'], includesVersions: false, after, first: 10 },
    new Deadline(5_000),
  );
  expect('changes' in page && page.changes.map(({ id }) => id)).toEqual([
    'facility-112089-L-01',
    'facility-112089-L-02',
  ]);
});

test('a secret is shown once, and to a call that is repeated with its idempotency key', async () => {
  const first = await put({}, 'idempotencyKey: "k"');
  const again = await put({}, 'idempotencyKey: "k"');
  expect(secretIn(first)).toMatch(/^whsec_/);
  expect([again.isReplay, secretIn(again)]).toEqual([true, secretIn(first)]);
  expect(await put()).toMatchObject({ secrets: [], results: [{ outcome: 'UNCHANGED' }] });
  expect(await put({ localId: 'trial' }, 'dryRun: true')).toMatchObject({
    secrets: [],
    results: [{ outcome: 'CREATED' }],
  });
  const rows = await webhooks.sql('SELECT row_to_json(webhook), row_to_json(audit_entry) FROM webhook, audit_entry');
  expect(JSON.stringify([rows, webhooks.logged])).not.toContain(secretIn(first).slice(6, 30));
  const { data } = await webhooks.ask('{ auditEntries { nodes { operation after } } }');
  expect(JSON.stringify(data)).toContain('putWebhooks');
  expect(JSON.stringify(data)).not.toMatch(/salt|fingerprint/i);
});

test('a municipality sees and changes its own webhooks alone', async () => {
  await put();
  expect((await webhooks.ask('{ webhooks { localId } }', {}, neighbor)).data).toEqual({ webhooks: [] });
  expect(errorsIn(await mutate('retireWebhooks', [{ localId: 'main' }], '', neighbor))).toEqual([
    ['webhooks.0.localId', 'NOT_FOUND'],
  ]);
  for (const caller of [undefined, { ...owner, scopes: ['facilities:write' as const] }]) {
    const { errors } = await webhooks.ask('{ webhooks { localId } }', {}, caller ?? (null as never));
    expect(errors?.[0]?.extensions?.code).toBe(caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  }
  await expect(webhooks.sql(`SET ROLE planning_graph_regional_services; SELECT * FROM webhook`)).rejects.toThrow(
    'permission denied',
  );
});

test.each([
  ['http://example.jp/hooks'],
  ['https://192.168.1.1/hooks'],
  ['https://[::ffff:10.0.0.1]/'],
  ['https://169.254.169.254/latest/meta-data'],
  ['https://user:password@example.jp/'],
  ['javascript:alert(1)'],
])('%s is refused as an address', async (url) => {
  expect(errorsIn(await put({ url }))).toEqual([['webhooks.0.url', 'ADDRESS_REFUSED']]);
});

test('a municipality may have so many webhooks, and others when it retires some', async () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ localId: `w-${from + index}`, label: 'x', url: receiver.url }));
  const outcomes = ({ results }: Result): unknown => (results as { outcome: string }[]).map(({ outcome }) => outcome);
  await mutate('putWebhooks', many(0, 19));
  const tooMany = await mutate('putWebhooks', many(18, 4), 'atomicity: PER_ITEM');
  expect(outcomes(tooMany)).toEqual(['UNCHANGED', 'CREATED', 'REFUSED', 'REFUSED']);
  expect(errorsIn(tooMany)).toEqual([
    ['webhooks.2.localId', 'QUOTA_EXCEEDED'],
    ['webhooks.3.localId', 'QUOTA_EXCEEDED'],
  ]);
  await mutate('retireWebhooks', [{ localId: 'w-0' }]);
  expect(outcomes(await mutate('putWebhooks', many(20, 1)))).toEqual(['CREATED']);
  expect(errorsIn(await mutate('putWebhooks', many(0, 1)))).toEqual([['webhooks.0.localId', 'QUOTA_EXCEEDED']]);
  expect(outcomes(await mutate('putWebhooks', many(0, 1), '', neighbor))).toEqual(['CREATED']);
});

test('a webhook hears only of what its conditions choose', async () => {
  const secret = secretIn(await put({ filter: { recordTypes: ['FACILITY'], municipality: '112097' } }));
  await start();
  await enter('ours');
  await enter('theirs', neighbor);
  await webhooks.until('the change is told', () => receiver.received.length > 0);
  expect(receiver.received.map((one) => verified(secret, one).data.count)).toEqual([1]);
});

test('a message that fails is sent again with the same id, and each attempt is logged', async () => {
  let attempts = 0;
  receiver.answer((response) => response.writeHead(++attempts < 3 ? 503 : 200).end());
  await put();
  await start();
  await enter('L-01');
  await webhooks.until('it is delivered', async () => receiver.received.length === 3 && (await allDelivered()));
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const [delivery] = await deliveries();
  expect(delivery?.id).toBe(receiver.received[0]?.headers['webhook-id']);
  expect(delivery?.attempts.map(({ status, error }) => [status, error])).toEqual([
    [503, 'The receiver answered 503.'],
    [503, 'The receiver answered 503.'],
    [200, null],
  ]);
  expect(deliveriesIn(await webhooks.ask(deliveriesQuery, {}, neighbor))).toEqual([]);
});

test('a webhook that receives nothing for long is disabled; once enabled, it is told of everything that it missed', async () => {
  receiver.answer((response) => void response.destroy());
  const secret = secretIn(await put());
  await start();
  await enter('L-01');
  await webhooks.until('it is disabled', async () => (await stateOf()) === 'FAILING');
  expect((await deliveries()).map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual([['FAILED', null]]);
  expect(webhooks.logged.join()).toContain('a webhook was disabled');
  await enter('L-02');
  const [missed] = receiver.received.splice(0);
  receiver.answer((response) => response.writeHead(204).end());
  await mutate('enableWebhooks', [{ localId: 'main' }]);
  await webhooks.until('it is told', () => receiver.received.length > 0);
  const [told] = receiver.received;
  const { cursor } = verified(secret, missed as Received).data;
  expect(verified(secret, told as Received).data).toEqual({ cursor, count: 2 });
});

test('a receiver that is gone disables its webhook at once', async () => {
  receiver.answer((response) => response.writeHead(410).end());
  await put();
  await start();
  await enter('L-01');
  await webhooks.until('it is disabled', async () => (await stateOf()) === 'GONE');
  expect(receiver.received).toHaveLength(1);
});

test.each([
  ['GONE', 410],
  ['FAILING', 503],
])(
  'a webhook that is %s is told what it missed at a new address, and stays disabled at the old one',
  async (state, status) => {
    receiver.answer((response) => response.writeHead(status).end());
    await put();
    await start();
    await enter('L-01');
    await webhooks.until('it is disabled', async () => (await stateOf()) === state);
    await put({ label: '別の名前' });
    expect(await stateOf()).toBe(state);
    await enter('L-02');
    const other = await openReceiver();
    await put({ url: other.url });
    expect(await stateOf()).toBe('ENABLED');
    await webhooks.until('it is told', () => other.received.length > 0);
    expect(JSON.parse((other.received[0] as Received).body)).toMatchObject({ data: { count: 2 } });
    await other.close();
  },
);

test('after a rotation both secrets verify a message, and after the overlap only the new one does', async () => {
  const old = secretIn(await put());
  const rotated = secretIn(await mutate('rotateWebhookSecrets', [{ localId: 'main', overlapHours: 1 }]));
  await start();
  await enter('L-01');
  await webhooks.until('a message arrives', async () => receiver.received.length === 1 && (await allDelivered()));
  const [during] = receiver.received;
  expect(verified(rotated, during as Received)).toEqual(verified(old, during as Received));
  const newest = secretIn(await mutate('rotateWebhookSecrets', [{ localId: 'main', overlapHours: 0 }]));
  await enter('L-02');
  await webhooks.until('another message arrives', () => receiver.received.length === 2);
  const [, after] = receiver.received;
  expect(verified(newest, after as Received).data.count).toBe(1);
  for (const gone of [old, rotated]) expect(() => verified(gone, after as Received)).toThrow('No matching signature');
});

test('with another key of the operator nothing is sent that no receiver can verify', async () => {
  await put();
  await start({ key: 'another key of the operator, of another day' });
  await enter('L-01');
  await webhooks.until('it is disabled', async () => (await stateOf()) === 'SECRET_LOST');
  expect(receiver.received).toEqual([]);
});

test('a message is sent again on request, with the same id', async () => {
  await put();
  await start();
  await enter('L-01');
  await webhooks.until('a message arrives', async () => receiver.received.length === 1 && (await allDelivered()));
  const [{ id }] = (await deliveries()) as [Delivery];
  const redeliver =
    'mutation ($ids: [ID!]!) { redeliver(deliveryIds: $ids) { deliveries { id state } userErrors { field code } } }';
  expect((await webhooks.ask(redeliver, { ids: [id] }, neighbor)).data?.redeliver).toMatchObject({
    deliveries: [],
    userErrors: [{ code: 'NOT_FOUND' }],
  });
  expect((await webhooks.ask(redeliver, { ids: [id] })).data?.redeliver).toEqual({
    deliveries: [{ id, state: 'PENDING' }],
    userErrors: [],
  });
  await webhooks.until('it arrives again', () => receiver.received.length === 2);
  expect(receiver.received[1]?.headers['webhook-id']).toBe(id);
});

test('a call of redeliver that is repeated with its key sends nothing more, and each is in the log', async () => {
  await put();
  await start();
  await enter('L-01');
  await webhooks.until('a message arrives', async () => receiver.received.length === 1 && (await allDelivered()));
  const [{ id }] = (await deliveries()) as [Delivery];
  const redeliver = async (ids: string[], key: string): Promise<Result> => {
    const text = `mutation ($ids: [ID!]!, $key: String) {
      redeliver(deliveryIds: $ids, idempotencyKey: $key) { isReplay deliveries { id } userErrors { field code message } }
    }`;
    return (await webhooks.ask(text, { ids, key })).data?.redeliver as Result;
  };
  const sent = { deliveries: [{ id }], userErrors: [] };
  const [one, other] = await Promise.all([redeliver([id], 'k'), redeliver([id], 'k')]);
  expect([one, other]).toEqual(
    expect.arrayContaining([
      { ...sent, isReplay: false },
      { ...sent, isReplay: true },
    ]),
  );
  await webhooks.until('it arrives again', async () => receiver.received.length === 2 && (await allDelivered()));
  expect(await redeliver([id], 'k')).toEqual({ ...sent, isReplay: true });
  expect(errorsIn(await redeliver(['other'], 'k'))).toEqual([['idempotencyKey', 'IDEMPOTENCY_KEY_REUSED']]);
  const { data } = await webhooks.ask(
    `{ auditEntries(record: ${JSON.stringify(id)}) { nodes { operation callerId recordType version before after } } }`,
  );
  expect(data?.auditEntries).toEqual({
    nodes: [
      {
        operation: 'redeliver',
        callerId: owner.id,
        recordType: 'WebhookDelivery',
        version: 1,
        before: '{"state":"DELIVERED","attempts":1}',
        after: '{"state":"PENDING","attempts":1}',
      },
    ],
  });
  expect(receiver.received).toHaveLength(2);
});

test('a receiver that does not answer keeps no other from its messages', async () => {
  const quick = await openReceiver();
  receiver.answer(() => undefined);
  await put();
  await put({ localId: 'quick', url: quick.url });
  await start();
  await enter('L-01');
  await webhooks.until('the other is told', () => receiver.received.length > 0 && quick.received.length > 0);
  await quick.close();
});

test('of several processes one tells each change, also while all of them work at once', async () => {
  const secret = secretIn(await put());
  for (let count = 0; count < 3; count++) await start();
  for (let count = 0; count < 20; count++) await enter(`L-${count}`);
  const told = (): number => receiver.received.reduce((sum, one) => sum + (verified(secret, one).data.count ?? 0), 0);
  await webhooks.until('all changes are told', async () => told() >= 20 && (await allDelivered()));
  expect(told()).toBe(20);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(receiver.received.length);
});

test('a webhook that is retired hears of nothing more, and one whose feed was replaced is told to begin anew', async () => {
  const secret = secretIn(await put());
  await mutate('retireWebhooks', [{ localId: 'main' }]);
  await enter('L-01');
  await put();
  await webhooks.sql('UPDATE change_feed SET identity = gen_random_uuid()');
  await start();
  await webhooks.until('it is told', () => receiver.received.length > 0);
  expect(receiver.received.map((one) => verified(secret, one).data.count)).toEqual([null]);
});
