import { openRedis, type TestRedis } from '../testing/open-redis';
import { SharedRedis } from './shared-redis';

let server: TestRedis;
let changes: string[];
let failures: string[];
const opened: SharedRedis[] = [];
beforeAll(async () => (server = await openRedis()));
afterAll(() => server.close());
beforeEach(() => ([changes, failures] = [[], []]));
afterEach(() => opened.splice(0).forEach((redis) => redis.close()));

function open(secret: string): SharedRedis {
  const redis = new SharedRedis({
    url: server.url,
    secret,
    onLost: () => void changes.push('lost'),
    onBack: () => void changes.push('back'),
    onFailed: (error) => void failures.push(String(error)),
  });
  opened.push(redis);
  return redis;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
const answers = (redis: SharedRedis) => async () => (await redis.run((client) => client.ping())) === 'PONG';

test('processes with one secret share their keys, and those with another see nothing of them', async () => {
  const [one, same, other] = [open('a'), open('a'), open('b')];
  for (const redis of [one, same, other]) await until(answers(redis));
  await one.run((client) => client.set('key', 'value'));
  expect(await same.run((client) => client.get('key'))).toBe('value');
  expect(await other.run((client) => client.get('key'))).toBeNull();
});

test('without Redis commands have no result, and afterwards they have again', async () => {
  const redis = open('a');
  await until(answers(redis));
  await server.kill();
  await until(async () => changes.includes('lost'));
  expect(await redis.run((client) => client.get('key'))).toBeUndefined();
  await server.start();
  await until(answers(redis));
  expect(changes).toEqual(['lost', 'back']);
});

test('what Redis refuses, as one that is full does, has no result, and is told', async () => {
  const redis = open('a');
  await until(answers(redis));
  await redis.run((client) => client.config('SET', 'maxmemory', '1'));
  await until(async () => {
    expect(await redis.run((client) => client.set('key', 'value'))).toBeUndefined();
    return failures.some((failure) => failure.includes('OOM'));
  });
  await until(async () => (await redis.run((client) => client.config('SET', 'maxmemory', '0'))) === 'OK');
});

test('a Redis that hangs is told', async () => {
  const redis = open('a');
  await until(answers(redis));
  server.signal('SIGSTOP');
  await until(async () => {
    await redis.run((client) => client.get('key'));
    return failures.some((failure) => failure.includes('timed out'));
  });
  server.signal('SIGCONT');
});
