import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline, serveSubgraphs, type Caller, type Subgraph, type SubgraphRequest } from '@tokorozawa/subgraph-kit';
import { Locale } from '@tokorozawa/vocabulary';
import { pino } from 'pino';
import { openSubgraphClient } from './subgraph-client';

const gatewaySecret = 'a secret of more than sixteen letters';
const caller: Caller = { id: 'issuer|担当 "A"', municipality: '112097', scopes: ['facilities:write'] };
const incidents = { note: () => undefined, stateChanged: () => undefined };
const body = '{"query":"mutation { put }"}';
const request = { query: 'mutation { put }', body, variables: {}, isMutation: true } as FetchRequest;
const contextOf = (): object => ({ requestId: 'r-1', deadline: new Deadline(10_000), locale: Locale.JA });

let received: SubgraphRequest[];
beforeEach(() => void (received = []));
const subgraph = {
  name: 'domain',
  ping: async () => undefined,
  execute: async (sent: SubgraphRequest) => {
    received.push(sent);
    return { data: { put: null } };
  },
} as Partial<Subgraph> as Subgraph;

/** Fetches for the caller, and for nobody in particular. */
async function fetchTwice(options: { colocated: Subgraph[]; url?: string; isOwn?: boolean }): Promise<void> {
  const { colocated, url, isOwn } = options;
  const ownUrl = () => (isOwn ? url : undefined);
  const client = openSubgraphClient({ colocated, ownUrl, gatewaySecret, maxAnswerSize: 1_000, incidents });
  client.connect({ name: 'domain', url });
  const context = contextOf() as Parameters<typeof client.fetch>[2];
  await client.fetch('domain', request, { ...context, caller, idempotencyKey: 'a-key' });
  await client.fetch('domain', request, context);
  await client.close();
}

const expected = [
  { requestId: 'r-1', caller, idempotencyKey: 'a-key' },
  { requestId: 'r-1', caller: undefined, idempotencyKey: undefined },
];

test('a subgraph in this process learns who calls', async () => {
  await fetchTwice({ colocated: [subgraph] });
  expect(received).toMatchObject(expected);
});

test('a subgraph of our own in another process learns who calls', async () => {
  const server = serveSubgraphs({ subgraphs: [subgraph], gatewaySecret, log: pino({ level: 'silent' }) });
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    await fetchTwice({ colocated: [], url: `${origin}/domain/graphql`, isOwn: true });
    expect(received).toMatchObject(expected);
    const headers = { authorization: `Bearer ${gatewaySecret}`, 'x-caller': '{"id":"x","scopes":["everything"]}' };
    const payload = { query: '{ put }' };
    const { statusCode } = await server.inject({ method: 'POST', url: '/domain/graphql', headers, payload });
    expect(statusCode).toBe(400);
  } finally {
    await server.close();
  }
});

test('a subgraph of another organization learns nothing of the caller', async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer(({ headers }, response) => {
    seen.push(headers);
    response.end('{"data":{"put":null}}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await fetchTwice({ colocated: [], url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
    expect(seen).toHaveLength(2);
    for (const headers of seen) {
      for (const name of ['x-caller', 'idempotency-key', 'authorization']) expect(headers).not.toHaveProperty(name);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
