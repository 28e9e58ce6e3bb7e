/** @jest-environment ./tools/jest/stop-after-failure.js */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
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

test('an error that nothing waits for is reported, and the product continues', async () => {
  await gateway.process.stop();
  const reject = 'data:text/javascript,process.on("SIGUSR2",()=>{Promise.reject(new Error("lost"))})';
  gateway = await startGateway({ env: { ...env, NODE_OPTIONS: `--import ${encodeURI(reject)}` } });
  process.kill(gateway.process.pid, 'SIGUSR2');
  await gateway.process.says(/An error that nothing waited for; the process continues\. [^]*Error: lost/);
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
});

/** Waits until the question is answered whole, and answers the codes of the errors until then. */
async function answeredAgain(url: string): Promise<Set<unknown>> {
  const codes = new Set<unknown>();
  for (;;) {
    const { errors, data } = await ask(url, acrossDomains);
    if (!errors) {
      expect({ data }).toEqual(answerAcrossDomains);
      return codes;
    }
    for (const { extensions } of errors) codes.add(extensions?.code);
    await sleep(50);
  }
}

test('a PostgreSQL that is killed under a running product is started again, and answers come back by themselves', async () => {
  for (let round = 1; round <= 2; round++) {
    const killed = serverPid(env.STATE_DIRECTORY);
    process.kill(killed, 'SIGKILL');
    await gateway.process.says(new RegExp(`(?:"the embedded PostgreSQL runs again[^]*){${round}}`));
    expect(serverPid(env.STATE_DIRECTORY)).not.toBe(killed);
    for (const code of await answeredAgain(gateway.url)) expect(code).toBe('SUBGRAPH_UNAVAILABLE');
  }
  await gateway.process.says(/"the embedded PostgreSQL ended unexpectedly; it is started again"/);
});

test('of several processes that share a PostgreSQL one starts it again, and all go on with it', async () => {
  const other = await startGateway({ env });
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  await other.process.says(/"the embedded PostgreSQL runs again/);
  await Promise.all([gateway, other].map(({ url }) => answeredAgain(url)));
  expect(await other.process.stop()).toMatchObject({ exitCode: 0 });
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
});

test('while PostgreSQL does not come back the product goes on, and tells whose fields are missing', async () => {
  const control = join(env.STATE_DIRECTORY, 'postgres/cluster/data/global/pg_control');
  await rename(control, `${control}.aside`);
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  await gateway.process.says(/"the embedded PostgreSQL does not start; it is tried again"/);
  const { errors } = await ask(gateway.url, acrossDomains);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' },
  ]);
  expect(await ask(gateway.url, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  await rename(`${control}.aside`, control);
  await answeredAgain(gateway.url);
});

test('after a kill -9 of both, the next start recovers what was there', async () => {
  await gateway.process.stop('SIGKILL');
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  gateway = await startGateway({ env });
  await gateway.process.says(/data .* up to date/);
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
});

test('and a product whose PostgreSQL was killed can be stopped', async () => {
  process.kill(serverPid(env.STATE_DIRECTORY), 'SIGKILL');
  expect(await gateway.process.stop()).toMatchObject({ exitCode: 0 });
  expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
});
