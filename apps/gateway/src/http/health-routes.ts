import type { FastifyInstance } from 'fastify';

/** `/health/live`: the process answers. `/health/ready`: it takes requests; 503 as soon as it begins to stop. */
export function healthRoutes(server: FastifyInstance): void {
  let stopping = false;
  server.addHook('preClose', async () => void (stopping = true));
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', (_request, reply) =>
    reply.code(stopping ? 503 : 200).send({ status: stopping ? 'stopping' : 'ready' }),
  );
}
