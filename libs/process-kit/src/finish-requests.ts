import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** In milliseconds. */
const maxDrainTime = 5_000;

/**
 * Delays the end of the server until the requests under way are finished. Meanwhile it takes new ones, so that a load
 * balancer learns from `/health/ready` that the process stops, and no request that it still sends is refused. Connections
 * without a whole request, such as those that browsers open in advance, are then closed: Node would wait for them.
 */
export function finishRequestsOnClose(server: FastifyInstance): void {
  const underWay = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.addHook('onRequest', async (_request, { raw }) => {
    underWay.add(raw);
    raw.once('close', () => underWay.delete(raw));
  });
  server.addHook('preClose', async () => {
    const end = Date.now() + maxDrainTime;
    while (underWay.size > 0 && Date.now() < end) await setTimeout(20);
    const used = new Set([...underWay].map(({ socket }) => socket));
    for (const connection of connections) if (!used.has(connection)) connection.destroy();
  });
}
