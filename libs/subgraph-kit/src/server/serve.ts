import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type onRequestAsyncHookHandler,
} from 'fastify';
import { negotiateLocale } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { presentedKey } from '../access/access-key';
import { callerHeader, readCaller, type Caller } from '../access/caller';
import type { Subgraph } from '../execution/open-subgraph';
import { addFeedRoutes } from './feed-routes';
import { finishRequestsOnClose } from './finish-requests';

export interface ServeOptions {
  subgraphs: Subgraph[];
  /** Only callers that send it are answered. */
  gatewaySecret: string;
  log: FastifyBaseLogger;
}

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** The header with the time that the gateway waits for the answer, in milliseconds. */
const timeoutHeader = 'x-request-timeout-ms';

/** In bytes. The representations of a large page of entities stay well below it. */
const maxBodySize = 8 * 1024 * 1024;

/** The gateway repeats its request for the next version after this time. */
const versionTimeoutMs = 1_000;

/** How long the answer of a health check is reused, in milliseconds. */
const healthValidForMs = 1_000;

/**
 * Serves subgraphs over HTTP, to the gateway and nobody else: each at `/<name>/graphql`, the version of its data at
 * `/<name>/version`, its change feed at `/<name>/changes`, `/<name>/records` and `/<name>/descriptions`, and at
 * `/<name>/health` whether its database answers. The domain that stores the keys of those who may write checks them at `/<name>/access-keys`.
 * `/health/live` and `/health/ready` answer without the secret and contain nothing but the state.
 */
export function serveSubgraphs({ subgraphs, gatewaySecret, log }: ServeOptions): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    bodyLimit: maxBodySize,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  const underWay = new Set<ServerResponse>();
  server.addHook('onRequest', async (_request, { raw }) => {
    underWay.add(raw);
    raw.once('close', () => underWay.delete(raw));
  });
  finishRequestsOnClose(server, underWay);
  const holdsSecret = secretCheck(gatewaySecret);

  server.get('/health/live', () => ({ status: 'live' }));
  const pings = new Map(subgraphs.map((subgraph) => [subgraph.name, recent(() => doesAnswer(subgraph))]));
  server.get('/health/ready', async (_request, reply) => {
    const answer = await Promise.all([...pings.values()].map((ping) => ping()));
    return sendState(reply, !answer.includes(false));
  });

  const requireSecret: onRequestAsyncHookHandler = async (request, reply) => {
    if (holdsSecret(request.headers.authorization)) return;
    return reply.code(401).send({
      errors: [{ message: 'Only the gateway may ask a subgraph.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  };

  for (const [name, ping] of pings) {
    server.get(`/${name}/health`, { onRequest: requireSecret }, async (_request, reply) =>
      sendState(reply, await ping()),
    );
  }
  for (const subgraph of subgraphs) {
    addVersionRoute(server, subgraph, requireSecret);
    const { checkKey } = subgraph;
    if (checkKey) {
      server.post(`/${subgraph.name}/access-keys`, { onRequest: requireSecret }, async (request, reply) => {
        const key = presentedKey.safeParse(request.body);
        return key.success ? checkKey(key.data) : sendBadRequest(reply, 'The body is not a key.');
      });
    }
    addFeedRoutes(server, subgraph, requireSecret);
    server.post(`/${subgraph.name}/graphql`, { onRequest: requireSecret }, async (request, reply) => {
      const body = requestBody.safeParse(request.body);
      if (!body.success) return sendBadRequest(reply, 'The body is not a GraphQL request.');
      const { 'x-request-id': requestId, [timeoutHeader]: timeout, 'accept-language': language } = request.headers;
      const { [callerHeader]: callerText, 'idempotency-key': idempotencyKey } = request.headers;
      let caller: Caller | undefined;
      try {
        if (typeof callerText === 'string') caller = readCaller(callerText);
      } catch {
        return sendBadRequest(reply, `The header "${callerHeader}" does not describe a caller.`);
      }
      return subgraph.execute({
        ...body.data,
        requestId: typeof requestId === 'string' ? requestId : undefined,
        timeout: typeof timeout === 'string' && /^\d{1,9}$/.test(timeout) ? Number(timeout) : undefined,
        locale: negotiateLocale(language),
        caller,
        idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
      });
    });
  }
  return server;
}

/**
 * Adds the route `/<name>/version`, which answers `{"version": "…"}`, or null while the version is unknown. With
 * `?after=…` it waits until the version differs, for a limited time, after which the gateway asks again.
 */
function addVersionRoute(server: FastifyInstance, subgraph: Subgraph, onRequest: onRequestAsyncHookHandler): void {
  const waiting = new Set<AbortController>();
  server.addHook('preClose', async () => waiting.forEach((controller) => controller.abort()));

  async function waitForAnother(version: string | undefined): Promise<void> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), versionTimeoutMs);
    waiting.add(controller);
    await subgraph.version().otherThan(version, controller.signal);
    waiting.delete(controller);
    clearTimeout(timer);
  }

  server.get<{ Querystring: { after?: string } }>(`/${subgraph.name}/version`, { onRequest }, async ({ query }) => {
    if (query.after === undefined) await subgraph.version().ask();
    else await waitForAnother(query.after || undefined);
    await subgraph.version().catchUp();
    return { version: subgraph.version().current() ?? null };
  });
}

/** Shares one call among all who ask while it is in progress, and for a second after it. `ask` must not reject. */
export function recent<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    if (!answer) {
      answer = ask();
      void answer.then(() => setTimeout(() => (answer = undefined), healthValidForMs).unref());
    }
    return answer;
  };
}

const doesAnswer = (subgraph: Subgraph): Promise<boolean> =>
  subgraph.ping().then(
    () => true,
    () => false,
  );

const sendBadRequest = (reply: FastifyReply, message: string): FastifyReply =>
  reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

const sendState = (reply: FastifyReply, isReady: boolean): FastifyReply =>
  reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'the database does not answer' });

/** Compares digests in constant time, so that the time reveals neither the secret nor its length. */
function secretCheck(secret: string): (authorization: string | undefined) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), expected);
}
