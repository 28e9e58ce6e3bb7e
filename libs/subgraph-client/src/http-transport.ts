import type { LookupFunction } from 'node:net';
import type { FetchAnswer, FetchError } from '@tokorozawa/plan-executor';
import { callerHeader, DeadlineExceededError, writeCaller } from '@tokorozawa/subgraph-kit';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { acceptedEncodings, decodeBody, HttpClient, type HttpAnswer, type HttpRequest } from './http-client';
import { FetchFailedError, type FetchContext, type SubgraphTransport } from './transport';

export interface HttpTransportOptions {
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** In bytes. */
  maxAnswerSize: number;
  /** Looks up the host for each connection; the system's resolver when undefined. */
  lookup?: LookupFunction | undefined;
}

export interface OwnHttpTransportOptions extends HttpTransportOptions {
  gatewaySecret: string | undefined;
}

/** Reaches a subgraph of our own over HTTP. */
export function ownHttpTransport({ gatewaySecret, ...options }: OwnHttpTransportOptions): SubgraphTransport {
  const health = new URL('health', options.url);
  return httpTransport(options, {
    headers: gatewaySecret ? { authorization: `Bearer ${gatewaySecret}` } : {},
    headersOfCaller: ({ caller, idempotencyKey }) => ({
      ...(caller && { [callerHeader]: writeCaller(caller) }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    }),
    readAnswer({ status }, text) {
      // The gateway lacks the secret, not its caller.
      if (status === 401) throw new Error('the subgraph has another secret');
      return readOwnAnswer(text);
    },
    ping: { method: 'GET', path: health.pathname + health.search },
    isHealthy: ({ status }) => status === 200,
  });
}

export interface PartnerHttpTransportOptions extends HttpTransportOptions {
  /** The secret that was agreed with the partner. */
  secret?: string | undefined;
}

/** Reaches a subgraph of another organization. It never sees our own secret, and may be far away. */
export function partnerHttpTransport({ secret, ...options }: PartnerHttpTransportOptions): SubgraphTransport {
  const { pathname, search } = new URL(options.url);
  return httpTransport(options, {
    headers: { 'accept-encoding': acceptedEncodings, ...(secret && { authorization: `Bearer ${secret}` }) },
    headersOfCaller: () => undefined,
    readAnswer: (_answer, text) => readPartnerAnswer(text),
    ping: { method: 'POST', path: pathname + search, body: JSON.stringify({ query: '{ __typename }' }) },
    isHealthy: (_answer, text) => !readPartnerAnswer(text).errors,
  });
}

/** How our own subgraphs differ from those of others. */
interface Protocol {
  headers: Record<string, string>;
  /** What the subgraph learns of the caller. */
  headersOfCaller(context: FetchContext): Record<string, string> | undefined;
  /** Throws if the text is not a GraphQL answer. */
  readAnswer(answer: HttpAnswer, text: string): FetchAnswer;
  ping: Pick<HttpRequest, 'method' | 'path' | 'body'>;
  isHealthy(answer: HttpAnswer, text: string): boolean;
}

function httpTransport(
  { url, maxAnswerSize, lookup }: HttpTransportOptions,
  { headers, headersOfCaller, readAnswer, ping, isHealthy }: Protocol,
): SubgraphTransport {
  const { origin, pathname, search } = new URL(url);
  const client = new HttpClient({ origin, maxAnswerSize, lookup });
  const path = pathname + search;
  const commonHeaders = { 'content-type': 'application/json', accept: 'application/json', ...headers };

  async function send(
    request: Pick<HttpRequest, 'method' | 'path' | 'body' | 'isRepeatable'>,
    context: FetchContext,
  ): Promise<HttpAnswer> {
    const { requestId, deadline, locale } = context;
    const headers = {
      ...commonHeaders,
      'accept-language': languageTagOf[locale],
      'x-request-id': requestId,
      'x-request-timeout-ms': String(deadline.timeout),
      ...headersOfCaller(context),
    };
    try {
      return await client.send({ ...request, headers, deadline });
    } catch (error) {
      if (error instanceof FetchFailedError || error instanceof DeadlineExceededError) throw error;
      throw new FetchFailedError('the subgraph cannot be reached', true, undefined, { cause: error });
    }
  }

  /** Without an encoding, which is the rule, there is nothing to wait for. */
  const textOf = (answer: HttpAnswer): string | Promise<string> =>
    answer.encoding === '' ? String(answer.body) : decodeBody(answer, maxAnswerSize).then(String);

  return {
    async fetch({ body, isMutation }, context) {
      const answer = await send({ method: 'POST', path, body, isRepeatable: !isMutation }, context);
      try {
        return readAnswer(answer, await textOf(answer));
      } catch (error) {
        if (error instanceof FetchFailedError) throw error;
        const { status } = answer;
        const isOutage = status >= 500 || status === 401;
        throw new FetchFailedError(`status ${status} without a GraphQL answer`, isOutage);
      }
    },
    async ping(context) {
      const answer = await send({ ...ping, isRepeatable: true }, context);
      if (!isHealthy(answer, await textOf(answer))) throw new Error('the subgraph reports that it is not ready');
    },
    close: () => client.close(),
  };
}

type Json = Record<string, unknown>;

/** A subgraph of our own says with it how long an answer is true that depends on more than its data. */
const extensionsShape = z.object({
  validUntil: z.iso.datetime().optional(),
  versions: z.record(z.string(), z.string().nullable()).optional(),
});

/** Throws if the text is not a GraphQL answer. */
function readOwnAnswer(text: string): FetchAnswer {
  const { answer, extensions } = parseAnswer(text);
  return { ...answer, ...(extensions !== undefined && { extensions: extensionsShape.parse(extensions) }) };
}

/** As {@link readOwnAnswer}, for a subgraph of others: errors are marked as theirs, and `extensions` are ignored. */
function readPartnerAnswer(text: string): FetchAnswer {
  const { answer } = parseAnswer(text);
  return { ...answer, ...(answer.errors && { errors: answer.errors.map(markAsPartners) }) };
}

/** Tolerates what servers send although the specification forbids it, such as `errors: null` or a byte order mark. */
function parseAnswer(text: string): { answer: FetchAnswer; extensions: unknown } {
  const body: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const { data, errors, extensions } = isObject(body) ? body : {};
  const isAnswer = data === undefined ? Array.isArray(errors) && errors.length > 0 : data === null || isObject(data);
  if (!isAnswer) throw new Error('the body is not a GraphQL answer');
  const readErrors = isMissing(errors) ? [] : [errors].flat().map(readError);
  return {
    answer: {
      data: data as FetchAnswer['data'],
      // Without a backslash no string was escaped, so none needs to be.
      needsNoEscaping: !text.includes('\\'),
      ...(readErrors.length > 0 && { errors: readErrors }),
    },
    extensions: extensions ?? undefined,
  };
}

function readError(error: unknown): FetchError {
  if (!isObject(error)) return { message: typeof error === 'string' ? error : '' };
  const { message, path, extensions } = error;
  return {
    message: typeof message === 'string' ? message : '',
    ...(isPath(path) && { path }),
    ...(isObject(extensions) && { extensions: publicExtensions(extensions) }),
  };
}

/** `http` would set the status of our own answer; the other two are for the subgraph's developers. */
const publicExtensions = ({ http, stacktrace, exception, ...extensions }: Json): Json => extensions;

/** In characters. What a person reads is shorter. */
const maxPartnersMessage = 1_000;

/**
 * A code of another organization does not mean what ours does, even if it has the same name, and a message of any length
 * would be sent on to our callers.
 */
function markAsPartners({ message, extensions: { code, ...extensions } = {}, ...error }: FetchError): FetchError {
  const isCode = typeof code === 'string' || typeof code === 'number';
  // Below the first line some servers write a stack trace.
  const [line = ''] = message.trimStart().split(/\r?\n/, 1);
  const text = line.length > maxPartnersMessage ? `${line.slice(0, maxPartnersMessage)}…` : line;
  return {
    ...error,
    message: text,
    extensions: { ...extensions, code: 'SUBGRAPH_ERROR', ...(isCode && { subgraphCode: code }) },
  };
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPath = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');
