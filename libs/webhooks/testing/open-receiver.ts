import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, BlockList } from 'node:net';
import type { Certificate } from './certificate';

export { type Certificate, makeCertificate } from './certificate';

/** A request as it arrived. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  /** Everything that arrived, oldest first. */
  received: Received[];
  /** How the receiver answers from now on. By default it answers 204. */
  answer(how: (response: ServerResponse, received: Received) => void): void;
  close(): Promise<void>;
}

/**
 * Opens a receiver of webhooks on the loopback address: {@link loopback} permits to send to it.
 *
 * @param certificate that it shows; without one, it receives over plain HTTP
 */
export async function openReceiver(certificate?: Certificate): Promise<Receiver> {
  const received: Received[] = [];
  let answer: Parameters<Receiver['answer']>[0] = (response) => response.writeHead(204).end();
  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    void bodyOf(request).then((body) => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      answer(response, one);
    });
  };
  const server = certificate ? createTlsServer(certificate, receive) : createServer(receive);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answer: (how) => void (answer = how),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The networks to permit in tests. */
export const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
