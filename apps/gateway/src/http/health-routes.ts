import type { ReadyWhen } from '@tokorozawa/process-kit';
import type { FastifyInstance } from 'fastify';
import type { AskHealth } from './subgraph-health';

/**
 * `/health/live`: the process answers, whatever is the matter with the domains. `/health/ready`: it takes requests, and
 * as many domains answer as are wanted; else 503, as soon as it begins to stop too.
 */
export function healthRoutes(server: FastifyInstance, askHealth: AskHealth, readyWhen: ReadyWhen): void {
  let stopping = false;
  server.addHook('preClose', async () => void (stopping = true));
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (stopping) return reply.code(503).send({ status: 'stopping' });
    if (readyWhen === 'gateway') return { status: 'ready' };
    const health = await askHealth();
    const down = health.filter(({ status }) => status === 'down').map(({ name }) => name);
    const isReady = readyWhen === 'all' ? down.length === 0 : down.length < health.length;
    const status = isReady ? 'ready' : 'not ready';
    return reply.code(isReady ? 200 : 503).send({ status, ...(down.length > 0 && { down }) });
  });
}
