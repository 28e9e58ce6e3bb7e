import { Redis } from 'ioredis';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openRedis, type TestRedis } from '@tokorozawa/shared-redis/testing';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import type { GatewayOptions } from '../src/gateway';
import { renameInDatabase, named } from '../testing/writable-city';

let redis: TestRedis;
let city: City;
const gateways: TestGateway[] = [];

beforeAll(async () => {
  redis = await openRedis();
  city = await openCity();
});
afterEach(async () => void (await Promise.all(gateways.splice(0).map((gateway) => gateway.close()))));
afterAll(async () => {
  await redis.close();
  await city.close();
});

/** A gateway that has nothing in its own memory yet, and knows the versions. */
async function freshGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const responseCache = { megabytes: 1, url: redis.url };
  const gateway = await openTestGateway({ colocated: city.subgraphs, responseCache, ...options });
  gateways.push(gateway);
  await eventually('the versions are known', async () => {
    await gateway.ask('{ chapters { number } sisterCities { id } }');
    return isHit(await gateway.ask('{ chapters { number } sisterCities { id } }'));
  });
  return gateway;
}

const hit = 'planning-graph; hit';
const cacheStatusOf = ({ headers }: Pick<Answer, 'headers'>): string | null => headers.get('cache-status');
const isHit = (answer: Answer): boolean => cacheStatusOf(answer) === hit;

let asked = 0;

/** Asks one gateway what nobody asked before, then the other: whether that has it from the first. */
async function isShared(one: TestGateway, other: TestGateway): Promise<boolean> {
  const n = ++asked;
  const made = await one.ask('{ sections { id code name } }', { n });
  city.calls.length = 0;
  const given = await other.ask('{ sections { id code name } }', { n });
  if (!isHit(given)) return false;
  expect(given.text).toBe(made.text);
  expect(given.headers.get('etag')).toBe(made.headers.get('etag'));
  expect(city.calls).toEqual([]);
  return true;
}

test('what one gateway made, another gives without asking a subgraph', async () => {
  const [one, other] = [await freshGateway(), await freshGateway()];
  await eventually('it is shared', () => isShared(one, other));
});

test('what one gateway made in one language, another gives in that language alone', async () => {
  const [one, other] = [await freshGateway(), await freshGateway()];
  let turn = 0;
  await eventually('it is shared', async () => {
    const variables = { turn: ++turn };
    const ask = (gateway: TestGateway, language: string) =>
      gateway.ask(named, variables, { 'accept-language': language });
    const made = await ask(one, 'en');
    expect(isHit(await ask(other, 'ja'))).toBe(false);
    const given = await ask(other, 'en');
    expect(given.text).toBe(made.text);
    return isHit(given);
  });
});

test('what is no longer true is not given, whoever cached it', async () => {
  const [one, other] = [await freshGateway(), await freshGateway()];
  await one.ask(named);
  await renameInDatabase(city, 'shared');
  await eventually('both see it', async () => {
    const answers = await Promise.all([one, other].map((gateway) => gateway.ask(named)));
    return answers.every(({ text }) => text.includes('shared'));
  });
});

test('while it is away the gateway goes on without it, says so once, and uses it again when it is back', async () => {
  const gateway = await freshGateway();
  gateway.logged.length = 0;
  const told = (reason: string) =>
    gateway.logged.filter((line) => line.incident === 'shared-store-state' && line.reason === reason).length;
  await redis.kill();
  for (let n = 0; n < 20; n++) expect((await gateway.ask(named, { away: n })).errors).toBeUndefined();
  expect(isHit(await gateway.ask(named, { away: 1 }))).toBe(true);
  await eventually('it is told', () => told('away') === 1);
  await redis.start();
  await eventually('it is back', () => told('back') === 1);
  expect(told('away')).toBe(1);
  const other = await freshGateway();
  await eventually('it is shared', () => isShared(gateway, other));
});

test('a Redis that hangs holds nobody up', async () => {
  const gateway = await freshGateway();
  redis.signal('SIGSTOP');
  for (let n = 0; n < 5; n++) expect((await gateway.ask(named, { hangs: n })).errors).toBeUndefined();
  await eventually('it is told', async () => {
    await gateway.ask(named);
    return gateway.logged.some(({ reason }) => reason === 'command-failed');
  });
  redis.signal('SIGCONT');
});

describe('an entry that is not as a gateway wrote it', () => {
  const question = '{ sections { id code name } }';
  const spoil: Record<string, (entry: Buffer, other: Buffer) => Buffer> = {
    'was cut short': (entry) => entry.subarray(0, -20),
    'was cut within its head': (entry) => entry.subarray(0, 40),
    'was cut within its seal': (entry) => entry.subarray(0, 10),
    'is empty': () => Buffer.alloc(0),
    'has another body': (entry) => Buffer.concat([entry.subarray(0, -1), Buffer.from('!')]),
    'has an ETag with a line break': (entry) => replaced(entry, /W\/\\"[\w-]{5}/, 'W/\\"\\r\\nx:1'),
    'has another version': (entry) => replaced(entry, /"versions":\[\["c/, '"versions":[["d'),
    'is the answer to another question': (_entry, other) => other,
  };

  test.each(Object.keys(spoil))('and %s is not given', async (how) => {
    const [one, other] = [await freshGateway(), await freshGateway()];
    const store = new Redis(redis.port);
    let turn = 0;

    /** Whether the other gateway came upon the spoilt entry; a Redis that is busy it does without. */
    async function isComeUpon(): Promise<boolean> {
      const variables = { how, turn: ++turn };
      const made = await one.ask(question, variables);
      await one.ask('{ chapters { number name } }', variables);
      const [key, another] = await keysOf(store, variables, made.text);
      if (!key || !another) return false;
      const [entry, foreign] = (await store.mgetBuffer(key, another)) as [Buffer, Buffer];
      const spoilt = (spoil[how] as (typeof spoil)[string])(entry, foreign);
      expect(spoilt).not.toEqual(entry);
      await store.set(key, spoilt);
      const answer = await other.ask(question, variables);
      expect([isHit(answer), answer.text]).toEqual([false, made.text]);
      return other.logged.some(({ reason }) => reason === 'entry-not-genuine');
    }
    await eventually('it is noticed', isComeUpon);
    await store.quit();
  });

  /** The keys of the answers to these variables, first the one that holds the text. */
  async function keysOf(store: Redis, variables: object, text = ''): Promise<string[]> {
    const keys = (await store.keys('planning-graph:*')).filter((key) => key.includes(JSON.stringify(variables)));
    const holds = await Promise.all(keys.map(async (key) => (await store.getBuffer(key))?.includes(text) ?? false));
    return [...keys.filter((_key, index) => holds[index]), ...keys.filter((_key, index) => !holds[index])];
  }

  function replaced(entry: Buffer, part: RegExp, replacement: string): Buffer {
    return Buffer.from(
      entry.toString('latin1').replace(part, () => replacement),
      'latin1',
    );
  }
});

test('gateways with different secrets do not touch what the other keeps', async () => {
  const [one, other] = [await freshGateway(), await freshGateway({ gatewaySecret: 'another secret of these tests' })];
  const variables = { secret: 'of one' };
  await one.ask(named, variables);
  const answer = await other.ask(named, variables);
  expect(isHit(answer)).toBe(false);
  expect(other.logged.filter(({ reason }) => reason === 'entry-not-genuine')).toEqual([]);
});

describe('gateways that differ in what their answers show', () => {
  const publicUrl = 'https://plan.example.jp';
  const [secured, sandbox] = [{ securityContacts: ['mailto:a@city.example'] }, { isSandbox: true }];

  test.each([
    [
      'the contact for vulnerabilities',
      '/.well-known/security.txt',
      secured,
      { securityContacts: ['mailto:b@city.example'] },
    ],
    ['that records are made up', '/about', sandbox, {}],
    ['that records are made up, for crawlers', '/robots.txt', sandbox, {}],
  ])('as in %s do not give each other’s', async (_what, path, settings, others) => {
    const [one, other] = [await freshGateway({ publicUrl, ...settings }), await freshGateway({ publicUrl, ...others })];
    await eventually('it is shared by gateways that do not differ', async () => {
      await one.get(path);
      const same = await freshGateway({ publicUrl, ...settings });
      return cacheStatusOf(await same.get(path)) === hit;
    });
    expect(cacheStatusOf(await other.get(path))).not.toBe(hit);
  });
});
