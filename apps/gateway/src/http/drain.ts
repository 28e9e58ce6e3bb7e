import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long the door stays open for requests under way, in milliseconds. */
const drainWithin = 5_000;

/**
 * Keeps the door open while requests are under way, so that a load balancer hears from `/health/ready` that the gateway
 * is stopping, and nobody whom it still sends here is turned away. Then the server takes no more connections.
 */
export function drainOnClose(server: FastifyInstance): void {
  const underWay = new Set<ServerResponse>();
  server.addHook('onRequest', async (_request, { raw }) => {
    underWay.add(raw);
    raw.once('close', () => underWay.delete(raw));
  });
  server.addHook('preClose', async () => {
    const end = Date.now() + drainWithin;
    while (underWay.size > 0 && Date.now() < end) await setTimeout(20);
  });
}
