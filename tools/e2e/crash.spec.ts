import { setTimeout as sleep } from 'node:timers/promises';
import {
  acrossDomains,
  answerAcrossDomains,
  ask,
  domainsOfQuestion,
  startGateway,
  type Served,
} from '../src/testing/product';
import { processesIn, scratchFolder, serverPid } from '../src/testing/state-folder';

/** One state directory, to which one crash happens after the other. */
let env: { STATE_DIRECTORY: string; COLOCATED_SUBGRAPHS: string };
let gateway: Served;

beforeAll(async () => {
  env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: domainsOfQuestion };
  gateway = await startGateway({ env });
});

test('after a kill -9 the next start uses the PostgreSQL that still runs', async () => {
  const server = serverPid(env.STATE_DIRECTORY);
  await gateway.process.stop('SIGKILL');
  gateway = await startGateway({ env });
  await gateway.process.says(/PostgreSQL .* was already running, and is used/);
  expect(serverPid(env.STATE_DIRECTORY)).toBe(server);
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
});

test('a product whose PostgreSQL is killed goes on, and tells whose fields are missing', async () => {
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  const failing = async (): Promise<unknown[]> =>
    ((await ask(gateway.url, acrossDomains)).errors ?? []).map(({ extensions }) => extensions);
  const expected = [{ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' }];
  while ((await failing()).length === 0) await sleep(50);
  expect(await failing()).toEqual(expected);
  expect(await ask(gateway.url, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
});

test('after a kill -9 of both, the next start recovers what was there', async () => {
  await gateway.process.stop('SIGKILL');
  gateway = await startGateway({ env });
  await gateway.process.says(/data .* up to date/);
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
});

test('and a product whose PostgreSQL was killed can be stopped', async () => {
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  expect(await gateway.process.stop()).toMatchObject({ exitCode: 0 });
  expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
});
