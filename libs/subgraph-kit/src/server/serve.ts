import { createHash, timingSafeEqual } from 'node:crypto';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type onRequestAsyncHookHandler,
} from 'fastify';
import { z } from 'zod';
import type { Subgraph } from '../execution/open-subgraph';
import { recent } from './recent';
import { versionRoute } from './version-route';

export interface ServeOptions {
  subgraphs: Subgraph[];
  /** Only callers that hold it are answered. */
  gatewaySecret: string;
  log: FastifyBaseLogger;
}

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** How long the gateway waits for the answer, in milliseconds. */
const timeoutHeader = 'x-request-timeout-ms';

/** Representations of a large page of entities stay well below this. */
const bodyLimit = 8 * 1024 * 1024;

/**
 * Serves subgraphs over HTTP, each at `/<name>/graphql`, to the gateway and nobody else; the version of their data at
 * `/<name>/version`, and at `/<name>/health` whether their database answers.
 * `/health/live` and `/health/ready` answer without the secret, and tell nothing but the state.
 */
export function serveSubgraphs({ subgraphs, gatewaySecret, log }: ServeOptions): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  const holdsSecret = secretCheck(gatewaySecret);

  server.get('/health/live', () => ({ status: 'live' }));
  const pings = new Map(subgraphs.map((subgraph) => [subgraph.name, recent(() => answers(subgraph))]));
  server.get('/health/ready', async (_request, reply) => {
    const answer = await Promise.all([...pings.values()].map((ping) => ping()));
    return tellState(reply, !answer.includes(false));
  });

  const refuseStrangers: onRequestAsyncHookHandler = async (request, reply) => {
    if (holdsSecret(request.headers.authorization)) return;
    return reply.code(401).send({
      errors: [{ message: 'Only the gateway may ask a subgraph.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  };

  for (const [name, ping] of pings) {
    server.get(`/${name}/health`, { onRequest: refuseStrangers }, async (_request, reply) =>
      tellState(reply, await ping()),
    );
  }
  for (const subgraph of subgraphs) {
    versionRoute(server, subgraph, refuseStrangers);
    server.post(`/${subgraph.name}/graphql`, { onRequest: refuseStrangers }, async (request, reply) => {
      const body = requestBody.safeParse(request.body);
      if (!body.success) {
        return reply
          .code(400)
          .send({ errors: [{ message: 'The body is no GraphQL request.', extensions: { code: 'BAD_REQUEST' } }] });
      }
      const { 'x-request-id': requestId, [timeoutHeader]: timeout } = request.headers;
      return subgraph.execute({
        ...body.data,
        requestId: typeof requestId === 'string' ? requestId : undefined,
        timeout: typeof timeout === 'string' && /^\d{1,9}$/.test(timeout) ? Number(timeout) : undefined,
      });
    });
  }
  return server;
}

const answers = (subgraph: Subgraph): Promise<boolean> =>
  subgraph.ping().then(
    () => true,
    () => false,
  );

const tellState = (reply: FastifyReply, isReady: boolean): FastifyReply =>
  reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'the database does not answer' });

/** Compares digests in constant time, so that neither the secret nor its length shows in the time it takes. */
function secretCheck(secret: string): (authorization: string | undefined) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), expected);
}
