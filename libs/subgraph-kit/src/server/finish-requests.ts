import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * When the server closes, closes the connections on which no request is under way, such as those that browsers open in
 * advance: Node would wait for them.
 *
 * @param underWay the responses that are not finished: the server adds each when its request begins, and removes it when it
 *   is closed
 * @param maxDrainTime in milliseconds. So long the end of the server is delayed until the requests under way are finished.
 *   Meanwhile it takes new ones, so that a load balancer has time to learn from `/health/ready` that it stops.
 */
export function finishRequestsOnClose(
  server: FastifyInstance,
  underWay: ReadonlySet<ServerResponse>,
  maxDrainTime = 0,
): void {
  const connections = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.addHook('preClose', async () => {
    const end = Date.now() + maxDrainTime;
    while (underWay.size > 0 && Date.now() < end) await setTimeout(20);
    const used = new Set([...underWay].map(({ socket }) => socket));
    for (const connection of connections) if (!used.has(connection)) connection.destroy();
  });
}
