/** @jest-environment ./tools/jest/stop-after-failure.js */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalPostgres, type LocalPostgres } from '@tokorozawa/local-postgres';
import { Client } from 'pg';
import { startGateway, startProgram, startSubgraphs, type Answer, type Served } from '../src/testing/product';
import { scratchFolder, serverPid } from '../src/testing/state-folder';

/**
 * The writes, and after how many of them something is killed. `WRITES=10000 KILL_EVERY=50 npm run test:e2e -- writes`
 * takes about an hour.
 */
const writes = Number(process.env.WRITES ?? 120);
const killEvery = Number(process.env.KILL_EVERY ?? 15);
/** They write at the same time, on the same few records. */
const writers = 4;
const records = 20;

const GATEWAY_SECRET = 'a secret that only these tests know';
const put = `mutation ($facility: FacilityInput!) {
  putFacilities(facilities: [$facility]) { results { outcome version record { id } } userErrors { code } isReplay }
}`;

let folder: string;
let database: LocalPostgres;
let subgraph: Served;
let gateway: Served;
let key: string;

const start = {
  async subgraph(PORT = '0') {
    const env = { DATABASE_URL: database.url, GATEWAY_SECRET, PORT, LOG_LEVEL: 'silent' };
    subgraph = await startSubgraphs(['regional-services'], { env });
  },
  async gateway(PORT = '0') {
    const SUBGRAPH_URL = `${subgraph.url}/{name}/graphql`;
    const env = { COLOCATED_SUBGRAPHS: 'none', SUBGRAPH_URL, GATEWAY_SECRET, PORT, LOG_LEVEL: 'silent' };
    gateway = await startGateway({ env: { ...env, RATE_LIMIT_PER_MINUTE: '0' } });
  },
};

beforeAll(async () => {
  folder = await scratchFolder();
  // When it is killed it is started again, as the product does with its own.
  database = await startLocalPostgres({ directory: join(folder, 'postgres'), onEvent: () => undefined });
  await start.subgraph();
  await start.gateway();
  const args = ['create', '--municipality', '112089', '--scopes', 'facilities:write', '--expires', '2999-12-31'];
  const env = { DATABASE_URL: database.url };
  const { stdout } = await startProgram('tools/dist/keys.js', [...args, '--label', 'a test'], { env }).ended;
  [key = ''] = /pgk_\S{56}/.exec(stdout) ?? [];
});
// The processes have been ended before.
afterAll(() => database.stop());

const portOf = ({ url }: Served): string => new URL(url).port;

/** What can be killed. Afterwards it runs again, and nobody else was told. */
const kills = {
  async gateway() {
    await gateway.process.stop('SIGKILL');
    await start.gateway(portOf(gateway));
  },
  async subgraph() {
    await subgraph.process.stop('SIGKILL');
    await start.subgraph(portOf(subgraph));
  },
  async database() {
    process.kill(serverPid(folder), 'SIGKILL');
    await connectAgain();
  },
  /** PostgreSQL then ends all other connections too, and recovers. */
  async connection() {
    const client = await connectAgain();
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'planning-graph/regional-services' ORDER BY random()`,
    );
    await client.end();
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
    await connectAgain();
  },
};

/** Resolves to a connection as soon as PostgreSQL accepts one. */
async function connectAgain(): Promise<Client> {
  for (;;) {
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await sleep(20);
    }
  }
}

const codes = new Set<unknown>();
/** True if a write is not as it must be, or something that was killed does not start again: nobody goes on then. */
let hasFailed = false;

/** Sends a request until it is answered without errors, as a client does that must not lose a write. */
async function askUntilAnswered(body: object, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({ errors: [] }));
    if (answer.data && !answer.errors) return answer.data;
    for (const { extensions } of answer.errors ?? []) codes.add(extensions?.code);
    if (hasFailed) throw new Error('The test has failed.');
    await sleep(20);
  }
}

interface Acknowledged {
  text: string;
  id: string;
  version: number;
  isReplay: boolean;
}

async function write(n: number): Promise<Acknowledged> {
  const text = `write ${n}`;
  const facility = {
    localId: String(n % records),
    kind: 'LIBRARY',
    name: { ja: '試しの図書館' },
    address: { city: { ja: '所沢市' }, town: { ja: '並木' }, lot: { ja: '1-1-1' } },
    description: { ja: text },
    openingHours: [],
    regularClosures: [],
  };
  const headers = { authorization: `Bearer ${key}`, 'idempotency-key': `"${text}"` };
  const { putFacilities } = await askUntilAnswered({ query: put, variables: { facility } }, headers);
  const { results, userErrors, isReplay } = putFacilities as {
    results: { version: number; record: { id: string } }[];
    userErrors: object[];
    isReplay: boolean;
  };
  expect(userErrors).toEqual([]);
  const [{ version, record } = { version: 0, record: { id: '' } }] = results;
  return { text, id: record.id, version, isReplay };
}

/** The writer reads its own write at once. */
async function readBack({ id, version }: Acknowledged): Promise<void> {
  const data = await askUntilAnswered({ query: `{ facility(id: "${id}") { version } }` });
  expect((data.facility as { version: number }).version).toBeGreaterThanOrEqual(version);
}

test('whatever is killed at any moment, no acknowledged write is lost, and none is done twice', async () => {
  const acknowledged: Acknowledged[] = [];
  let next = 0;
  async function writeSome(): Promise<void> {
    while (next < writes) {
      const done = await write(next++);
      acknowledged.push(done);
      await readBack(done);
    }
  }
  async function killSome(): Promise<void> {
    const all = Object.values(kills);
    for (let round = 1; round * killEvery < writes; round++) {
      while (acknowledged.length < round * killEvery && !hasFailed) await sleep(5);
      await sleep(randomInt(30));
      await all[round % all.length]?.();
      if (writes > 1_000) process.stderr.write(`${acknowledged.length} writes, ${round} kills\n`);
    }
  }
  const all = [killSome(), ...Array.from({ length: writers }, writeSome)];
  await Promise.all(all).catch((error: unknown) => {
    hasFailed = true;
    throw error;
  });

  const client = await connectAgain();
  const { rows } = await client.query<Omit<Acknowledged, 'isReplay'>>(
    `SELECT after -> 'description' ->> 'ja' AS text, record_id AS id, version FROM regional_services.audit_entry`,
  );
  const { rows: stored } = await client.query<{ id: string; version: number }>(
    'SELECT id, version FROM regional_services.facility',
  );
  await client.end();
  const byText = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text);
  expect(rows.sort(byText)).toEqual(acknowledged.map(({ isReplay: _, ...done }) => done).sort(byText));
  for (const { id, version } of stored) expect(version).toBe(rows.filter((row) => row.id === id).length);
  // Whatever was lost is told as such, and not as a fault of the product.
  expect(['SUBGRAPH_UNAVAILABLE', 'AUTHENTICATION_UNAVAILABLE', 'OVERLOADED']).toEqual(
    expect.arrayContaining([...codes]),
  );
  const replays = acknowledged.filter(({ isReplay }) => isReplay).length;
  process.stderr.write(`${writes} writes; the first answers to ${replays} of them were lost\n`);
}, 10_800_000);
