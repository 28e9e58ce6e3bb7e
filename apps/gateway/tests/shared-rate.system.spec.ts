import { openRedis, type TestRedis } from '@tokorozawa/shared-redis/testing';
import { eventually } from '../testing/eventually';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let redis: TestRedis;
let gateways: TestGateway[] = [];
beforeAll(async () => (redis = await openRedis()));
afterEach(async () => void (await Promise.all(gateways.splice(0).map((gateway) => gateway.close()))));
afterAll(() => redis.close());

const requestsPerMinute = 20;

/** Two gateways that are about to count together. */
async function openTwo(gatewaySecret: string): Promise<[TestGateway, TestGateway]> {
  const responseCache = { megabytes: 0, url: redis.url };
  const admissionLimits = { ...manyRequests, requestsPerMinute };
  gateways = await Promise.all([1, 2].map(() => openTestGateway({ gatewaySecret, responseCache, admissionLimits })));
  return gateways as [TestGateway, TestGateway];
}

/** Asks until the gateway refuses, and answers how often it did not. */
async function allowed({ get }: TestGateway): Promise<number> {
  for (let count = 0; count <= 2 * requestsPerMinute; count++) {
    const { status } = await get('/schema.graphql');
    if (status === 429) return count;
  }
  throw new Error('It refuses nothing.');
}

test('gateways that share a Redis count a caller’s requests together', async () => {
  const [one, other] = await openTwo('the secret of the first test');
  await eventually('both count together', async () => {
    const [left, right] = [await one.get('/schema.graphql'), await other.get('/schema.graphql')];
    return remaining(right) === remaining(left) - 1;
  });
  const left = remaining(await one.get('/schema.graphql'));
  for (let n = 0; n < left - 3; n++) await one.get('/schema.graphql');
  expect(await allowed(other)).toBe(3);
  expect(await allowed(one)).toBe(0);
});

test('while the Redis is away each counts by itself', async () => {
  const [one, other] = await openTwo('the secret of the second test');
  await redis.kill();
  await eventually('it is noticed', () =>
    gateways.every(({ logged }) => logged.some(({ reason }) => reason === 'away')),
  );
  expect(await allowed(one)).toBe(requestsPerMinute);
  expect(await allowed(other)).toBe(requestsPerMinute);
  await redis.start();
});

test('a Redis that hangs lets nobody through who asked too much', async () => {
  const [one] = await openTwo('the secret of the third test');
  await eventually('it is reached', async () => remaining(await one.get('/schema.graphql')) < requestsPerMinute);
  redis.signal('SIGSTOP');
  expect(await allowed(one)).toBeLessThan(requestsPerMinute);
  redis.signal('SIGCONT');
});

const remaining = ({ headers }: Response): number => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
