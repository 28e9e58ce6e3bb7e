import { randomUUID } from 'node:crypto';
import type { BlockList } from 'node:net';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { isOneOf } from '@tokorozawa/process-kit';
import type { Admission, AdmissionLimits } from '../admission/admission';
import { boundedServer } from '../admission/connections';
import type { Incidents } from '../incidents/incidents';
import { largestBody } from '../limits/limits';
import type { CachedAnswers } from '../response-cache/cached-answers';
import { explorerFiles } from './explorer-files';
import { problemDetails, tellBadRequest, tellError } from './problem';
import { securityHeaders } from './security-headers';

export interface HttpServerOptions {
  log: FastifyBaseLogger;
  incidents: Incidents;
  explorerDirectory: string | undefined;
  admissionLimits: AdmissionLimits;
  admission: Admission;
  /** The proxies whose word about those behind them is believed. */
  trustedProxies: BlockList | undefined;
  cachedAnswers?: CachedAnswers | undefined;
}

/** An id that a caller may choose for its request; anything else is replaced. */
const requestId = /^[\w.:-]{1,64}$/;

/** The bare HTTP server: limits, ids, logs, security headers, CORS, compression, the explorer's files, errors. */
export async function createHttpServer({
  log,
  incidents,
  explorerDirectory,
  admissionLimits,
  admission,
  trustedProxies,
  cachedAnswers,
}: HttpServerOptions): Promise<FastifyInstance> {
  const isProxy = (address: string): boolean => trustedProxies !== undefined && isOneOf(trustedProxies, address);
  const server = fastify({
    serverFactory: (answer) => boundedServer(answer, admissionLimits, isProxy, incidents),
    // Without proxies nobody's word about an address is believed, and nothing is looked for in the headers.
    trustProxy: trustedProxies && isProxy,
    clientErrorHandler: (error, socket) => tellBadRequest(error, socket, incidents),
    loggerInstance: log,
    bodyLimit: largestBody,
    logController: new LogController({ disableRequestLogging: true }),
    // A path that cannot be read passes no hook.
    frameworkErrors: (error, request, reply) =>
      void tellError(error, request, reply.header('x-request-id', request.id)),
    // While it stops it still answers those who come; see drain.ts.
    return503OnClosing: false,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestId.test(given) ? given : randomUUID();
    },
  });
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  server.addHook('onResponse', async ({ method, url, log }, { statusCode, elapsedTime }) => {
    log.info({ method, path: url.split('?')[0], status: statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
  problemDetails(server);
  cachedAnswers?.answerFirst(server, admission.allowsKept);
  server.addHook('onRequest', async (_request, reply) => void reply.headers(securityHeaders));
  await server.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['x-request-id', 'etag', 'age', 'cache-status', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    maxAge: 86_400,
    strictPreflight: false,
  });
  // Also who is refused must be able to read why, from a page elsewhere too.
  admission.boundRate(server);
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip', 'identity'] });
  await explorerFiles(server, explorerDirectory);
  return server;
}
