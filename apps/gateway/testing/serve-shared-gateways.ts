// The process of the gateways that the specs of a run share: tools/jest/shared-gateways.js starts it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SharedGateways, type SharedGatewayOptions } from './shared-gateways';

const gateways = new SharedGateways();

/** A POST opens a gateway, and answers its address. A GET answers which subgraphs were asked for the request that it names. */
async function answer(request: IncomingMessage): Promise<string> {
  if (request.method === 'POST') return gateways.open(JSON.parse(await text(request)) as SharedGatewayOptions);
  return JSON.stringify(await gateways.subgraphsAskedFor(request.url?.slice(1) ?? ''));
}

const server = createServer((request, response) => {
  answer(request).then(
    (answered) => response.end(answered),
    (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
  );
});
// On a busy machine a spec may ask over a connection at the very moment at which it would be closed for being idle.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('disconnect', () => process.exit());
// Ctrl-C signals every process of a terminal. This one ends with the run.
process.on('SIGINT', () => undefined);
