// The process of the gateways that the specs of a run share: tools/jest/shared-gateways.js starts it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SharedGateways, type SharedGatewayOptions } from './shared-gateways';

const gateways = new SharedGateways();

const server = createServer((request, response) => {
  text(request)
    .then((body) => gateways.open(JSON.parse(body) as SharedGatewayOptions))
    .then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
    );
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('disconnect', () => process.exit());
// Ctrl-C signals every process of a terminal. This one ends with the run.
process.on('SIGINT', () => undefined);
