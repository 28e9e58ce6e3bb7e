import type { FastifyCorsOptions } from '@fastify/cors';
import { identifyCaller, type Admission } from '@tokorozawa/admission-control';
import type { KeyChecker } from '@tokorozawa/subgraph-client';
import { Deadline, readAccessKey, type Caller, type PresentedKey } from '@tokorozawa/subgraph-kit';
import { PlanningGraphError, UnauthenticatedError } from '@tokorozawa/vocabulary';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendRequestError } from '../http/problems';
import type { Incidents } from '../incidents';
import type { AccessTokens } from './access-tokens';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request, if a valid key or access token came with it. */
    caller: Caller | undefined;
    /** Why the key or access token of the request was refused. */
    refusedCredentials: PlanningGraphError | undefined;
  }
  interface FastifyContextConfig {
    /** Settings of the plugin for CORS, whose own types leave them out. */
    cors?: FastifyCorsOptions;
    /** True for a route that accepts keys and access tokens. Others do not read the header `authorization`. */
    acceptsCredentials?: boolean;
  }
}

export interface AuthenticationOptions {
  /** Undefined if no domain stores keys. */
  keys: KeyChecker | undefined;
  /** Undefined if no issuer of access tokens is trusted. */
  accessTokens: AccessTokens | undefined;
  incidents: Incidents;
}

/** In milliseconds. */
const maxCheckTime = 3_000;

/** Other schemes are for a proxy in front of the gateway, as those of Basic are. */
const bearerPattern = /^bearer +(.*)$/i;

/**
 * Adds the hooks that find out who sends a request, before and after the rate of requests is limited: requests of a known
 * caller count for the caller, and those whose credentials were refused count for their network address.
 */
export function authenticateCallers(
  server: FastifyInstance,
  admission: Pick<Admission, 'limitRate' | 'isFlooding'>,
  options: AuthenticationOptions,
): void {
  server.decorateRequest('caller', undefined);
  server.decorateRequest('refusedCredentials', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    const { authorization } = request.headers;
    // Most requests are anonymous, and do not wait here.
    if (authorization === undefined || request.routeOptions.config.acceptsCredentials !== true) return done();
    if (hasSeveral(request, authorization)) {
      request.refusedCredentials = severalCredentials();
      return done();
    }
    const credentials = bearerPattern.exec(authorization)?.[1];
    if (credentials === undefined) return done();
    if (admission.isFlooding(request)) {
      request.refusedCredentials = unchecked('key or access token');
      return done();
    }
    const began = performance.now();
    authenticate(credentials, options).then(
      (caller) => {
        request.caller = caller;
        identifyCaller(request, caller.id, performance.now() - began);
        done();
      },
      (error: unknown) => {
        request.refusedCredentials = error instanceof PlanningGraphError ? error : undefined;
        done(error instanceof PlanningGraphError ? undefined : (error as Error));
      },
    );
  });
  admission.limitRate(server);
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.refusedCredentials) return done();
    const { message, extensions } = request.refusedCredentials;
    if (extensions.code === 'UNAUTHENTICATED') reply.header('www-authenticate', challengeOf(request));
    else reply.header('retry-after', '1');
    sendRequestError(request, reply, message, extensions.code as 'UNAUTHENTICATED' | 'AUTHENTICATION_UNAVAILABLE');
  });
}

/** As RFC 6750 names it: a request with several tokens is wrong by itself, whatever they are. */
const challengeOf = ({ headers: { authorization = '' }, raw }: FastifyRequest): string =>
  `Bearer error="${hasSeveral({ raw }, authorization) ? 'invalid_request' : 'invalid_token'}"`;

/** Node keeps the first of several headers, and a proxy may have joined them. Nobody knows which of them is meant. */
const hasSeveral = ({ raw }: Pick<FastifyRequest, 'raw'>, authorization: string): boolean =>
  (raw.headersDistinct.authorization?.length ?? 0) > 1 || /, *bearer /i.test(authorization);

const severalCredentials = (): UnauthenticatedError =>
  new UnauthenticatedError(
    'The request has more than one key or access token. Send one, in one header "authorization".',
  );

/** Rejects with an UnauthenticatedError, or if nobody can say whether the credentials are valid, with another one. */
async function authenticate(
  credentials: string,
  { keys, accessTokens, incidents }: AuthenticationOptions,
): Promise<Caller> {
  const key = keys && readAccessKey(credentials);
  try {
    if (key) return await checkKey(keys, key);
    if (accessTokens && !credentials.startsWith('pgk_')) return await accessTokens.verify(credentials);
  } catch (err) {
    if (err instanceof PlanningGraphError) throw err;
    incidents.note('authentication-failure', key ? 'the keys cannot be read' : 'the issuer does not answer', { err });
    throw unchecked(key ? 'key' : 'access token');
  }
  throw unknownKey();
}

async function checkKey(keys: KeyChecker, key: PresentedKey): Promise<Caller> {
  const check = await keys.check(key, new Deadline(maxCheckTime));
  switch (check.state) {
    case 'valid':
      return { id: `key:${key.id}`, municipality: check.municipality, scopes: check.scopes };
    case 'unknown':
      throw unknownKey();
    default: {
      const what = check.state === 'expired' ? 'expired' : 'was revoked';
      throw new UnauthenticatedError(
        `The key ${key.id} ${what} at ${check.since}. Ask the office that issued it for a new one.`,
      );
    }
  }
}

const unknownKey = (): UnauthenticatedError =>
  new UnauthenticatedError(
    'The key is not known. Send the whole key as it was issued, "Bearer pgk_…", in the header "authorization"; or leave the header out to read only.',
  );

const unchecked = (what: string): PlanningGraphError =>
  new PlanningGraphError(
    `The ${what} cannot be checked at the moment. Send the same request again; without it, if it only reads.`,
    'AUTHENTICATION_UNAVAILABLE',
  );
