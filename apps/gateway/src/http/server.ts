import { existsSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join, sep } from 'node:path';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import statics from '@fastify/static';
import { createBoundedServer, type Admission, type ConnectionLimits } from '@tokorozawa/admission-control';
import type { HttpCache } from '@tokorozawa/response-cache';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { authenticateCallers, type AuthenticationOptions } from '../access/authenticate';
import type { Incidents } from '../incidents';
import { FirstListener, type FirstListenerOptions } from './first-listener';
import { problemHandlers, sendConnectionProblem, sendError } from './problems';
import { pathOf, redirectToFrontPage, redirectWithoutSlash } from './public-path';
import { maxBodySize } from './request-rules';
import { sandboxPages } from './sandbox-pages';

export interface HttpServerOptions {
  log: FastifyBaseLogger;
  incidents: Incidents;
  /** The built pages; undefined for none. */
  explorerDirectory: string | undefined;
  /** The path of the script that improves pages; undefined while it is not built. */
  pageScript(): string | undefined;
  /** Where the public finds the root of the product, without a slash at its end; empty if that is not known. */
  publicUrl: string;
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  connectionLimits: ConnectionLimits;
  admission: Admission;
  authentication: AuthenticationOptions;
  /** True for the address of a proxy that reports truthfully on whose behalf it sends a request; undefined for none. */
  isProxy: ((address: string) => boolean) | undefined;
  httpCache?: HttpCache | undefined;
  /** Holds the responses that are not finished. */
  underWay: Set<ServerResponse>;
  onAnswered: FirstListenerOptions['onAnswered'];
}

/** The HTTP server without its routes, with everything that does not depend on GraphQL. */
export async function createHttpServer({
  log,
  incidents,
  explorerDirectory,
  pageScript,
  publicUrl,
  isSandbox,
  connectionLimits,
  admission,
  authentication,
  isProxy,
  httpCache,
  underWay,
  onAnswered,
}: HttpServerOptions): Promise<FastifyInstance> {
  const publicPath = pathOf(publicUrl);
  const first = new FirstListener({ log, publicPath, isProxy, admission, httpCache, underWay, onAnswered });
  const server = fastify({
    serverFactory: (listener) =>
      createBoundedServer(first.before(listener), {
        limits: connectionLimits,
        isProxy: isProxy ?? (() => false),
        onRefused: (reason) => incidents.note('connection-refused', reason),
      }),
    // Without trusted proxies, no header is read.
    trustProxy: isProxy,
    clientErrorHandler: (error, socket) => sendConnectionProblem(error, socket, incidents),
    loggerInstance: log,
    bodyLimit: maxBodySize,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    // A URL that cannot be parsed passes no hook.
    frameworkErrors: (error, request, reply) =>
      void sendError(error, request, reply.header('x-request-id', request.id)),
    // Ids name what they are about, and a municipality chooses a part of some. 100 characters would be the maximum otherwise.
    routerOptions: { maxParamLength: 1_000 },
    // No route declares schemas. Fastify would load a hundred modules to compile them.
    schemaController: { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } },
    // While it stops, it still answers; see finishRequestsOnClose.
    return503OnClosing: false,
    genReqId: first.idOf,
  });
  server.addHook('preClose', async () => first.beginClosing());
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  if (publicPath) redirectToFrontPage(server, publicPath, publicUrl);
  problemHandlers(server, { publicUrl, isSandbox, pageScript });
  httpCache?.register(server, (request) => !admission.isFlooding(request));
  server.addHook('onRequest', async (_request, reply) => void reply.headers(securityHeaders));
  redirectWithoutSlash(server);
  await server.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: [
      'x-request-id',
      'etag',
      'age',
      'cache-status',
      'missing-domains',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
      'www-authenticate',
    ],
    maxAge: 86_400,
    strictPreflight: false,
  });
  // After CORS, so that a page of another site can read why it was refused.
  authenticateCallers(server, admission, authentication);
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip', 'identity'] });
  await explorerFiles(server, explorerDirectory, isSandbox);
  return server;
}

function refuseSchemas(): never {
  throw new Error('A route declares a schema, and the server has no compiler for it.');
}

/** Serves the built pages, if they were built: the explorer at `/explorer` and the status at `/status`. */
async function explorerFiles(
  server: FastifyInstance,
  directory: string | undefined,
  isSandbox: boolean,
): Promise<void> {
  if (!directory || !existsSync(directory)) return;
  if (isSandbox) sandboxPages(server, directory);
  const assets = join(directory, 'assets') + sep;
  // Of an instance for trying, no address may lead to a page without its notice.
  const pages = isSandbox
    ? { index: false as const, allowedPath: (path: string) => !path.endsWith('.html') }
    : { extensions: ['html'] };
  await server.register(statics, {
    root: directory,
    ...pages,
    cacheControl: false,
    // Vite puts a hash of the content into the names of files under assets/. The pages themselves must be revalidated.
    setHeaders: (reply, path) =>
      void reply.setHeader(
        'cache-control',
        path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
}

/**
 * Our pages load nothing from other hosts. The editor needs inline styles, and underlines with images in data URLs; without
 * any other of these directives the pages would break too.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

const protect = helmet({
  contentSecurityPolicy,
  strictTransportSecurity: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

/** The headers of every answer. They never change, so Helmet runs once. */
export const securityHeaders = headersOf(protect);

function headersOf(middleware: typeof protect): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request, response, (error) => {
    if (error) throw error as Error;
  });
  return response.getHeaders() as Record<string, string>;
}
