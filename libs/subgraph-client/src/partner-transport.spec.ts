import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline } from '@tokorozawa/subgraph-kit';
import { Locale } from '@tokorozawa/vocabulary';
import { partnerTransport } from './partner-transport';

const sdl = 'type Query { stone: String }';
const request = { query: '{ stone }', variables: {} } as FetchRequest;

let server: Server;
let answersLate: boolean;
beforeEach(async () => {
  server = createServer((_request, response) => {
    if (!answersLate) response.setHeader('content-type', 'application/json').end('{"data":{"stone":"basalt"}}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a partner is not suspended for callers who have little time left', async () => {
  const states: string[] = [];
  const timeout = 1_000;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const partner = partnerTransport(
    'stones',
    { url, secret: undefined, maxAnswerSize: 10_000, timeout, sdl },
    { note: () => undefined, stateChanged: (_name, state) => states.push(state) },
  );
  const ask = (deadline: Deadline) => partner.fetch(request, { requestId: 'stones-1', locale: Locale.EN, deadline });
  const nearlyOver = () => new Deadline(15_000, new Deadline(0).began - 14_970);

  answersLate = true;
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => ask(nearlyOver())));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  answersLate = false;
  expect(await ask(new Deadline(15_000))).toMatchObject({ data: { stone: 'basalt' } });
  expect(states).not.toContain('suspended');
  await partner.close();
});
