import { on, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, runData, startByNpm, startGateway, startProgram } from '../src/testing/product';
import { processesOfGroup, type RunningProcess } from '../src/testing/running-process';
import { processesIn, scratchFolder, serversIn } from '../src/testing/state-folder';

test.concurrent.each<[string, (running: RunningProcess) => void, typeof startGateway?]>([
  ['Ctrl-C, which every process of a terminal gets', (running) => running.signalGroup('SIGINT')],
  ['SIGTERM, which the one process gets', (running) => process.kill(running.pid, 'SIGTERM')],
  ['SIGTERM, which npm alone gets', (running) => process.kill(running.pid, 'SIGTERM'), startByNpm],
  [
    'the end of the terminal, to which it can no longer write',
    (running) => {
      running.closeTerminal();
      running.signalGroup('SIGHUP');
    },
  ],
])('the product ends at %s, and leaves nothing running', async (_, end, start = startGateway) => {
  // One domain has all that must stop, and starts sooner than all of them.
  const env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: 'city-promotion' };
  const { process: running } = await start({ env });
  expect(serversIn(env.STATE_DIRECTORY)).toHaveLength(1);
  end(running);
  expect((await running.ended).exitCode).toBe(0);
  expect([...processesIn(env.STATE_DIRECTORY), ...processesOfGroup(running.pid)]).toEqual([]);
});

test.concurrent.each([
  ['', startGateway],
  [', of which npm passes on each', startByNpm],
])('a stop waits for requests under way, but not after a second Ctrl-C%s', async (_, start) => {
  const silent = createServer().listen(0, '127.0.0.1').unref();
  await once(silent, 'listening');
  const env = {
    STATE_DIRECTORY: await scratchFolder(),
    COLOCATED_SUBGRAPHS: 'international-relations',
    SUBGRAPH_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/{name}/graphql`,
  };
  const gateway = await start({ env });
  const unanswered = expect(ask(gateway.url, '{ comprehensivePlan { name } }')).rejects.toThrow('fetch failed');
  await questionTo(silent);

  gateway.process.signalGroup('SIGINT');
  await gateway.process.says(/Stopping/);
  await sleep(500);
  expect(gateway.process.isRunning).toBe(true);

  gateway.process.signalGroup('SIGINT');
  expect((await gateway.process.ended).exitCode).toBe(130);
  expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
  await unanswered;
});

test.concurrent('a stop does not wait for connections without a whole request', async () => {
  const env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: 'city-promotion' };
  const { process: running, url } = await startGateway({ env });
  for (const beginning of ['', 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-le']) {
    const connection = connect(Number(new URL(url).port), '127.0.0.1');
    connection.on('error', () => undefined);
    await once(connection, 'connect');
    connection.write(beginning);
  }
  running.signalGroup('SIGINT');
  expect((await running.ended).exitCode).toBe(0);
});

/** Until a server is asked a question: the gateway also asks for versions. */
async function questionTo(server: Server): Promise<void> {
  for await (const [{ url }] of on(server, 'request') as AsyncIterable<[IncomingMessage]>) {
    if (url?.endsWith('/graphql')) return;
  }
}

// By itself: after 15 seconds, a process no longer waits for a server that it is starting.
test('starts that are interrupted leave nothing running, and do not spoil the next', async () => {
  const env = { STATE_DIRECTORY: await scratchFolder() };
  const interruptions: [RegExp, (running: RunningProcess) => void][] = [
    [/Creating a database/, (running) => process.kill(running.pid, 'SIGTERM')],
    [/PostgreSQL /, (running) => running.signalGroup('SIGINT')],
  ];
  for (const [moment, interrupt] of interruptions) {
    const start = startProgram('apps/gateway/dist/main.js', [], { env });
    await start.says(moment);
    interrupt(start);
    expect((await start.ended).exitCode).toBe(0);
    expect([...processesIn(env.STATE_DIRECTORY), ...processesOfGroup(start.pid)]).toEqual([]);
  }
  expect(await runData([], { env })).toMatchObject({ exitCode: 0 });
});
