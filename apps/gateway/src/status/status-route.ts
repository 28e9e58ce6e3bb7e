import type { SubgraphClient } from '@tokorozawa/subgraph-client';
import type { FastifyInstance } from 'fastify';
import { pingSubgraph } from '../http/health';
import type { Status } from './status';
import type { StatusFile } from './status-file';

export interface StatusRouteOptions {
  client: SubgraphClient;
  status: Status;
  /** Undefined if the record is not kept. */
  file: StatusFile | undefined;
  /** In milliseconds; undefined for never. */
  checkInterval: number | undefined;
}

/** Serves `/status.json`, which the page at `/status` shows, and checks all subgraphs from time to time. */
export function statusRoute(
  server: FastifyInstance,
  { client, status, file, checkInterval }: StatusRouteOptions,
): void {
  async function check(): Promise<void> {
    const pings = [...client.transports].map(async ([name, transport]) => {
      const isUp = await pingSubgraph(transport);
      // A partner may have left meanwhile.
      if (client.transports.get(name) === transport) status.recordHealth(name, isUp);
    });
    await Promise.all(pings);
    await file?.write(status.kept);
  }
  if (checkInterval !== undefined) {
    const timer = setInterval(() => void check(), checkInterval).unref();
    server.addHook('onReady', check);
    server.addHook('onClose', async () => clearInterval(timer));
  }

  server.addHook('onClose', async () => file?.write(status.kept));
  server.get('/status.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({
      startedAt: status.startedAt,
      since: status.since,
      now: new Date().toISOString(),
      parts: status.parts(),
    }),
  );
}
