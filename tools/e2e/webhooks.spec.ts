/** @jest-environment ./tools/jest/stop-after-failure.js */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { subgraphs } from '@tokorozawa/registry';
import { cloneDatabase, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { type Certificate, makeCertificate, openReceiver, type Receiver } from '@tokorozawa/webhooks/testing';
import { Webhook } from 'standardwebhooks';
import { startGateway, startProgram, type Answer, type Served } from '../src/testing/product';

/** The writes, and after how many of them a gateway is killed. */
const writes = Number(process.env.WRITES ?? 24);
const killEvery = 6;

const env = (): NodeJS.ProcessEnv => ({
  DATABASE_URL: database.url,
  GATEWAY_SECRET: 'a secret that only these tests know',
  WEBHOOK_PRIVATE_NETWORKS: '127.0.0.0/8',
  NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem'),
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
});

let folder: string;
/** Both are trusted, but the second one belongs to another host. */
let certificates: [Certificate, Certificate];
let database: TestDatabase;
let receiver: Receiver;
/** Two processes with all subgraphs, as behind a load balancer. */
let gateways: Served[];
let key: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  certificates = [await makeCertificate('IP:127.0.0.1'), await makeCertificate('DNS:receiver.example.jp')];
  await writeFile(join(folder, 'trusted.pem'), certificates.map(({ cert }) => cert).join(''));
  database = await cloneDatabase(subgraphs);
  receiver = await openReceiver();
  gateways = [await startGateway({ env: env() }), await startGateway({ env: env() })];
  const scopes = 'facilities:write,webhooks:write';
  const args = ['create', '--municipality', '112089', '--scopes', scopes, '--expires', '2999-12-31'];
  const { stdout } = await startProgram('tools/dist/keys.js', [...args, '--label', 'a test'], { env: env() }).ended;
  [key = ''] = /pgk_\S{56}/.exec(stdout) ?? [];
});
// The gateways have been ended before.
afterAll(async () => {
  await receiver.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function ask(gateway: Served, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const facility = (localId: string): object => ({
  localId,
  kind: 'LIBRARY',
  name: { ja: '試しの図書館' },
  address: { city: { ja: '所沢市' }, town: { ja: '並木' }, lot: { ja: '1-1-1' } },
  openingHours: [],
  regularClosures: [],
});

const register = `mutation ($webhook: WebhookInput!) {
  putWebhooks(webhooks: [$webhook]) { secrets { secret } userErrors { message } }
}`;
const put = 'mutation ($facility: FacilityInput!) { putFacilities(facilities: [$facility]) { results { outcome } } }';

test('gateways are killed while changes are told, and each change is told all the same, once', async () => {
  const filter = { recordTypes: ['FACILITY'] };
  const { data, errors } = await ask(gateways[0] as Served, register, {
    webhook: { localId: 'main', label: 'a test', url: receiver.url, filter },
  });
  const { secrets } = (data?.putWebhooks ?? {}) as { secrets?: { secret: string }[] };
  expect({ errors, secrets }).toEqual({ errors: undefined, secrets: [{ secret: expect.any(String) }] });
  const webhook = new Webhook(secrets?.[0]?.secret ?? '');

  /** Attempts of one message count once. */
  const told = (): number => {
    const counts = receiver.received.map(({ body, headers }) => {
      const { data } = webhook.verify(body, headers as Record<string, string>) as { data: { count: number } };
      return [headers['webhook-id'], data.count] as const;
    });
    return [...new Map(counts).values()].reduce((sum, count) => sum + count, 0);
  };

  for (let write = 0; write < writes; write++) {
    const index = write % 2;
    const gateway = gateways[index] as Served;
    expect(await ask(gateway, put, { facility: facility(`L-${write}`) })).toEqual({
      data: { putFacilities: { results: [{ outcome: 'CREATED' }] } },
    });
    if (write % killEvery === killEvery - 1) {
      await gateway.process.stop('SIGKILL');
      gateways[index] = await startGateway({ env: env() });
    }
  }
  // A job that a killed gateway had begun is done again within a minute.
  while (told() < writes) await sleep(100);
  expect(told()).toBe(writes);
});

test('over HTTPS a receiver is told if the operator trusts its certificate; any other is told nothing, and its log says why', async () => {
  const [trusted, ofAnother] = certificates;
  const shown = { trusted, ofAnother, unknown: await makeCertificate('IP:127.0.0.1') };
  const receivers = await Promise.all(
    Object.entries(shown).map(async ([localId, certificate]) => [localId, await openReceiver(certificate)] as const),
  );
  const gateway = gateways[0] as Served;
  const secrets = new Map<string, string>();
  for (const [localId, { url }] of receivers) {
    const { data } = await ask(gateway, register, { webhook: { localId, label: 'over HTTPS', url } });
    const payload = data?.putWebhooks as { secrets: { secret: string }[]; userErrors: object[] };
    expect(payload.userErrors).toEqual([]);
    secrets.set(localId, payload.secrets[0]?.secret ?? '');
  }
  await ask(gateway, put, { facility: facility('L-https') });

  interface Delivery {
    localId: string;
    attempts: { status: number | null; error: string | null }[];
  }
  const firstAttempts = async (): Promise<Record<string, Delivery['attempts'][number] | undefined>> => {
    const { data } = await ask(
      gateway,
      '{ webhookDeliveries(first: 50) { nodes { localId attempts { status error } } } }',
      {},
    );
    const { nodes } = data?.webhookDeliveries as { nodes: Delivery[] };
    return Object.fromEntries(
      nodes.filter(({ localId }) => localId in shown).map((one) => [one.localId, one.attempts[0]]),
    );
  };
  let found = await firstAttempts();
  while (Object.values(found).filter(Boolean).length < 3) {
    await sleep(200);
    found = await firstAttempts();
  }
  expect(found).toEqual({
    trusted: { status: 204, error: null },
    ofAnother: { status: null, error: 'The certificate of the receiver is not valid (ERR_TLS_CERT_ALTNAME_INVALID).' },
    unknown: { status: null, error: 'The certificate of the receiver is not valid (DEPTH_ZERO_SELF_SIGNED_CERT).' },
  });
  const received = Object.fromEntries(receivers.map(([localId, one]) => [localId, one.received]));
  expect({ ofAnother: received.ofAnother, unknown: received.unknown }).toEqual({ ofAnother: [], unknown: [] });
  const [message] = received.trusted ?? [];
  new Webhook(secrets.get('trusted') ?? '').verify(message?.body ?? '', message?.headers as Record<string, string>);
  await Promise.all(receivers.map(([, one]) => one.close()));
});
