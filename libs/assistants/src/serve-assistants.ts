import { ForbiddenMemberError, NotUtf8Error } from '@tokorozawa/exact-json';
import { ResourceError, sendResourceError, type ErrorOptions, type ResourcesOptions } from '@tokorozawa/resources';
import { Dependencies } from '@tokorozawa/response-cache';
import { negotiateLocale } from '@tokorozawa/vocabulary';
import type { FastifyContextConfig, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseHost } from './allowed-hosts';
// Loaded with the first message, because it loads the library of the protocol.
import { answerMessage } from './mcp-server';

export interface AssistantsOptions
  extends ErrorOptions, Pick<ResourcesOptions, 'askerOf' | 'limitConcurrency' | 'schema'> {
  /** The version of the product. */
  version: string;
  /** How the server treats requests to `/mcp`, such as whether it reads keys. */
  routeConfig: FastifyContextConfig;
}

/**
 * Serves `/mcp` by the Model Context Protocol (streamable HTTP). The server keeps no session: each message is a request of
 * its own, and is answered in JSON.
 */
export function serveAssistants(server: FastifyInstance, options: AssistantsOptions): void {
  // In a scope of its own, so that what is wrong with a request is told as JSON-RPC does.
  server.register((scope, _options, done) => {
    scope.setErrorHandler(sendError);
    scope.all('/mcp', {
      config: options.routeConfig,
      onRequest: async (request, reply) => applyRules(request, reply, options),
      handler: options.limitConcurrency(async (request, reply, began) => {
        if (Array.isArray(request.body)) throw batchRefused;
        const response = await answerMessage(request, {
          publicUrl: options.publicUrl,
          version: options.version,
          schema: options.schema(),
          locale: negotiateLocale(request.headers['accept-language']),
          askIn: (locale) => options.askerOf(request, locale, new Dependencies(), began),
          log: request.log,
        });
        return reply
          .code(response.status)
          .headers({ ...Object.fromEntries(response.headers), 'cache-control': 'no-store' })
          .send(await response.text());
      }),
    });
    done();
  });
}

/** A message that is refused before it is read. */
class MessageRefusedError extends Error {
  constructor(
    readonly statusCode: number,
    /** As JSON-RPC and MCP number them. */
    readonly rpcCode: number,
    message: string,
  ) {
    super(message);
  }
}

const batchRefused = new MessageRefusedError(
  400,
  -32_600,
  'Batches are not supported. Send each message in a request of its own; the connection stays open between them.',
);

const onlyPost = new ResourceError(405, 'METHOD_NOT_ALLOWED', {
  ja: 'ここは、AIアシスタントなどのプログラムが Model Context Protocol で接続するアドレスです。このアドレスをアシスタントの設定に加えてください。サーバーは POST だけを受け、接続を保持しません。',
  en: 'At this address, assistants connect by the Model Context Protocol. Add it to the settings of an assistant. The server takes POST alone, and keeps no session and no stream.',
});

async function applyRules(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AssistantsOptions,
): Promise<FastifyReply | undefined> {
  const { method, host, headers } = request;
  const reason = refuseHost(host, headers.origin, options.publicUrl);
  if (reason !== undefined) throw new MessageRefusedError(403, -32_000, reason);
  if (method === 'POST') return undefined;
  return sendResourceError(onlyPost, request, reply.header('allow', 'POST, OPTIONS'), options);
}

const parseErrors = ['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY'];
const messages: Partial<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the message with "content-type: application/json".',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The message is too large. Send a smaller one.',
};

function sendError(
  error: FastifyError | MessageRefusedError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error({ err: error }, 'a request failed');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ jsonrpc: '2.0', error: rpcErrorOf(error, status), id: null });
}

function rpcErrorOf(error: FastifyError | MessageRefusedError, status: number): { code: number; message: string } {
  if (status >= 500) return { code: -32_603, message: 'Something failed inside the server. Try again in a moment.' };
  if (error instanceof MessageRefusedError) return { code: error.rpcCode, message: error.message };
  if (parseErrors.includes(error.code)) return { code: -32_700, message: 'The body is not JSON.' };
  if (error instanceof NotUtf8Error) return { code: -32_700, message: error.message };
  if (error instanceof ForbiddenMemberError) return { code: -32_600, message: error.message };
  return { code: -32_000, message: messages[error.code] ?? error.message };
}
