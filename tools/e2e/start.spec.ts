import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import {
  acrossDomains,
  answerAcrossDomains,
  ask,
  domainsOfQuestion,
  startGateway,
  startProgram,
} from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';
import { processesIn, scratchFolder, serversIn } from '../src/testing/state-folder';

const gatewayProgram = 'apps/gateway/dist/main.js';

test.concurrent('starts in one state directory share one PostgreSQL, and the last to stop stops it', async () => {
  const env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: domainsOfQuestion };
  const [one, other] = await Promise.all([startGateway({ env }), startGateway({ env })]);
  expect(serversIn(env.STATE_DIRECTORY)).toHaveLength(1);

  const onSamePort = await startProgram(gatewayProgram, [], { env: { ...env, PORT: new URL(one.url).port } }).ended;
  expect(onSamePort.exitCode).toBe(1);
  expect(lastLine(onSamePort.stderr)).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken by another program\./);
  for (const { url } of [one, other]) expect(await ask(url, acrossDomains)).toEqual(answerAcrossDomains);

  expect(await one.process.stop()).toMatchObject({ exitCode: 0 });
  expect(await ask(other.url, acrossDomains)).toEqual(answerAcrossDomains);
  expect(await other.process.stop()).toMatchObject({ exitCode: 0 });
  expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
});

test.concurrent('the query that a start suggests has an answer', async () => {
  const env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: 'comprehensive-plan' };
  const { process, url } = await startGateway({ env });
  const [, body = ''] = await process.says(/-d '(.+)'/);
  const { query } = JSON.parse(body) as { query: string };
  expect(await ask(url, query)).toEqual({ data: { comprehensivePlan: expect.anything() } });
});

test.each([
  ['gateway', 'PORT', gatewayProgram, []],
  ['gateway', 'METRICS_PORT', gatewayProgram, []],
  ['subgraph', 'PORT', 'apps/subgraph/dist/main.js', ['city-promotion']],
])('a %s whose %s is taken says so before it prepares anything', async (_what, variable, program, args) => {
  const stranger = createServer().listen(0, '127.0.0.1').unref();
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const directory = await scratchFolder();
  const env = {
    STATE_DIRECTORY: directory,
    PORT: '0',
    [variable]: String(port),
    COLOCATED_SUBGRAPHS: 'city-promotion',
  };
  const { exitCode, stdout, stderr } = await startProgram(program, args, { env }).ended;
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: ${variable}=${port + 1}.`,
  );
  expect(stdout).not.toMatch(/database|gateway/);
  expect(await readdir(directory)).toEqual([]);
  expect(processesIn(directory)).toEqual([]);
});
