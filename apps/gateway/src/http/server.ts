import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { largestBody } from '../limits/limits';
import { contentSecurityPolicy } from './content-security-policy';
import { problemDetails } from './problem';

export interface HttpServerOptions {
  log: FastifyBaseLogger;
  /** The built explorer; without it there is no page at `/`. */
  explorerDirectory: string | undefined;
}

/** An id that a caller may choose for its request; anything else is replaced. */
const requestId = /^[\w.:-]{1,64}$/;

/** The bare HTTP server: ids, logs, security headers, CORS, compression, the explorer's files, errors. */
export async function createHttpServer({ log, explorerDirectory }: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: log,
    bodyLimit: largestBody,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestId.test(given) ? given : randomUUID();
    },
  });
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  server.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    request.log.info(
      { method, path: url.split('?')[0], status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  problemDetails(server);
  await server.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await server.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['x-request-id', 'etag'],
    maxAge: 86_400,
  });
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip', 'identity'] });
  if (explorerDirectory && existsSync(explorerDirectory)) {
    await server.register(statics, {
      root: explorerDirectory,
      // Vite names the files under assets/ by their content, so they never change; the page itself is asked for again.
      setHeaders: (reply, path) =>
        void reply.setHeader(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  }
  return server;
}
