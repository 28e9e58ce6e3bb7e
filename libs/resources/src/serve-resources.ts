import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { callerOf, type Handler } from '@tokorozawa/admission-control';
import { Dependencies, etagOf, type HttpCache, matchesEtag } from '@tokorozawa/response-cache';
import { languageTagOf, type Locale } from '@tokorozawa/vocabulary';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { chooseForm, type ChosenForm, unknownForm } from './choose-form';
import { withDomainName } from './domain-names';
import { localeOf } from './language';
import { faultyVariables } from './faulty-variables';
import { requireKnownParameters, withParameter } from './query-parameters';
import { addressesOf, paramsOf, queryFor } from './request-parts';
import type { Ask, Form, Representation, Resource } from './resource';
import { ResourceError } from './resource-error';
import { retryAfterOutage, sendResourceError, type ErrorOptions, type ErrorPage } from './send-error';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The resource that a route serves. */
    resource?: Resource;
  }
}

export interface ResourcesOptions {
  /** Where the public finds the root of the product, without a slash at its end; empty if that is not known. */
  publicUrl: string;
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  /** Whom to tell of a vulnerability, as addresses. */
  securityContacts: readonly string[];
  /** The path of the script that improves pages; undefined while it is not built. */
  pageScript(): string | undefined;
  /** The schema that callers see now, described in English. */
  schema(): GraphQLSchema;
  /** The same schema, described in a language. */
  schemaIn(locale: Locale): GraphQLSchema;
  /**
   * Asks on behalf of a request, and adds what the answers depend on.
   * @param began when its time began, by `performance.now()`
   */
  askerOf(request: FastifyRequest, locale: Locale, dependencies: Dependencies, began: number): Ask;
  /** Waits until the next operation of a request that goes on for long may begin. */
  awaitTurn(request: FastifyRequest): unknown;
  limitConcurrency(handler: Handler): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
  /** Undefined if nothing is cached. */
  httpCache: HttpCache | undefined;
  errorPage: ErrorPage;
}

/** Serves resources, each in all of its forms and both languages. */
export function serveResources(
  server: FastifyInstance,
  resources: readonly Resource[],
  options: ResourcesOptions,
): void {
  const handler = options.limitConcurrency(async (request, reply, began) => {
    const resource = request.routeOptions.config.resource as Resource;
    try {
      return await sendOrNext(resource, options, request, reply, began);
    } catch (error) {
      if (error instanceof ResourceError) {
        const fault = (error.status === 404 && unknownForm(resource, paramsOf(request))) || error;
        const told = withDomainName(withParameter(fault, queryFor(resource, request).keys()), options.schema());
        return sendResourceError(told, request, reply, options);
      }
      throw error;
    }
  });
  for (const resource of resources) {
    const { path, forms } = resource;
    server.get(path, { config: { resource }, handler });
    refuseOtherMethods(server, path, options);
    const endsWithParameter = /:\w+$/.test(path);
    if (endsWithParameter || forms.every(({ suffix }) => suffix === undefined)) continue;
    server.get(`${path}.:suffix`, { config: { resource }, handler });
    refuseOtherMethods(server, `${path}.:suffix`, options);
  }
}

/** What is at an address can only be read. This is said before a body is read. */
export function refuseOtherMethods(server: FastifyInstance, url: string, options: ErrorOptions): void {
  const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    sendResourceError(methodRefused(request.method), request, reply.header('allow', 'GET, HEAD'), options);
  server.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE'], url, onRequest: refuse, handler: refuse });
}

const methodRefused = (method: string): ResourceError =>
  new ResourceError(405, 'METHOD_NOT_ALLOWED', {
    ja: `ここでは ${method} は使えません。GET か HEAD を使ってください。データの追加と変更は /graphql で受け付けます。`,
    en: `The method ${method} is not offered here. Use GET or HEAD; data are written at /graphql.`,
  });

/** Sends a resource; in place of a picture that cannot be drawn, the form that the caller accepts next. */
async function sendOrNext(
  resource: Resource,
  options: ResourcesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  began: number,
): Promise<FastifyReply> {
  try {
    return await send(resource, options, request, reply, began);
  } catch (error) {
    const others = error instanceof ResourceError && error.status === 404 && withoutPictures(resource, request);
    if (!others) throw error;
    // The key of the request is that of the picture, so that this is not cached.
    return send(others, { ...options, httpCache: undefined }, request, reply, began);
  }
}

/** The resource without its pictures, if the caller would accept another form in place of one of them. */
function withoutPictures(resource: Resource, request: FastifyRequest): Resource | undefined {
  const params = paramsOf(request);
  const { accept } = request.headers;
  const isPicture = ({ mediaType }: Form): boolean => mediaType.startsWith('image/');
  const { form } = chooseForm(resource, params, accept);
  const isNegotiated = chooseForm(resource, params, undefined).form !== form;
  const [first, ...rest] = resource.forms.filter((one) => !isPicture(one));
  if (!isNegotiated || !isPicture(form) || !first) return undefined;
  const others: Resource = { ...resource, forms: [first, ...rest] };
  try {
    chooseForm(others, params, accept);
    return others;
  } catch {
    return undefined;
  }
}

async function send(
  resource: Resource,
  options: ResourcesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  began: number,
): Promise<FastifyReply> {
  const chosen = chooseForm(resource, paramsOf(request), request.headers.accept);
  const query = queryFor(resource, request);
  requireParameters(resource, chosen.form, query);
  const locale = localeOf(query, request.headers['accept-language']);
  const dependencies = new Dependencies();
  // What asks nothing of the graph depends on the code alone.
  dependencies.operation = 'query';
  let hasErrors = false;
  let askGraph = options.askerOf(request, locale, dependencies, began);
  let isStreaming = false;
  const ask: Ask = async (text, variables) => {
    if (isStreaming) {
      await options.awaitTurn(request);
      // Each page of a long file has the time of a request.
      askGraph = options.askerOf(request, locale, dependencies, performance.now());
    }
    const { data, errors } = await askGraph<never>(text, variables);
    hasErrors ||= errors.length > 0;
    return { data, errors: errors.map((error) => ({ ...error, variables: faultyVariables(text, error) })) };
  };
  const representation = await chosen.form.write({
    params: chosen.params,
    query,
    locale,
    addresses: addressesOf(request, options.publicUrl),
    forms: resource.forms,
    isSandbox: options.isSandbox,
    securityContacts: options.securityContacts,
    pageScript: options.pageScript(),
    schema: options.schema(),
    schemaIn: (language) => options.schemaIn(language),
    ask,
    caller: callerOf(request),
    isAbandoned: () => request.raw.socket.destroyed,
    log: request.log,
  });
  const headers = headersOf(representation, chosen, locale);
  // What lacks something now may be whole in a moment.
  if (hasErrors) headers['cache-control'] = 'no-store';
  const { body, status = 200, validUntil = Infinity } = representation;
  dependencies.limitValidity(validUntil);
  if (isInPieces(body)) {
    const stream = await streamOf(body);
    isStreaming = true;
    return sendStream(stream, request, withHeaders(reply.code(status), headers));
  }
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const isKept = status === 200 && !hasErrors;
  const answer = { bytes, headers, dependencies };
  if (isKept && (await options.httpCache?.addAndSendResource(request, reply, answer))) return reply;
  if (isKept && isUnchanged(request, reply, bytes, headers)) {
    return withHeaders(reply.code(304), headers).send();
  }
  return withHeaders(reply.code(status), headers).send(bytes);
}

function requireParameters(
  { parameters: common = [] }: Resource,
  { parameters = [] }: Form,
  query: URLSearchParams,
): void {
  if (common !== 'any') requireKnownParameters(query, { single: [...common, ...parameters] });
}

async function sendStream(stream: Readable, { method }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // Fastify would read all of it for HEAD.
  if (method === 'HEAD') {
    stream.destroy();
    return reply.send();
  }
  void reply.send(stream);
  // It is under way until its last byte is sent, or its caller left.
  await finished(reply.raw).catch(() => undefined);
  return reply;
}

/** Tags what the cache does not send. True if the caller has it already. */
function isUnchanged(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  bytes: Buffer,
  { 'content-language': language = '' }: Record<string, string>,
): boolean {
  const etag = etagOf(bytes, language);
  reply.header('etag', etag);
  return matchesEtag(headers['if-none-match'], etag);
}

/** Sets headers, and leaves those out that are empty. */
function withHeaders(reply: FastifyReply, headers: Record<string, string>): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    if (value === '') reply.removeHeader(name);
    else reply.header(name, value);
  }
  return reply;
}

function headersOf({ headers, status }: Representation, { form }: ChosenForm, locale: Locale): Record<string, string> {
  return {
    'content-type': form.mediaType,
    'content-language': languageTagOf[locale],
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding, accept-language',
    ...(status === 503 && { 'retry-after': retryAfterOutage }),
    ...headers,
  };
}

const isInPieces = (body: Representation['body']): body is AsyncIterable<string | Buffer> =>
  typeof body !== 'string' && !Buffer.isBuffer(body);

/** Waits for the first piece, so that a fault that shows at once is told as such, and nothing is half written. */
async function streamOf(pieces: AsyncIterable<string | Buffer>): Promise<Readable> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* all() {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const stream = Readable.from(all(), { objectMode: false });
  // A generator that was not begun, as for HEAD, ends nothing. What fails while a file is given up concerns nobody any more.
  stream.once('close', () => void iterator.return?.().catch(() => undefined));
  return stream;
}
