import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../testing/eventually';
import { openCity, type City } from '../../../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../../../testing/open-test-gateway';
import { renameInDatabase, named } from '../../../testing/writable-city';

/** A real Redis of the test's own, from the system's package `redis-server`. */
const program = process.env.REDIS_SERVER ?? 'redis-server';
const directory = mkdtempSync(join(tmpdir(), 'redis-'));
let port: number;
let redis: ChildProcess;
let city: City;
const gateways: TestGateway[] = [];

async function startRedis(): Promise<void> {
  redis = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory]);
  let said = '';
  redis.stdout?.on('data', (chunk) => (said += String(chunk)));
  await eventually('Redis is ready', () => said.includes('Ready to accept connections'));
}

const stopRedis = (): Promise<unknown> =>
  new Promise((resolve) => {
    redis.once('exit', resolve);
    redis.kill('SIGKILL');
  });

beforeAll(async () => {
  port = await freePort();
  await startRedis();
  city = await openCity();
});
afterEach(async () => void (await Promise.all(gateways.splice(0).map((gateway) => gateway.close()))));
afterAll(async () => {
  await stopRedis();
  rmSync(directory, { recursive: true });
  await city.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A gateway that has nothing in its own memory yet, and knows the versions. */
async function freshGateway(): Promise<TestGateway> {
  const responseCache = { megabytes: 1, url: `redis://127.0.0.1:${port}/0` };
  const gateway = await openTestGateway({ colocated: city.subgraphs, responseCache });
  gateways.push(gateway);
  await eventually('the versions are known', async () => {
    await gateway.ask('{ chapters { number } sisterCities { id } }');
    return isHit(await gateway.ask('{ chapters { number } sisterCities { id } }'));
  });
  return gateway;
}

const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'planning-graph; hit';

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

test('what is no longer true is not given, whoever kept it', async () => {
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
  const told = (message: string) => gateway.logged.filter(({ msg }) => String(msg).startsWith(message)).length;
  await stopRedis();
  for (let n = 0; n < 20; n++) expect((await gateway.ask(named, { away: n })).errors).toBeUndefined();
  expect(isHit(await gateway.ask(named, { away: 1 }))).toBe(true);
  await eventually('it is told', () => told('the shared store of answers cannot be reached') === 1);
  await startRedis();
  await eventually('it is back', () => told('the shared store of answers is reached again') === 1);
  expect(told('the shared store of answers cannot be reached')).toBe(1);
  const other = await freshGateway();
  await eventually('it is shared', () => isShared(gateway, other));
});

test('a Redis that hangs holds nobody up for long', async () => {
  const gateway = await freshGateway();
  redis.kill('SIGSTOP');
  const began = performance.now();
  for (let n = 0; n < 5; n++) expect((await gateway.ask(named, { hangs: n })).errors).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(500);
  redis.kill('SIGCONT');
});
