import type { FastifyInstance } from 'fastify';

export interface Readiness {
  ready: boolean;
  /** Why not, in words. */
  reason?: string;
}

/** `/health/live`: the process answers. `/health/ready`: it can serve requests now; 503 while it starts or stops. */
export function healthRoutes(server: FastifyInstance, readiness: () => Promise<Readiness>): void {
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const { ready, reason } = await readiness();
    return reply.code(ready ? 200 : 503).send(ready ? { status: 'ready' } : { status: 'not ready', reason });
  });
}
